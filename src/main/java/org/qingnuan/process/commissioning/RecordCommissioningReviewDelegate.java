package org.qingnuan.process.commissioning;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Reviews;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 核实调试结果: the town confirms or sends back. */
@Component
class RecordCommissioningReviewDelegate implements JavaDelegate {

    private final Reviews reviews;

    RecordCommissioningReviewDelegate(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable(
                "approved",
                reviews.decide(
                        step.subject(), "commissioning.userTask_verifyCommissioning", step.submission(), step.by()));
    }
}
