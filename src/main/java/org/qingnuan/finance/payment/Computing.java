package org.qingnuan.finance.payment;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qingnuan.finance.BatchKind;
import org.qingnuan.finance.BatchState;
import org.qingnuan.finance.Computation;
import org.qingnuan.finance.subsidy.Bars;
import org.qingnuan.finance.subsidy.Case;
import org.qingnuan.finance.subsidy.EntitlementBook;
import org.qingnuan.finance.subsidy.Grant;
import org.qingnuan.ledger.Households;
import org.qingnuan.ledger.PayoutChecks;
import org.qingnuan.ledger.SubsidyCase;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Decides what a batch pays, or names the rates without which nothing can be paid. */
@Component
class Computing {

    private static final int ON_ACCEPTANCE = 0;

    private final JdbcClient jdbc;
    private final Batches batches;
    private final Households households;
    private final EntitlementBook entitlements;
    private final Withholding withholding;
    private final Settling settling;
    private final PayoutChecks checks;
    private final Bars bars;

    Computing(
            JdbcClient jdbc,
            Batches batches,
            Households households,
            EntitlementBook entitlements,
            Withholding withholding,
            Settling settling,
            PayoutChecks checks,
            Bars bars) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.households = households;
        this.entitlements = entitlements;
        this.withholding = withholding;
        this.settling = settling;
        this.checks = checks;
        this.bars = bars;
    }

    Computation compute(CaseKey key) {
        Batch batch = batches.lock(key);
        if (batch.reached(BatchState.COMPUTED)) {
            return computed(batch);
        }
        Set<Long> barred = new LinkedHashSet<>(batches.households(batch));
        Set<Long> forGood = bars.among(barred);
        Map<Long, Case> cases = new LinkedHashMap<>();
        households.hold(List.copyOf(barred));
        for (SubsidyCase one : households.subsidyCases(List.copyOf(barred))) {
            if (Withholding.payable(batch, one) && !forGood.contains(one.household())) {
                barred.remove(one.household());
                cases.put(one.household(), rateCase(one));
            }
        }
        Map<Long, String> refused = checks.refuse(batch.village(), cases.keySet());
        cases.keySet().removeAll(refused.keySet());
        List<String> missing = batch.kind() == BatchKind.REISSUE ? List.of() : grant(batch, cases);
        if (!missing.isEmpty()) {
            return new Computation.NoRate(missing);
        }
        withholding.exclude(batch, barred);
        withholding.exclude(batch, refused);
        withholding.close(forGood);
        return conclude(batch);
    }

    private List<String> grant(Batch batch, Map<Long, Case> cases) {
        List<String> missing = entitlements.grant(new Grant(batch.village(), batch.id(), cases));
        if (missing.isEmpty()) {
            jdbc.sql(
                            "INSERT INTO finance.due (batch, entitlement) SELECT batch, id FROM finance.entitlement WHERE batch = :batch ON CONFLICT DO NOTHING")
                    .param("batch", batch.id())
                    .update();
            jdbc.sql("""
                            UPDATE finance.batch_household h SET excluded = '已在其他批次核定补贴'
                            WHERE h.batch = :batch AND h.excluded IS NULL AND h.household = ANY (:households::bigint[])
                              AND NOT EXISTS (SELECT FROM finance.entitlement e WHERE e.batch = h.batch AND e.household = h.household)""")
                    .param("batch", batch.id())
                    .param("households", cases.keySet().toArray(Long[]::new))
                    .update();
        }
        return missing;
    }

    private static Case rateCase(SubsidyCase one) {
        return new Case(
                one.route(),
                one.rooms(),
                one.heatedArea(),
                one.equipmentPrice() == null ? null : one.equipmentPrice().fen(),
                one.hardship(),
                ON_ACCEPTANCE);
    }

    private Computation conclude(Batch batch) {
        Computation computation = computed(batch);
        if (computation instanceof Computation.Nothing) {
            settling.close(batch);
        } else {
            batches.move(batch, BatchState.COMPUTED);
        }
        return computation;
    }

    private Computation computed(Batch batch) {
        return jdbc.sql("""
                        SELECT count(*) AS lines, coalesce(sum(e.amount), 0) AS total
                        FROM finance.due d JOIN finance.entitlement e ON e.id = d.entitlement
                        WHERE d.batch = :batch AND e.amount > 0
                          AND NOT EXISTS (SELECT FROM finance.closure c WHERE c.entitlement = e.id)""")
                .param("batch", batch.id())
                .query((rows, n) -> rows.getInt("lines") == 0
                        ? new Computation.Nothing()
                        : new Computation.Computed(rows.getInt("lines"), Money.ofFen(rows.getLong("total"))))
                .single();
    }
}
