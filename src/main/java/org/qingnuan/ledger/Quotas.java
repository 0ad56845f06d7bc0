package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;

/** How many households each body has to convert, and how that changed. */
public interface Quotas {

    QuotaHistory of(CaseKey body);

    /** Whether the plan's document leaves the body's figure open, so that the office enters it (JY, D-24). */
    boolean leftOpen(CaseKey body);

    /** Sets the figure of a body whose document leaves it open; {@link SubmissionRefused} for any other body, for less than its villages need and without a reason. */
    void enter(CaseKey body, int households, String reason, String by);

    /** Moves households from one body of a plan to another; {@link SubmissionRefused} if the giver's villages already need them or the reason is blank. The plan's sum stays. */
    void transfer(CaseKey fromBody, CaseKey toBody, int households, String reason, String by);
}
