package org.qingnuan.ledger.register;

import org.qingnuan.calendar.CalendarLoaded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A year's notice has come: rectifications whose last day was provisional are counted again. */
@Component
class RecountedRectifications {

    private final Rectifications rectifications;

    RecountedRectifications(Rectifications rectifications) {
        this.rectifications = rectifications;
    }

    @EventListener
    void on(CalendarLoaded loaded) {
        rectifications.recount(loaded.by());
    }
}
