package org.qingnuan.process.construction;

import org.qingnuan.ledger.TownPlanApproved;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.engine.Relay;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Wakes the villages of a body when its plan is approved (ZC-13). */
@Component
class ConstructionProcess {

    private final Villages villages;
    private final Relay relay;

    ConstructionProcess(Villages villages, Relay relay) {
        this.villages = villages;
        this.relay = relay;
    }

    @EventListener
    void on(TownPlanApproved approved) {
        villages.of(approved.body()).forEach(village -> relay.message("ledger.townPlanApproved", village.key()));
    }
}
