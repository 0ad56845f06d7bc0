package org.qingnuan.process.publicnotice;

import org.qingnuan.finance.BatchPrepared;
import org.qingnuan.ledger.PublicNotices;
import org.qingnuan.process.engine.Relay;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A prepared batch is shown in public where the plan demands it; a village's roster is by the call of its own stage. */
@Component
class PublicNoticeProcess {

    private final PublicNotices notices;
    private final Relay relay;

    PublicNoticeProcess(PublicNotices notices, Relay relay) {
        this.notices = notices;
        this.relay = relay;
    }

    @EventListener
    void on(BatchPrepared prepared) {
        if (notices.required(prepared.batch())) {
            relay.start("public-notice", prepared.batch());
        }
    }
}
