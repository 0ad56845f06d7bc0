package org.qingnuan.calendar;

import java.util.List;
import org.qingnuan.shared.Finding;

/** The years' holidays and make-up workdays as administrators keep them; every loading is kept, the last one holds. */
public interface Calendars {

    /** What holds for each year, newest year first. */
    List<Notice> current();

    /** Every loading, newest first. */
    List<Notice> history();

    /** Everything that keeps a year from being loaded. */
    List<Finding> check(CalendarYear year);

    /** Replaces the year whole and publishes {@link CalendarLoaded}; {@link IllegalArgumentException} while {@link #check} finds something. */
    void load(CalendarYear year, String by);

    /** Grows with every loading. */
    long version();
}
