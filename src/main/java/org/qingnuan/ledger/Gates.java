package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;

/** The gates that a document itself sets before a village passes on. */
public interface Gates {

    /** Whether construction may start: town plan approved (ZC-13), contract with its items (ZC-28), equipment from the catalogue (ZC-17), two safety officers (ZC-29), an allowed route (ZC-04), and what the plan requires by then (B6). */
    GateResult constructionStart(CaseKey village);
}
