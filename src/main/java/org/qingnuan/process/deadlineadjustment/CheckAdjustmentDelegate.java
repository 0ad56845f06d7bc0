package org.qingnuan.process.deadlineadjustment;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.AdjustmentState;
import org.qingnuan.ledger.Adjustments;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 核对执行结果: whether every case has the new dates. */
@Component
class CheckAdjustmentDelegate implements JavaDelegate {

    private final Adjustments adjustments;

    CheckAdjustmentDelegate(Adjustments adjustments) {
        this.adjustments = adjustments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        AdjustmentState state = adjustments.get(Step.of(execution).subject()).state();
        execution.setVariable("complete", state == AdjustmentState.COMPLETE);
    }
}
