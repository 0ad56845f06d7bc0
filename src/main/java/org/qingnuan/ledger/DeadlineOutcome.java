package org.qingnuan.ledger;

import java.time.LocalDate;
import org.qingnuan.shared.CaseKey;

/**
 * What moving deadlines did to one gate of one case.
 *
 * @param dueBefore null when the gate was not known before
 */
public record DeadlineOutcome(CaseKey subject, String frame, Kind kind, LocalDate dueBefore, LocalDate dueAfter) {

    public enum Kind {
        /** Not begun yet; its date is known all the same. */
        EXPECTED,
        /** Running on time; its timer has the new date. */
        MOVED,
        /** A failed timer was set up anew. */
        REARMED,
        /** The timer had fired and the new date is past, too. */
        STILL_OVERDUE,
        /** The timer had fired and the new date lies ahead: it runs again, and the lateness has ended. */
        NO_LONGER_OVERDUE
    }
}
