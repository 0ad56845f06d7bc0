package org.qingnuan.calendar;

import java.time.LocalDate;

/**
 * The last day of a term.
 *
 * @param provisional whether a year it runs through is not published, so that it will be counted again
 */
public record DueDate(LocalDate day, boolean provisional) {

    /** A day that no notice moves. */
    public static DueDate fixed(LocalDate day) {
        return new DueDate(day, false);
    }
}
