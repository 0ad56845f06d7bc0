package org.qingnuan.process.householdconfirmation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Households;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 确认改造户: the town's decision per household, never more than the village's quota. */
@Component
class RecordConfirmationDelegate implements JavaDelegate {

    private final Households households;

    RecordConfirmationDelegate(Households households) {
        this.households = households;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        households.recordConfirmation(step.subject(), step.submission(), step.by());
    }
}
