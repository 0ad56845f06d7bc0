package org.qingnuan.finance;

import java.util.Optional;
import org.qingnuan.shared.PlanId;

/** Rates count only when a second person has approved the table that they stand in; until then every payout waits. */
public interface RateApprovals {

    /** The table that is deployed now; empty when the plan has none. */
    Optional<RateTable> current(PlanId plan);

    /** Keeps who brought the deployed table in; a content that is known already stays as it is. {@link IllegalStateException} in a plan without a table. */
    void entered(PlanId plan, String by);

    /**
     * Approves the table; one that came with the plan's folder, so that nobody is known to have brought it in, counts only by the
     * second person who does so.
     *
     * @return whether it counts now
     *
     * @param fingerprint of the content that the person has looked at
     * @param opinion null or blank for none
     * @throws org.qingnuan.ledger.SubmissionRefused when another content is deployed by now, when it is approved already, and by whoever brought it in or looked at it first
     */
    boolean approve(PlanId plan, String fingerprint, String opinion, String by);
}
