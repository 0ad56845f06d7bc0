package org.qingnuan.calendar;

import java.util.List;

/** What the notice for one year says; it may name days of the last week of the year before. */
public record CalendarYear(int year, List<CalendarDay> days) {

    public CalendarYear {
        days = List.copyOf(days);
    }
}
