package org.qingnuan.calendar;

import java.util.List;

/**
 * What the notice for one year says; it may name days of the last week of the year before.
 *
 * @param source the notice, with its number
 */
public record CalendarYear(int year, String source, List<CalendarDay> days) {

    public CalendarYear {
        days = List.copyOf(days);
    }
}
