package org.qingnuan.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks a day up in the notices, else in the week. */
final class PublishedWorkingDays implements WorkingDays {

    private final Map<LocalDate, Boolean> working;
    private final Set<Integer> years;

    PublishedWorkingDays(Collection<CalendarYear> notices) {
        working = notices.stream()
                .sorted(Comparator.comparingInt(CalendarYear::year))
                .flatMap(notice -> notice.days().stream())
                .collect(Collectors.toUnmodifiableMap(
                        CalendarDay::date, CalendarDay::working, (earlier, later) -> later));
        years = notices.stream().map(CalendarYear::year).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return working.getOrDefault(day, day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0);
    }

    @Override
    public LocalDate addWorkingDays(LocalDate date, int n) {
        if (n < 0) {
            throw new IllegalArgumentException("Working days are counted forward only, not " + n);
        }
        LocalDate day = date;
        for (int left = n; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    @Override
    public boolean isProvisional(int year) {
        return !years.contains(year);
    }
}
