package org.qingnuan.process.supervision;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 通报 (default ladder, day 7). */
@Component
class IssueCircularDelegate implements JavaDelegate {

    private final Overdues overdues;

    IssueCircularDelegate(Overdues overdues) {
        this.overdues = overdues;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        overdues.measure(step.subject(), "issueCircular", Recipients.of(execution), step.submission(), step.by());
    }
}
