package org.qingnuan.finance;

import java.util.List;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;

/** What is asked of a plan's payments as a whole, for reports and rehearsals. */
public interface PaymentFigures {

    /** Counts the plan's lines; those that never reached the bank's file of a batch are left out. */
    LineCounts lines(PlanId plan);

    /** The plan's batches in the order they were opened. */
    List<CaseKey> batches(PlanId plan);

    /** What a body's heating season comes to so far, what was paid in advance and issued again included, what is claimed back of an advance not. */
    SeasonFigures season(CaseKey season);

    /**
     * @param households with an amount above nothing
     * @param batch the season's batch, null before it is opened
     */
    record SeasonFigures(CaseKey batch, int households, Money due, int paid, Money paidAmount) {}

    /**
     * @param lines all that were due, the ones issued again included
     * @param settled paid
     * @param returned by the bank at some time
     * @param reissued issued again for a returned one
     */
    record LineCounts(int lines, int settled, int returned, int reissued) {}
}
