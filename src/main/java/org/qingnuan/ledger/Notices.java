package org.qingnuan.ledger;

import java.util.Collection;
import java.util.List;
import org.qingnuan.shared.CaseKey;

/** Reminders of dates that come and of dates that have passed (B5), as each person reads them. */
public interface Notices {

    /**
     * Gives today's notices of one body, or of the plan's own dates, by today's state alone: open work that waits for no
     * other office, once per date, threshold and send-back; of a body also reports that are late and drills that are not
     * held. The first call of a day counts, any other does nothing.
     */
    Reminded remind(CaseKey body, Collection<Reader> readers);

    /** The person's notices, the newest first, at most 200. */
    List<Notice> of(String user);

    int unread(String user);

    /** Marks one of the person's own notices as read; another person's is left as it is. */
    void read(long notice, String user);

    void readAll(String user);

    /**
     * Who is told.
     *
     * @param before reads reminders before the date
     * @param overdue reads that it has passed
     * @param tenders reads both of the last day of lots, whose tenders are his (LZ-52)
     * @param byMail gets a mail as well
     */
    record Reader(String user, boolean before, boolean overdue, boolean tenders, boolean byMail) {}

    /**
     * @param notices how many were given
     * @param over whether the body's work has ended, so that no further day is needed
     */
    record Reminded(int notices, boolean over) {}
}
