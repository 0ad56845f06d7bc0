package org.qingnuan.process.plan;

import java.util.List;
import java.util.Map;
import org.qingnuan.finance.ApprovalStep;
import org.qingnuan.finance.SubsidyLimits;
import org.qingnuan.ledger.PlanCharter;

/**
 * What plan.yaml and targets.csv say.
 *
 * @param roles role name to its post and level, in the order of the file
 * @param implementers route code to the roles that implement it, in the order of the file
 * @param steps the approvals of a payment, at least one
 * @param limits the bounds of its money
 */
record PlanContents(
        PlanCharter charter,
        Map<String, RolePost> roles,
        Map<String, Implementer> implementers,
        List<ApprovalStep> steps,
        SubsidyLimits limits) {}
