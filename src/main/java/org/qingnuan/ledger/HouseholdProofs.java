package org.qingnuan.ledger;

import java.time.LocalDate;
import java.util.List;
import org.qingnuan.shared.CaseKey;

/** What households must have before they are paid (LZ-27, LZ-29), as far as it came in after the sheets. */
public interface HouseholdProofs {

    /**
     * A confirmed household that lacks something.
     *
     * @param refused whether it was left out of a payout for want of it
     */
    record Lacking(CaseKey household, int no, String name, List<HouseholdCondition> lacks, boolean refused) {}

    /** The village's confirmed households that lack something, by number; none where the plan demands nothing. */
    List<Lacking> lacking(CaseKey village);

    /** Records what a household has since that day; whoever was left out for want of it is paid now, in a batch of its own. {@link SubmissionRefused} for a day to come or what is recorded already. */
    void record(CaseKey household, HouseholdCondition kind, LocalDate since, String by);

    /** Closes a household that was left out, without payment; publishes {@link PaymentClosed}. {@link SubmissionRefused} without a reason or for any other household. */
    void close(CaseKey household, String reason, String by);
}
