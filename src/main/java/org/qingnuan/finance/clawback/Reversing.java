package org.qingnuan.finance.clawback;

import java.util.List;
import java.util.Map;
import org.qingnuan.finance.ClawbackState;
import org.qingnuan.finance.ClawbackWithdrawn;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.subsidy.Bars;
import org.qingnuan.ledger.Households;
import org.qingnuan.shared.CaseKey;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes a mistaken clawback back, by new rows alone: what is outstanding is cancelled, what came back or was cancelled is due anew. */
@Component
class Reversing {

    private static final String AGAIN = "追缴已撤销，补付。";

    private final ClawbackRows rows;
    private final ClawbackClaims claims;
    private final Dues dues;
    private final Bars bars;
    private final Households households;
    private final ApplicationEventPublisher events;

    Reversing(
            ClawbackRows rows,
            ClawbackClaims claims,
            Dues dues,
            Bars bars,
            Households households,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.claims = claims;
        this.dues = dues;
        this.bars = bars;
        this.households = households;
        this.events = events;
    }

    /** Of a clawback that the caller has locked and, unless it was dropped before, booked. */
    void reverse(Clawback clawback, String reason, String by) {
        if (clawback.state() == ClawbackState.BOOKED) {
            long outstanding = ClawbackClaims.total(claims.outstanding(clawback));
            claims.enter(clawback, outstanding, new ClawbackClaims.Cause("CANCELLED", null, "withdrawn", by));
            rows.end(clawback, ClawbackState.WITHDRAWN);
        }
        Map<Long, Map<FundSource, Long>> cameBack = claims.cameBack(clawback);
        boolean again = clawback.whole() || !cameBack.isEmpty();
        CaseKey batch = again ? payAgain(clawback, cameBack) : null;
        if (clawback.whole()) {
            bars.lift(clawback.household(), clawback.bar(), by);
            households.reopenPayment(List.of(clawback.household()), reason, by);
        }
        events.publishEvent(new ClawbackWithdrawn(clawback.key(), clawback.origin(), batch, reason, by));
    }

    private CaseKey payAgain(Clawback clawback, Map<Long, Map<FundSource, Long>> cameBack) {
        long batch = dues.reinstatementBatch(clawback);
        cameBack.forEach((entitlement, shares) ->
                dues.reinstated(clawback, dues.dueAgain(entitlement, batch, shares, AGAIN), entitlement));
        dues.cancelledBy(clawback)
                .forEach(entitlement -> dues.reinstated(
                        clawback, dues.dueAgain(entitlement, batch, dues.shares(entitlement), AGAIN), entitlement));
        return clawback.village().with("batch", Long.toString(batch));
    }
}
