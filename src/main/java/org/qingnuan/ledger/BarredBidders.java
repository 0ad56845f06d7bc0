package org.qingnuan.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.qingnuan.shared.PlanId;

/** The negative list of a plan: who is on it wins no tender (LZ-10). */
public interface BarredBidders {

    /** @param liftedReason null while the bidder is barred */
    record Barred(long id, String uscc, String name, String reason, String by, Instant at, String liftedReason) {}

    /** All there ever were, those still barred first. */
    List<Barred> of(PlanId plan);

    /** Why the bidder of this credit code is barred, empty when it is not. */
    Optional<String> reason(PlanId plan, String uscc);

    /** {@link SubmissionRefused} for a wrong credit code, without a name or reason, and for who is on the list. */
    void bar(PlanId plan, String uscc, String name, String reason, String by);

    /** Takes a bidder off; {@link SubmissionRefused} without a reason or for who is not on the list. */
    void lift(PlanId plan, long id, String reason, String by);
}
