package org.qingnuan.process.construction;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Reviews;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 补齐开工条件: what the town has mended, before the conditions are checked again. */
@Component
class CompleteConditionsDelegate implements JavaDelegate {

    private final Reviews reviews;

    CompleteConditionsDelegate(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        reviews.note(step.subject(), "construction.userTask_completeConditions", step.submission(), step.by());
    }
}
