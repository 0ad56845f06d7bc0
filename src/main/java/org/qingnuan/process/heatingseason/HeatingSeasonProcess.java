package org.qingnuan.process.heatingseason;

import org.qingnuan.finance.SeasonSettled;
import org.qingnuan.process.engine.Relay;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A season hears when all of its money is settled. */
@Component
class HeatingSeasonProcess {

    private final Relay relay;

    HeatingSeasonProcess(Relay relay) {
        this.relay = relay;
    }

    @EventListener
    void on(SeasonSettled settled) {
        relay.message("finance.seasonSettled", settled.season());
    }
}
