package org.qingnuan.ledger;

import java.util.UUID;
import org.qingnuan.shared.CaseKey;

/** The two safety officers of each village, the enterprise's and the village's own (双安全员, ZC-29). */
public interface Safety {

    /** Whether the plan asks for officers at all before works begin; not every document does (D-28, D-42). */
    boolean officersRequired(CaseKey village);

    /** Appoints both officers, their names and numbers sealed; earlier ones are kept as replaced. */
    void appoint(CaseKey village, UUID submission, String by);

    /** Records how missing conditions were remedied, and officers where named again. */
    void completeConditions(CaseKey village, UUID submission, String by);
}
