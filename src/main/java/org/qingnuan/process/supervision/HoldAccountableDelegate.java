package org.qingnuan.process.supervision;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 约谈、追责问责 (default ladder, day 15). */
@Component
class HoldAccountableDelegate implements JavaDelegate {

    private final Overdues overdues;

    HoldAccountableDelegate(Overdues overdues) {
        this.overdues = overdues;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        overdues.measure(step.subject(), "holdAccountable", Recipients.of(execution), step.submission(), step.by());
    }
}
