package org.qingnuan.finance;

import org.qingnuan.shared.PlanId;

/** What a plan's subsidy table lacks, seen before anybody waits for his money (D-38). */
public interface RateChecks {

    /** Asks the table as a payout would, for a usual household of each route of the plan, on acceptance, for its first season and, where the plan pays in advance, before it. */
    RateGaps of(PlanId plan);
}
