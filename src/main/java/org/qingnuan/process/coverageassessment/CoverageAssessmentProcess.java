package org.qingnuan.process.coverageassessment;

import org.qingnuan.ledger.VillageAccepted;
import org.qingnuan.ledger.VillageWithdrawn;
import org.qingnuan.process.engine.Relay;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets a body that waits for its assessment look again whenever a village is accepted or leaves. */
@Component
class CoverageAssessmentProcess {

    private static final String VILLAGE_ACCEPTED = "ledger.villageAccepted";

    private final Relay relay;

    CoverageAssessmentProcess(Relay relay) {
        this.relay = relay;
    }

    @EventListener
    void on(VillageAccepted accepted) {
        relay.message(VILLAGE_ACCEPTED, accepted.village().body());
    }

    @EventListener
    void on(VillageWithdrawn withdrawn) {
        relay.message(VILLAGE_ACCEPTED, withdrawn.village().body());
    }
}
