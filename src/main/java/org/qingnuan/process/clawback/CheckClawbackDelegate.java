package org.qingnuan.process.clawback;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.finance.Clawbacks;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 核对已付与应付: whether there is anything to claim back or to cancel. */
@Component
class CheckClawbackDelegate implements JavaDelegate {

    private final Clawbacks clawbacks;

    CheckClawbackDelegate(Clawbacks clawbacks) {
        this.clawbacks = clawbacks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("reclaimable", clawbacks.reclaimable(step.subject()));
    }
}
