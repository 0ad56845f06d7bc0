package org.qingnuan.finance;

import java.util.List;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;

/**
 * What contractors advanced of the subsidies: claimed by batch, verified by another person, kept as a liability and
 * settled on actuals through the batch's own steps (LZ-37). Only in plans that say so.
 */
public interface Advances {

    /** What a claim for the batch is measured by. */
    AdvanceTerms terms(CaseKey batch);

    /** The contractor's claim (task {@code contractor-claim.userTask_claimSettlement}); refused above the accepted quantity at the contract's unit price, and below what is computed. */
    void claim(CaseKey batch, UUID submission, String by);

    /** The second look (task {@code contractor-claim.userTask_verifyClaim}); true when the claim is a liability now, false when the contractor has to claim anew. */
    boolean verify(CaseKey batch, UUID submission, String by);

    /** The lots for which anything was claimed, in the order of the first claims. */
    List<AdvanceLot> of(PlanId plan);
}
