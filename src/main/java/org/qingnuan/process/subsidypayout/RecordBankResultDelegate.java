package org.qingnuan.process.subsidypayout;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.finance.Payments;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 登记银行结果: whole or not at all, and never twice. */
@Component
class RecordBankResultDelegate implements JavaDelegate {

    private final Payments payments;

    RecordBankResultDelegate(Payments payments) {
        this.payments = payments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        payments.recordResult(step.subject(), step.submission(), step.by());
    }
}
