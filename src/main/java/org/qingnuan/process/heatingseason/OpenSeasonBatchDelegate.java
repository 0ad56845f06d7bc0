package org.qingnuan.process.heatingseason;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.finance.Payments;
import org.qingnuan.process.engine.Relay;
import org.qingnuan.process.engine.Step;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** 生成拨付批次: one batch of the season, paid like those of acceptance (ZC-25). */
@Component
class OpenSeasonBatchDelegate implements JavaDelegate {

    private final Payments payments;
    private final Relay relay;

    OpenSeasonBatchDelegate(Payments payments, Relay relay) {
        this.payments = payments;
        this.relay = relay;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseKey batch = payments.openSeasonBatch(Step.of(execution).subject());
        if (payments.claimStart(batch)) {
            relay.start("subsidy-payout", batch);
        }
    }
}
