package org.qingnuan.ledger.register;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qingnuan.ledger.HouseholdGate;
import org.qingnuan.ledger.PayoutCheck;
import org.qingnuan.ledger.Plans;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** No money for a household without what the plan demands of each (LZ-27, LZ-29). */
@Component
class ProofCheck implements PayoutCheck {

    private final Plans plans;
    private final JdbcClient jdbc;

    ProofCheck(Plans plans, JdbcClient jdbc) {
        this.plans = plans;
        this.jdbc = jdbc;
    }

    @Override
    public Map<Long, String> refusals(PlanId plan, Collection<Long> households) {
        Map<Long, String> refused = new LinkedHashMap<>();
        for (HouseholdGate gate : plans.get(plan).rules().householdGates()) {
            without(gate, households)
                    .forEach(household -> refused.merge(
                            household,
                            gate.kind().lacking() + "（" + gate.clause() + "）",
                            (first, second) -> first + "；" + second));
        }
        return refused;
    }

    private List<Long> without(HouseholdGate gate, Collection<Long> households) {
        return jdbc.sql("""
                        SELECT asked.id FROM unnest(:households::bigint[]) AS asked(id)
                        WHERE NOT EXISTS (SELECT FROM ledger.household_proof p WHERE p.household = asked.id AND p.kind = :kind)
                        ORDER BY asked.id""")
                .param("households", households.toArray(Long[]::new))
                .param("kind", gate.kind().name())
                .query(Long.class)
                .list();
    }
}
