package org.qingnuan.finance.payment;

import org.qingnuan.finance.BatchKind;
import org.qingnuan.finance.BatchState;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;

/** A batch's row; {@code replaces} is the returned line of a reissue, null otherwise. */
record Batch(
        long id,
        CaseKey village,
        BatchKind kind,
        BatchState state,
        int round,
        Long replaces,
        String preparedBy,
        byte[] contentHash) {

    static final String KIND = "batch";

    PlanId plan() {
        return village.plan();
    }

    CaseKey key() {
        return keyOf(village, id);
    }

    static CaseKey keyOf(CaseKey village, long id) {
        return village.with(KIND, Long.toString(id));
    }

    boolean reached(BatchState other) {
        return state.compareTo(other) >= 0;
    }
}
