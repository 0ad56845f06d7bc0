package org.qingnuan.process.heatingseason;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.finance.Payments;
import org.qingnuan.process.engine.Relay;
import org.qingnuan.process.engine.Step;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** 生成预拨批次: what the plan pays before the season, paid like every batch. */
@Component
class OpenAdvanceBatchDelegate implements JavaDelegate {

    private final Payments payments;
    private final Relay relay;

    OpenAdvanceBatchDelegate(Payments payments, Relay relay) {
        this.payments = payments;
        this.relay = relay;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseKey batch = payments.openAdvanceBatch(Step.of(execution).subject());
        if (payments.claimStart(batch)) {
            relay.start("subsidy-payout", batch);
        }
    }
}
