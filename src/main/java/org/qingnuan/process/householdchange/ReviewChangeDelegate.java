package org.qingnuan.process.householdchange;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.HouseholdChanges;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 审核结果入册: the register changes with the office's approval, in the same transaction. */
@Component
class ReviewChangeDelegate implements JavaDelegate {

    private final HouseholdChanges changes;

    ReviewChangeDelegate(HouseholdChanges changes) {
        this.changes = changes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("approved", changes.decide(step.subject(), step.submission(), step.by()));
    }
}
