package org.qingnuan.process.supervision;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 核对挂牌: a listing is released only by a completed task (JN-32). */
@Component
class CheckListingDelegate implements JavaDelegate {

    private final Overdues overdues;

    CheckListingDelegate(Overdues overdues) {
        this.overdues = overdues;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("listed", overdues.listed(step.subject()));
    }
}
