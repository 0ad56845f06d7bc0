package org.qingnuan.ledger;

import java.util.Collection;
import java.util.Map;
import org.qingnuan.shared.PlanId;

/** One reason for which a household may not be paid, or not yet (LZ-27, LZ-29); {@link PayoutChecks} asks all there are. */
public interface PayoutCheck {

    /** The reason in Chinese by household; those that may be paid are absent. */
    Map<Long, String> refusals(PlanId plan, Collection<Long> households);
}
