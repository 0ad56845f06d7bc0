package org.qingnuan.process.contractorclaim;

import org.qingnuan.finance.AdvanceDue;
import org.qingnuan.process.engine.Relay;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Asks the contractor for its claim as soon as a batch that it advanced is computed (LZ-37). */
@Component
class ContractorClaimProcess {

    private final Relay relay;

    ContractorClaimProcess(Relay relay) {
        this.relay = relay;
    }

    @EventListener
    void on(AdvanceDue due) {
        relay.start("contractor-claim", due.batch());
    }
}
