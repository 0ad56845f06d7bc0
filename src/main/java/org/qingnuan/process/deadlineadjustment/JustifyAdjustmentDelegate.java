package org.qingnuan.process.deadlineadjustment;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Adjustments;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 登记调整依据: the proposer gives reason and legal basis, or withdraws. */
@Component
class JustifyAdjustmentDelegate implements JavaDelegate {

    private final Adjustments adjustments;

    JustifyAdjustmentDelegate(Adjustments adjustments) {
        this.adjustments = adjustments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("justified", adjustments.justify(step.subject(), step.submission(), step.by()));
    }
}
