package org.qingnuan.finance;

import org.qingnuan.shared.PlanId;

/** The bounds of each plan's money. */
public interface Limits {

    /** What the plan's document says; {@link SubsidyLimits#NONE} for a plan that was never defined. */
    SubsidyLimits of(PlanId plan);

    /** Replaces what was known of the plan; idempotent. */
    void define(PlanId plan, SubsidyLimits limits);
}
