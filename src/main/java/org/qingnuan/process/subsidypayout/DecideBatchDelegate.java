package org.qingnuan.process.subsidypayout;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.finance.Payments;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 审批拨付批次: every person of a batch differs. */
@Component
class DecideBatchDelegate implements JavaDelegate {

    private final Payments payments;

    DecideBatchDelegate(Payments payments) {
        this.payments = payments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("approved", payments.decide(step.subject(), step.submission(), step.by()));
    }
}
