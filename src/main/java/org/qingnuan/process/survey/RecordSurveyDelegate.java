package org.qingnuan.process.survey;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Households;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 登记摸底结果: the village's roster enters the register. */
@Component
class RecordSurveyDelegate implements JavaDelegate {

    private final Households households;

    RecordSurveyDelegate(Households households) {
        this.households = households;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        households.recordSurvey(step.subject(), step.submission(), step.by());
    }
}
