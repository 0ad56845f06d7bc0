package org.qingnuan.process.supervision;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 问责 in a town whose own delay it is (LZ-46). */
@Component
class CallToAccountDelegate implements JavaDelegate {

    private final Overdues overdues;

    CallToAccountDelegate(Overdues overdues) {
        this.overdues = overdues;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        overdues.admonish(step.subject(), "callToAccount", Recipients.of(execution), step.submission(), step.by());
    }
}
