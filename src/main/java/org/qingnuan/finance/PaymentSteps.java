package org.qingnuan.finance;

import java.util.List;
import org.qingnuan.shared.PlanId;

/** Who approves the batches of a plan in which order: plan data. */
public interface PaymentSteps {

    /** The steps by number, empty when none are defined. */
    List<ApprovalStep> of(PlanId plan);

    /** Replaces the plan's steps for batches prepared from now on; {@link IllegalArgumentException} unless numbered 1, 2, 3 … with at least one for all batches. */
    void define(PlanId plan, List<ApprovalStep> steps);
}
