package org.qingnuan.process.supervision;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 实施挂牌督办 (JN-32). */
@Component
class ListBodyDelegate implements JavaDelegate {

    private final Overdues overdues;

    ListBodyDelegate(Overdues overdues) {
        this.overdues = overdues;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        overdues.list(step.subject(), Recipients.of(execution), step.submission(), step.by());
    }
}
