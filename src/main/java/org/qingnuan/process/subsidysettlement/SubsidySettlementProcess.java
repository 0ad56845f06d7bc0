package org.qingnuan.process.subsidysettlement;

import org.qingnuan.ledger.ConditionRecorded;
import org.qingnuan.process.engine.Relay;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Wakes a village that waits to be closed when one of its conditions is recorded; it looks again by itself. */
@Component
class SubsidySettlementProcess {

    private final Relay relay;

    SubsidySettlementProcess(Relay relay) {
        this.relay = relay;
    }

    @EventListener
    void on(ConditionRecorded recorded) {
        if (recorded.subject().village() != null) {
            relay.message("finance.villageSettled", recorded.subject());
        }
    }
}
