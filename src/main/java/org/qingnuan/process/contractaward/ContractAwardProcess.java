package org.qingnuan.process.contractaward;

import org.qingnuan.ledger.ContractSigned;
import org.qingnuan.process.engine.Relay;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Wakes the villages of a lot when its contract is signed. */
@Component
class ContractAwardProcess {

    private final Relay relay;

    ContractAwardProcess(Relay relay) {
        this.relay = relay;
    }

    @EventListener
    void on(ContractSigned signed) {
        signed.villages().forEach(village -> relay.message("ledger.contractSigned", village));
    }
}
