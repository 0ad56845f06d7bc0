package org.qingnuan.ledger;

import java.time.LocalDate;
import java.util.List;
import org.qingnuan.shared.PlanId;

/** Targets beside the households, and what the areas report of them (HZ-01, HZ-27); nothing is paid for them. */
public interface AreaTargets {

    /** Records the plan's targets, once: what is there stays. */
    void define(PlanId plan, List<Target> targets);

    /** The targets in the order of the document, empty for a plan that has none. */
    List<AreaTarget> of(PlanId plan);

    /**
     * Reports what an area has done altogether.
     *
     * @param quantity in the target's unit, 0 or more
     * @param note null for none
     * @throws SubmissionRefused for an area without a target, a day to come, or less than nothing
     */
    void report(PlanId plan, String area, long quantity, LocalDate asOf, String note, String by);
}
