package org.qingnuan.ledger;

import java.util.Collection;
import java.util.Map;
import org.qingnuan.shared.CaseKey;

/** Whether households may be paid by what the plan demands of each; asked when a batch is computed and again when it is prepared. */
public interface PayoutChecks {

    /** Who may not, with the reasons in Chinese; they are remembered, and paid in a batch of their own once nothing is against it. */
    Map<Long, String> refuse(CaseKey village, Collection<Long> households);

    /** How many of the village's accepted households were closed without any payment. */
    int closed(CaseKey village);
}
