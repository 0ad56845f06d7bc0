package org.qingnuan.ledger.register;

import java.time.Clock;
import java.time.LocalDate;
import org.qingnuan.calendar.ChinaTime;
import org.springframework.stereotype.Component;

/** The day in China by the application's clock. */
@Component
class Today {

    private final Clock clock;

    Today(Clock clock) {
        this.clock = clock;
    }

    LocalDate get() {
        return ChinaTime.today(clock);
    }
}
