package org.qingnuan.process.supervision;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 下达重点督办. */
@Component
class IssueOrderDelegate implements JavaDelegate {

    private final Overdues overdues;

    IssueOrderDelegate(Overdues overdues) {
        this.overdues = overdues;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        overdues.measure(step.subject(), "issueOrder", Recipients.of(execution), step.submission(), step.by());
    }
}
