package org.qingnuan.process;

import org.qingnuan.ledger.CoalFindings;
import org.qingnuan.ledger.Extensions;
import org.qingnuan.shared.CaseKey;

/** Found use of coal: filed and at once on the desk of whoever hears the household. */
public interface CoalReporting {

    /** As {@link CoalFindings#report}, and starts its process. */
    CaseKey report(CoalFindings.Report report, Extensions.Paper evidence, String by);
}
