package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;

/** How many households each body has to convert, and how that changed. */
public interface Quotas {

    QuotaHistory of(CaseKey body);

    /** Moves households from one body of a plan to another; {@link SubmissionRefused} if the giver's villages already need them or the reason is blank. The plan's sum stays. */
    void transfer(CaseKey fromBody, CaseKey toBody, int households, String reason, String by);
}
