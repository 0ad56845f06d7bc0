package org.qingnuan.calendar;

import java.time.LocalDate;

/** Asks the calendar as it stands at each question, whichever node it was changed on. */
final class KeptWorkingDays implements WorkingDays {

    private final Calendars calendars;
    private volatile Read last = new Read(-1, null);

    private record Read(long version, WorkingDays days) {}

    KeptWorkingDays(Calendars calendars) {
        this.calendars = calendars;
    }

    @Override
    public WorkingDays asOfNow() {
        long version = calendars.version();
        Read read = last;
        if (read.version() != version) {
            read = new Read(
                    version,
                    WorkingDays.of(
                            calendars.current().stream().map(Notice::content).toList()));
            last = read;
        }
        return read.days();
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return asOfNow().isWorkingDay(day);
    }

    @Override
    public LocalDate addWorkingDays(LocalDate date, int n) {
        return asOfNow().addWorkingDays(date, n);
    }

    @Override
    public boolean isProvisional(int year) {
        return asOfNow().isProvisional(year);
    }
}
