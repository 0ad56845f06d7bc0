package org.qingnuan.process.heatingseason;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.finance.Payments;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 核对拨付: is everything due for the season paid or closed? */
@Component
class CheckSeasonPayoutDelegate implements JavaDelegate {

    private final Payments payments;

    CheckSeasonPayoutDelegate(Payments payments) {
        this.payments = payments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("settled", payments.checkSeasonPayout(step.subject()));
    }
}
