package org.qingnuan.process.responsiblebody;

import org.qingnuan.ledger.BodyFinished;
import org.qingnuan.ledger.ConditionRecorded;
import org.qingnuan.ledger.TrackFinished;
import org.qingnuan.process.engine.Relay;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Wakes the body when its last village or one of its tracks has ended, and when a condition that it may wait for is recorded. */
@Component
class ResponsibleBodyProcess {

    private final Relay relay;

    ResponsibleBodyProcess(Relay relay) {
        this.relay = relay;
    }

    @EventListener
    void on(BodyFinished finished) {
        relay.message("ledger.bodyFinished", finished.body());
    }

    @EventListener
    void on(TrackFinished finished) {
        relay.message("ledger.bodyFinished", finished.body());
    }

    @EventListener
    void on(ConditionRecorded recorded) {
        if (recorded.subject().area() != null && recorded.subject().village() == null) {
            relay.message("ledger.bodyFinished", recorded.subject().body());
        }
    }
}
