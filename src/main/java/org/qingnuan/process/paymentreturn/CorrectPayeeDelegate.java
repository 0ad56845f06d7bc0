package org.qingnuan.process.paymentreturn;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.finance.Payments;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 更正收款信息: kept as a correction beside the old values. */
@Component
class CorrectPayeeDelegate implements JavaDelegate {

    private final Payments payments;

    CorrectPayeeDelegate(Payments payments) {
        this.payments = payments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        payments.correct(step.subject(), step.submission(), step.by());
    }
}
