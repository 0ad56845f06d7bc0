package org.qingnuan.process.clawback;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.finance.Clawbacks;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 追缴决定入册: by another person than who opened the clawback. */
@Component
class DecideClawbackDelegate implements JavaDelegate {

    private final Clawbacks clawbacks;

    DecideClawbackDelegate(Clawbacks clawbacks) {
        this.clawbacks = clawbacks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("approved", clawbacks.decide(step.subject(), step.submission(), step.by()));
    }
}
