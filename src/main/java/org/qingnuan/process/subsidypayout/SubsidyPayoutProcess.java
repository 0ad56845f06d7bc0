package org.qingnuan.process.subsidypayout;

import org.qingnuan.finance.AdvanceAnswered;
import org.qingnuan.finance.BatchSplit;
import org.qingnuan.finance.Payments;
import org.qingnuan.finance.RatesApproved;
import org.qingnuan.finance.RetentionReleased;
import org.qingnuan.finance.VillageSettled;
import org.qingnuan.ledger.BatchAccepted;
import org.qingnuan.process.engine.Relay;
import org.qingnuan.shared.CaseKey;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A passed batch starts its own payout at once, and so does what is left of one that was paid in part; the village hears when all is paid. */
@Component
class SubsidyPayoutProcess {

    private final Payments payments;
    private final Relay relay;

    SubsidyPayoutProcess(Payments payments, Relay relay) {
        this.payments = payments;
        this.relay = relay;
    }

    @EventListener
    void on(BatchAccepted accepted) {
        CaseKey batch = payments.open(accepted.village(), accepted.batch(), accepted.households());
        if (payments.claimStart(batch)) {
            relay.start("subsidy-payout", batch);
        }
    }

    @EventListener
    void on(BatchSplit split) {
        if (payments.claimStart(split.remainder())) {
            relay.start("subsidy-payout", split.remainder());
        }
    }

    @EventListener
    void on(RetentionReleased released) {
        if (payments.claimStart(released.batch())) {
            relay.start("subsidy-payout", released.batch());
        }
    }

    @EventListener
    void on(RatesApproved approved) {
        approved.batches().forEach(batch -> relay.message("finance.ratesApproved", batch));
    }

    /** It waited as for a rate, and is computed anew by the same message. */
    @EventListener
    void on(AdvanceAnswered answered) {
        relay.message("finance.ratesApproved", answered.seasonBatch());
    }

    @EventListener
    void on(VillageSettled settled) {
        relay.message("finance.villageSettled", settled.village());
    }
}
