package org.qingnuan.ledger;

import java.time.Instant;
import java.util.List;
import org.qingnuan.shared.CaseKey;

/**
 * One version of a body's plan.
 *
 * @param version from 1, one more each time it is handed in
 * @param otherRoutes those of {@code routes} that the plan's document does not name and only the approval allows (ZC-04)
 * @param approved null while it lies with the approver
 */
public record TownPlan(
        CaseKey body,
        int version,
        String taskBreakdown,
        List<String> routes,
        List<String> otherRoutes,
        String milestones,
        String schedule,
        String file,
        String submittedBy,
        Instant submittedAt,
        Boolean approved,
        String opinion,
        String decidedBy,
        Instant decidedAt) {}
