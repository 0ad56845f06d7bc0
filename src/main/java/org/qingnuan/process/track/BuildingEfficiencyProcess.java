package org.qingnuan.process.track;

import org.qingnuan.ledger.BuildingAssigned;
import org.qingnuan.ledger.Tracks;
import org.qingnuan.process.engine.Relay;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts a body's building-efficiency track with its first share of the target (LZ-02). */
@Component
class BuildingEfficiencyProcess {

    private static final String TRACK = "building-efficiency";

    private final Tracks tracks;
    private final Relay relay;

    BuildingEfficiencyProcess(Tracks tracks, Relay relay) {
        this.tracks = tracks;
        this.relay = relay;
    }

    @EventListener
    void on(BuildingAssigned assigned) {
        if (tracks.claimStart(assigned.body(), TRACK)) {
            relay.start(TRACK, assigned.body());
        }
    }
}
