package org.qingnuan.process.readiness;

import java.util.Comparator;
import java.util.List;
import org.qingnuan.ledger.Plan;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.Readiness;
import org.qingnuan.process.ReadinessLine;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks every check in the order of the topics. */
@Component
class PlanReadiness implements Readiness {

    private final Plans plans;
    private final List<ReadinessCheck> checks;

    PlanReadiness(Plans plans, List<ReadinessCheck> checks) {
        this.plans = plans;
        this.checks = checks.stream()
                .sorted(Comparator.comparing(ReadinessCheck::topic))
                .toList();
    }

    @Override
    @Transactional
    public List<ReadinessLine> of(PlanId id) {
        Plan plan = plans.get(id);
        return checks.stream().map(check -> check.of(plan)).toList();
    }
}
