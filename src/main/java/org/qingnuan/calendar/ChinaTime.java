package org.qingnuan.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days as they begin and end in China, wherever the machine stands. */
public final class ChinaTime {

    /** The zone of all dates, +08:00 without summer time. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private ChinaTime() {}

    /** The moment an inclusive deadline is over: 00:00 +08:00 of the next day (ZC-22: 2021-08-30 ends at 2021-08-30T16:00:00Z). */
    public static Instant endOfDay(LocalDate day) {
        return startOfDay(day.plusDays(1));
    }

    /** The moment a day begins, 00:00 +08:00. */
    public static Instant startOfDay(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    /** The day in China at this moment. */
    public static LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, ZONE);
    }

    /** The day in China by this clock. */
    public static LocalDate today(Clock clock) {
        return dayOf(clock.instant());
    }
}
