package org.qingnuan.finance.clawback;

import java.time.LocalDate;
import org.qingnuan.finance.ClawbackCause;
import org.qingnuan.finance.ClawbackState;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;

/**
 * A clawback's row; what is not known yet is null.
 *
 * @param reopens the one whose written-off claim it takes up again, null for a first one
 */
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
        boolean dueProvisional,
        Long reopens) {

    static final String KIND = "clawback";

    PlanId plan() {
        return village.plan();
    }

    CaseKey key() {
        return village.with(KIND, Long.toString(id));
    }

    /** Whether it is about everything that is paid and due; one that takes a claim up again is about that alone. */
    boolean whole() {
        return cause.whole() && reopens == null;
    }

    /** What bars its household. */
    String bar() {
        return KIND + "." + id;
    }
}
