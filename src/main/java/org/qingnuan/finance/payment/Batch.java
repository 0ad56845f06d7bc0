package org.qingnuan.finance.payment;

import org.qingnuan.finance.BatchKind;
import org.qingnuan.finance.BatchState;
import org.qingnuan.finance.PayoutWay;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;

/**
 * A batch's row.
 *
 * @param place the village, or the body of a season's batch
 * @param replaces the returned line of a reissue, null otherwise
 * @param season the season it pays, null for what is due on acceptance
 */
record Batch(
        long id,
        CaseKey place,
        BatchKind kind,
        BatchState state,
        int round,
        Long replaces,
        CaseKey season,
        PayoutWay way,
        String preparedBy,
        byte[] contentHash) {

    static final String KIND = "batch";

    PlanId plan() {
        return place.plan();
    }

    CaseKey key() {
        return keyOf(place, id);
    }

    static CaseKey keyOf(CaseKey place, long id) {
        return place.with(KIND, Long.toString(id));
    }

    boolean reached(BatchState other) {
        return state.compareTo(other) >= 0;
    }
}
