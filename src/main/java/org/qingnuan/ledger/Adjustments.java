package org.qingnuan.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;

/** Adjustments of deadlines (期限调整): proposal, ground, second person, and the case-by-case run. */
public interface Adjustments {

    /** Keeps a proposal; {@link AdjustmentRunning} while another one of the plan is not finished. */
    CaseKey propose(AdjustmentProposal proposal, String by);

    /** {@link java.util.NoSuchElementException} if unknown. */
    Adjustment get(CaseKey adjustment);

    /** All of a plan, newest first. */
    List<Adjustment> of(PlanId plan);

    /** The files that it deploys, by path. */
    Map<String, byte[]> files(CaseKey adjustment);

    /** Per changed gate and body, in the order of the plan's bodies. */
    List<PreviewRow> preview(PlanId plan, List<DateChange> changes);

    /** The proposer's reason and legal basis (task {@code deadline-adjustment.userTask_justifyAdjustment}); false when withdrawn by the proposer. */
    boolean justify(CaseKey adjustment, UUID submission, String by);

    /** The second person's word (task {@code deadline-adjustment.userTask_approveAdjustment}); true when approved, never by who proposed. */
    boolean decide(CaseKey adjustment, UUID submission, String by);

    /** It was deployed and reaches these cases. */
    void deployed(CaseKey adjustment, String deployment, Collection<AdjustedCase> cases);

    /** Cases that began under the old dates while it was deployed. */
    int found(CaseKey adjustment, Collection<AdjustedCase> cases);

    /** The next pending cases in the order of their subjects, locked. */
    List<AdjustedCase> next(CaseKey adjustment, int size);

    /** These cases are moved; to be called in the transaction that moves them. */
    void done(CaseKey adjustment, List<AdjustedCase> cases, List<DeadlineOutcome> outcomes);

    /** A case could not be moved and waits for a person; {@code problem} says why. */
    void setAside(CaseKey adjustment, AdjustedCase failed, String problem);

    /** Ends the run if no case is pending; true for the caller that ended it. */
    boolean finish(CaseKey adjustment);

    /** The word of the administrator on cases that were set aside (task {@code deadline-adjustment.userTask_resolveExceptions}); true when they are pending again. */
    boolean retry(CaseKey adjustment, UUID submission, String by);
}
