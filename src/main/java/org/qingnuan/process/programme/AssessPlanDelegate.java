package org.qingnuan.process.programme;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Reviews;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 年度考核. */
@Component
class AssessPlanDelegate implements JavaDelegate {

    private final Reviews reviews;

    AssessPlanDelegate(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        reviews.note(step.subject(), "programme.userTask_assessPlan", step.submission(), step.by());
    }
}
