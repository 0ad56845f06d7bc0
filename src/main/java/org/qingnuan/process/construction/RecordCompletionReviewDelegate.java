package org.qingnuan.process.construction;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Reviews;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 核实完工: the site inspector confirms or sends back. */
@Component
class RecordCompletionReviewDelegate implements JavaDelegate {

    private final Reviews reviews;

    RecordCompletionReviewDelegate(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable(
                "approved",
                reviews.decide(step.subject(), "construction.userTask_verifyCompletion", step.submission(), step.by()));
    }
}
