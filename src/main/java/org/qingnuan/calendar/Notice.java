package org.qingnuan.calendar;

import java.time.Instant;

/**
 * One loading of a year.
 *
 * @param by who loaded it, {@code system} for what comes with the application
 */
public record Notice(CalendarYear content, String by, Instant at) {

    public static final String SYSTEM = "system";
}
