package org.qingnuan.process.deadlineadjustment;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.context.Context;
import org.qingnuan.ledger.Adjustments;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 处理例外: the cases that were set aside are tried once more, or stay as they are. */
@Component
class RetryAdjustmentDelegate implements JavaDelegate {

    private final Adjustments adjustments;
    private final AdjustmentRun run;

    RetryAdjustmentDelegate(Adjustments adjustments, AdjustmentRun run) {
        this.adjustments = adjustments;
        this.run = run;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        boolean again = adjustments.retry(step.subject(), step.submission(), step.by());
        if (again) {
            run.begin(step.subject(), Context.getCommandContext());
        }
        execution.setVariable("again", again);
    }
}
