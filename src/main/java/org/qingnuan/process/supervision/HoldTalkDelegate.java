package org.qingnuan.process.supervision;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 约谈 whoever is late, by the office (JY-22). */
@Component
class HoldTalkDelegate implements JavaDelegate {

    private final Overdues overdues;

    HoldTalkDelegate(Overdues overdues) {
        this.overdues = overdues;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        overdues.measure(step.subject(), "holdTalk", Recipients.of(execution), step.submission(), step.by());
    }
}
