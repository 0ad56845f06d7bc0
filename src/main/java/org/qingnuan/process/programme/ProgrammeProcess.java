package org.qingnuan.process.programme;

import org.qingnuan.ledger.PlanFinished;
import org.qingnuan.process.engine.Relay;
import org.qingnuan.shared.CaseKey;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Wakes the programme when its last body has ended. */
@Component
class ProgrammeProcess {

    private final Relay relay;

    ProgrammeProcess(Relay relay) {
        this.relay = relay;
    }

    @EventListener
    void on(PlanFinished finished) {
        relay.message("ledger.planFinished", CaseKey.ofPlan(finished.plan()));
    }
}
