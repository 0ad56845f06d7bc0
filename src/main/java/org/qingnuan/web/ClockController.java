package org.qingnuan.web;

import java.time.Clock;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells the web applications what time it is here: a browser's own clock may be wrong, and a demonstration's is shifted. */
@RestController
class ClockController {

    private final Clock clock;

    ClockController(Clock clock) {
        this.clock = clock;
    }

    record Now(Instant now) {}

    @GetMapping("/api/clock")
    Now now() {
        return new Now(clock.instant());
    }
}
