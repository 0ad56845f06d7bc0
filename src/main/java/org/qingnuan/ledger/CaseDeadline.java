package org.qingnuan.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.qingnuan.shared.CaseKey;

/**
 * A gate of a case with what stands behind its date.
 *
 * @param extension the approved extension that holds, null without one
 * @param moves what adjustments of the plan's deadlines did to it, newest first
 */
public record CaseDeadline(FrameState state, Extension extension, List<Move> moves) {

    /** A later date that was approved for this case alone. */
    public record Extension(
            LocalDate until, String reason, String requestedBy, String approvedBy, Instant approvedAt) {}

    /**
     * What one adjustment did.
     *
     * @param adjustment its case
     * @param dueBefore null when the gate was not known before
     */
    public record Move(
            CaseKey adjustment,
            DeadlineOutcome.Kind outcome,
            LocalDate dueBefore,
            LocalDate dueAfter,
            String reason,
            String legalBasis,
            String approvedBy,
            Instant at) {}
}
