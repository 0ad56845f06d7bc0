package org.qingnuan.process.paymentreturn;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.finance.Payments;
import org.qingnuan.process.engine.Relay;
import org.qingnuan.process.engine.Step;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** 重新列支: a new line linked to the returned one, in a batch of its own. */
@Component
class ReissueLineDelegate implements JavaDelegate {

    private final Payments payments;
    private final Relay relay;

    ReissueLineDelegate(Payments payments, Relay relay) {
        this.payments = payments;
        this.relay = relay;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        CaseKey batch = payments.reissue(step.subject());
        if (payments.claimStart(batch)) {
            relay.start("subsidy-payout", batch);
        }
    }
}
