package org.qingnuan.process.subsidysettlement;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.finance.Payments;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 核对拨付: every accepted household paid or closed? */
@Component
class CheckSettlementDelegate implements JavaDelegate {

    private final Payments payments;

    CheckSettlementDelegate(Payments payments) {
        this.payments = payments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("settled", payments.settled(step.subject()));
    }
}
