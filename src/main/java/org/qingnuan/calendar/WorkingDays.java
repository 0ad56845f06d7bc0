package org.qingnuan.calendar;

import java.time.LocalDate;
import java.util.Collection;

/** Counts working days by the published holidays and make-up workdays; an unpublished year has plain weeks and is provisional. */
public interface WorkingDays {

    /** A calendar of these notices, later ones over earlier ones; all other years are provisional. */
    static WorkingDays of(Collection<CalendarYear> notices) {
        return new PublishedWorkingDays(notices);
    }

    /** The calendar that comes with the application: the notices of the years under {@code calendar/} on the class path. */
    static WorkingDays published() {
        return of(CalendarFiles.readAll());
    }

    /** Whether people work on this day. */
    boolean isWorkingDay(LocalDate day);

    /** The n-th working day after the date, the date itself for 0; {@link IllegalArgumentException} when n is negative. */
    LocalDate addWorkingDays(LocalDate date, int n);

    /** Whether the year's notice is not known yet, so that dates counted in it must be computed again. */
    boolean isProvisional(int year);

    /** Whether a date counted by working days may still move, because its year is not published. */
    default boolean isProvisional(LocalDate date) {
        return isProvisional(date.getYear());
    }

    /** The last day of a term that begins on the date; provisional when it counts working days of an unpublished year. */
    default DueDate plus(LocalDate date, Term term) {
        LocalDate before = term.firstDayCounts() ? date.minusDays(1) : date;
        if (term.kind() == Term.Kind.CALENDAR) {
            return DueDate.fixed(before.plusDays(term.days()));
        }
        LocalDate last = addWorkingDays(before, term.days());
        return new DueDate(last, isProvisional(before.plusDays(1)) || isProvisional(last));
    }

    /** The calendar as it is now, which no later notice changes. */
    default WorkingDays asOfNow() {
        return this;
    }
}
