package org.qingnuan.finance;

import java.util.List;
import org.qingnuan.shared.PlanId;

/** Keeps day by day that entitlements, transfers, batches and the bank's results agree, or where they do not ({@link Funds#prove}). */
public interface AccountProofs {

    /** The comparison of today, once; again on the same day changes nothing. */
    void daily(PlanId plan);

    /** A comparison that a person asks for, kept likewise. */
    AccountProof now(PlanId plan, String by);

    /** The last ones, the newest first, at most so many. */
    List<AccountProof> last(PlanId plan, int most);
}
