package org.qingnuan.process.subsidypayout;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.finance.Payments;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 编制拨付批次. */
@Component
class PrepareBatchDelegate implements JavaDelegate {

    private final Payments payments;

    PrepareBatchDelegate(Payments payments) {
        this.payments = payments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        payments.prepare(step.subject(), step.submission(), step.by());
    }
}
