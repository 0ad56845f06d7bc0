package org.qingnuan.finance.payment;

import org.qingnuan.finance.LineState;
import org.qingnuan.shared.CaseKey;

/** A payment line's row as far as its return is concerned. */
record Line(long id, long batch, CaseKey village, long household, long entitlement, LineState state) {

    static final String KIND = "line";

    static CaseKey keyOf(CaseKey village, long id) {
        return village.with(KIND, Long.toString(id));
    }

    CaseKey key() {
        return keyOf(village, id);
    }
}
