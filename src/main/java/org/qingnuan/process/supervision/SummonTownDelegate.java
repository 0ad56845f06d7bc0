package org.qingnuan.process.supervision;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 约谈 a town whose own delay it is (LZ-46). */
@Component
class SummonTownDelegate implements JavaDelegate {

    private final Overdues overdues;

    SummonTownDelegate(Overdues overdues) {
        this.overdues = overdues;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        overdues.admonish(step.subject(), "summonTown", Recipients.of(execution), step.submission(), step.by());
    }
}
