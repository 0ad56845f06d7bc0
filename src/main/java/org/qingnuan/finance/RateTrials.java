package org.qingnuan.finance;

import org.qingnuan.shared.PlanId;

/** Tries a subsidy table on the register before it is published; nothing is stored. */
public interface RateTrials {

    /**
     * Asks the other table what it gives for what was decided, by the very inputs kept with each entitlement, and for the
     * confirmed households that nothing was decided for yet, as they stand in the register. The first is compared with
     * the entitlements, which stay as they are; the second with what the deployed table says.
     *
     * @param deployed the deployed table, answering without a trace
     */
    RateTrial run(PlanId plan, Decisions deployed, Decisions other);
}
