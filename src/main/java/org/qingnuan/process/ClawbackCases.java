package org.qingnuan.process;

import org.qingnuan.finance.ClawbackOrder;
import org.qingnuan.shared.CaseKey;

/** Opens clawbacks, each with its process. */
public interface ClawbackCases {

    /** As {@link org.qingnuan.finance.Clawbacks#open}, and starts its process once; the same origin again changes nothing. */
    CaseKey open(ClawbackOrder order);

    /** As {@link org.qingnuan.finance.Clawbacks#reopen}, and starts its process. */
    CaseKey reopen(CaseKey settled, String reason, String by);
}
