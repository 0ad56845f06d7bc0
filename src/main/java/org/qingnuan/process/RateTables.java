package org.qingnuan.process;

import org.qingnuan.ledger.AdjustmentRunning;
import org.qingnuan.shared.PlanId;

/**
 * The subsidy tables of plans that are deployed: rates that a document did not name yet come in later, row by row, and a wrong one
 * is put right as long as nothing was computed by it.
 */
public interface RateTables {

    /** The plan's {@code subsidy.dmn} as deployed; {@link PlanRefused} when it has none. */
    byte[] of(PlanId plan);

    /** How many rows came in and how many were put right; of neither any, nothing is deployed. */
    record Supplied(int added, int corrected) {}

    /**
     * Puts a table with further or corrected rows in its place, for all payouts that are computed from then on; what changed is
     * kept with its reason.
     *
     * @param reason why rows are put right; may be blank where they only come in
     * @throws PlanRefused with all findings: a row that is gone, one by which entitlements were computed and that is not the same
     *     any more, a correction without a reason
     * @throws AdjustmentRunning while another change of the plan's files waits or runs
     */
    Supplied supply(PlanId plan, byte[] table, String reason, String by);
}
