package org.qingnuan.process;

import org.qingnuan.ledger.ChangeRequest;
import org.qingnuan.ledger.Extensions;
import org.qingnuan.shared.CaseKey;

/** Changes of households and re-checks of rejections, asked for and at once on the desk of whoever decides. */
public interface HouseholdChanging {

    /** As {@link org.qingnuan.ledger.HouseholdChanges#request}, and starts its process. */
    CaseKey request(CaseKey village, ChangeRequest request, String by);

    /** As {@link org.qingnuan.ledger.Rechecks#request}, and starts its process. */
    CaseKey recheck(CaseKey village, long household, String reason, Extensions.Paper paper, String by);
}
