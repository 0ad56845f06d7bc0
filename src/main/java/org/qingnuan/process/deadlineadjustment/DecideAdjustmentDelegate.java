package org.qingnuan.process.deadlineadjustment;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Adjustments;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 登记审批意见: a second person approves or refuses the new dates. */
@Component
class DecideAdjustmentDelegate implements JavaDelegate {

    private final Adjustments adjustments;

    DecideAdjustmentDelegate(Adjustments adjustments) {
        this.adjustments = adjustments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("approved", adjustments.decide(step.subject(), step.submission(), step.by()));
    }
}
