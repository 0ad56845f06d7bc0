package org.qingnuan.process.subsidypayout;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.finance.Payments;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 登记补贴标准: rates were provided; the table is asked again. */
@Component
class RecordRatesProvidedDelegate implements JavaDelegate {

    private final Payments payments;

    RecordRatesProvidedDelegate(Payments payments) {
        this.payments = payments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        payments.ratesProvided(step.subject(), step.submission(), step.by());
    }
}
