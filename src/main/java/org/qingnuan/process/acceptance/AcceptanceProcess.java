package org.qingnuan.process.acceptance;

import org.qingnuan.ledger.HouseholdFailed;
import org.qingnuan.ledger.RectificationClosed;
import org.qingnuan.process.engine.Relay;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sends a failed household to rectification and calls the inspection back when all are mended. */
@Component
class AcceptanceProcess {

    private final Relay relay;

    AcceptanceProcess(Relay relay) {
        this.relay = relay;
    }

    @EventListener
    void on(HouseholdFailed failed) {
        relay.start("rectification", failed.household());
    }

    @EventListener
    void on(RectificationClosed closed) {
        relay.message("ledger.rectificationClosed", closed.village());
    }
}
