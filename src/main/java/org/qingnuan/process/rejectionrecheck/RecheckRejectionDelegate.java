package org.qingnuan.process.rejectionrecheck;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Rechecks;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 复核结果入册: confirmed, waiting, or still rejected (B5, default). */
@Component
class RecheckRejectionDelegate implements JavaDelegate {

    private final Rechecks rechecks;

    RecheckRejectionDelegate(Rechecks rechecks) {
        this.rechecks = rechecks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable(
                "result",
                rechecks.decide(step.subject(), step.submission(), step.by()).word());
    }
}
