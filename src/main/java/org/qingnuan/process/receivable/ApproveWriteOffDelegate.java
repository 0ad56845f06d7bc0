package org.qingnuan.process.receivable;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.finance.Clawbacks;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 核销审批入册: by another person than who proposed it. */
@Component
class ApproveWriteOffDelegate implements JavaDelegate {

    private final Clawbacks clawbacks;

    ApproveWriteOffDelegate(Clawbacks clawbacks) {
        this.clawbacks = clawbacks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("approved", clawbacks.decideWriteOff(step.subject(), step.submission(), step.by()));
    }
}
