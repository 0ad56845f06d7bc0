package org.qingnuan.ledger;

import java.time.Instant;
import java.util.List;
import org.qingnuan.shared.CaseKey;

/**
 * One adjustment of a plan's deadlines.
 *
 * @param key its case, {@code <plan>/adjustment.<id>}
 * @param source TABLE, DIAGRAM, MODEL or UNDO
 * @param undoOf the adjustment it takes back, null otherwise
 * @param basedOn the deployment whose dates it changes
 * @param deployment what was deployed, null before
 * @param reason null until it is given, like the legal basis
 * @param approvedBy who decided, null before
 * @param finishedAt null while it runs
 */
public record Adjustment(
        CaseKey key,
        String source,
        CaseKey undoOf,
        boolean structural,
        AdjustmentState state,
        String basedOn,
        String deployment,
        String reason,
        String legalBasis,
        String proposedBy,
        Instant proposedAt,
        String approvedBy,
        Instant approvedAt,
        String opinion,
        Instant finishedAt,
        List<DateChange> changes,
        Progress progress) {

    /** How many cases there are, and how far they are; all zero before the deployment. */
    public record Progress(int cases, int done, List<SetAside> setAside) {}

    /** A case that could not be moved, by name and reason. */
    public record SetAside(CaseKey subject, String subjectName, String model, String problem) {}
}
