package org.qingnuan.process.paymentreturn;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.finance.Payments;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 复核更正: a second person looks. */
@Component
class VerifyPayeeDelegate implements JavaDelegate {

    private final Payments payments;

    VerifyPayeeDelegate(Payments payments) {
        this.payments = payments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("approved", payments.confirmCorrection(step.subject(), step.submission(), step.by()));
    }
}
