package org.qingnuan.process;

import org.qingnuan.ledger.AdjustmentRunning;
import org.qingnuan.shared.PlanId;

/** The subsidy tables of plans that are deployed: rates that a document did not name yet come in later, row by row; none is changed. */
public interface RateTables {

    /** The plan's {@code subsidy.dmn} as deployed; {@link PlanRefused} when it has none. */
    byte[] of(PlanId plan);

    /**
     * Puts a table with further rows in its place, for all payouts that are computed from then on.
     *
     * @return how many rows came in; with none nothing is deployed
     * @throws PlanRefused with all findings, a row that was there and is not the same any more among them
     * @throws AdjustmentRunning while another change of the plan's files waits or runs
     */
    int complete(PlanId plan, byte[] table, String by);
}
