package org.qingnuan.process;

import org.qingnuan.ledger.ReportKind;
import org.qingnuan.shared.CaseKey;

/** Reports of the works: filed and at once on the desk of whoever has to answer. */
public interface SiteReporting {

    /** As {@link org.qingnuan.ledger.SiteReports#raise}, and starts the kind's process. */
    CaseKey raise(CaseKey place, ReportKind kind, String against, String text, String by);
}
