package org.qingnuan.process.supervision;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 解除挂牌 (JN-32, how is derived). */
@Component
class ReleaseListingDelegate implements JavaDelegate {

    private final Overdues overdues;

    ReleaseListingDelegate(Overdues overdues) {
        this.overdues = overdues;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        overdues.release(step.subject(), Recipients.of(execution), step.submission(), step.by());
    }
}
