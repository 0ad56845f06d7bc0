package org.qingnuan.finance.clawback;

import java.time.LocalDate;
import org.qingnuan.finance.ClawbackCause;
import org.qingnuan.finance.ClawbackState;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;

/** A clawback's row; what is not known yet is null. */
record Clawback(
        long id,
        CaseKey village,
        long household,
        ClawbackCause cause,
        ClawbackState state,
        String origin,
        String reason,
        String clause,
        Long wrongLine,
        Long wrongAmount,
        String openedBy,
        String decidedBy,
        LocalDate bookedOn,
        LocalDate dueOn,
        boolean dueProvisional) {

    static final String KIND = "clawback";

    PlanId plan() {
        return village.plan();
    }

    CaseKey key() {
        return village.with(KIND, Long.toString(id));
    }

    /** What bars its household. */
    String bar() {
        return KIND + "." + id;
    }
}
