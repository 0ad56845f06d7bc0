package org.qingnuan.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * A period of our own, such as that of a rectification; what a plan's document fixes as a date is none.
 *
 * @param days how many, at least 1
 * @param firstDayCounts whether the day on which it begins is its first; otherwise the next one is
 */
public record Term(int days, Kind kind, boolean firstDayCounts) {

    public enum Kind {
        CALENDAR,
        WORKING
    }

    /** {@link IllegalArgumentException} for less than a day. */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public Term {
        if (days < 1) {
            throw new IllegalArgumentException("Not a term: " + days + " days");
        }
        kind = kind == null ? Kind.CALENDAR : kind;
    }

    /** So many calendar days after the first; also how a plain number is read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Term calendarDays(int days) {
        return new Term(days, Kind.CALENDAR, false);
    }

    /** So many working days after the first. */
    public static Term workingDays(int days) {
        return new Term(days, Kind.WORKING, false);
    }
}
