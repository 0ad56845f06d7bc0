package org.qingnuan.process.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.qingnuan.calendar.ChinaTime;

/** The one clock: what Spring's beans read and what the engine reads are always the same instant. */
public final class EngineClock extends Clock {

    private final Clock machine = Clock.system(ChinaTime.ZONE);
    private volatile Duration offset = Duration.ZERO;
    private volatile Instant standing;

    EngineClock(Duration offset) {
        shift(offset);
    }

    /** Runs on from the machine's time plus {@code offset}. */
    public void shift(Duration offset) {
        this.offset = offset;
        this.standing = null;
        ClockUtil.offset(offset.toMillis());
    }

    /** What has to be added to the machine's time to make it {@code instant} now. */
    Duration offsetTo(Instant instant) {
        return Duration.between(machine.instant(), instant);
    }

    /** Stands still at {@code instant} until moved again; for rehearsals and tests. */
    public void standAt(Instant instant) {
        this.standing = instant;
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    @Override
    public Instant instant() {
        Instant still = standing;
        return still != null ? still : machine.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.tick(this, Duration.ofNanos(1)).withZone(zone);
    }
}
