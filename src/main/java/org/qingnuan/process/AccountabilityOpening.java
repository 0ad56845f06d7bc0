package org.qingnuan.process;

import org.qingnuan.ledger.AccountabilityInquiries;
import org.qingnuan.shared.CaseKey;

/** Accountability opened by hand: filed and at once on the office's desk (JY-23, JN-33). */
public interface AccountabilityOpening {

    /** As {@link AccountabilityInquiries#open}, and starts its process. */
    CaseKey open(CaseKey body, AccountabilityInquiries.Matter matter, String by);
}
