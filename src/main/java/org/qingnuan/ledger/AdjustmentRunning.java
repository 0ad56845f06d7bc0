package org.qingnuan.ledger;

import org.qingnuan.shared.PlanId;

/** Another adjustment of the same plan is not finished yet; the message says which, without naming anybody. */
public class AdjustmentRunning extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient PlanId plan;

    public AdjustmentRunning(PlanId plan, String message) {
        super(message);
        this.plan = plan;
    }

    public PlanId plan() {
        return plan;
    }
}
