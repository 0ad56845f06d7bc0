package org.qingnuan.ledger;

import java.time.Instant;
import java.time.LocalDate;
import org.qingnuan.shared.CaseKey;

/**
 * An actual date that waits, or waited, for the office.
 *
 * @param stageName as people know it; null when the stage is not reached any more
 * @param due the last day of the stage's frame, null without one
 * @param actualOn the day that was stated
 * @param enteredOn the day on which it was entered
 * @param decision null while it waits
 * @param decidedBy null while it waits and when it lapsed
 */
public record DateClaim(
        CaseKey key,
        String stage,
        String stageName,
        LocalDate due,
        LocalDate actualOn,
        LocalDate enteredOn,
        Decision decision,
        String opinion,
        String decidedBy,
        Instant decidedAt) {

    public enum Decision {
        CONFIRMED,
        DENIED,
        /** The stage was sent back before the office had decided. */
        LAPSED
    }
}
