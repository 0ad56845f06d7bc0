package org.qingnuan.finance.payment;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qingnuan.finance.AdvanceDue;
import org.qingnuan.finance.BatchState;
import org.qingnuan.finance.Computation;
import org.qingnuan.finance.subsidy.Case;
import org.qingnuan.finance.subsidy.EntitlementBook;
import org.qingnuan.finance.subsidy.Grant;
import org.qingnuan.ledger.ContractTerms;
import org.qingnuan.ledger.Households;
import org.qingnuan.ledger.Lots;
import org.qingnuan.ledger.SubsidyCase;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.springframework.context.ApplicationEventPublisher;
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
    private final Recipients recipients;
    private final Lots lots;
    private final ApplicationEventPublisher events;

    Computing(
            JdbcClient jdbc,
            Batches batches,
            Households households,
            EntitlementBook entitlements,
            Withholding withholding,
            Settling settling,
            Recipients recipients,
            Lots lots,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.households = households;
        this.entitlements = entitlements;
        this.withholding = withholding;
        this.settling = settling;
        this.recipients = recipients;
        this.lots = lots;
        this.events = events;
    }

    Computation compute(CaseKey key) {
        Batch batch = batches.lock(key);
        if (batch.reached(BatchState.COMPUTED)) {
            return computed(batch);
        }
        Set<Long> barred = new LinkedHashSet<>(batches.households(batch));
        Map<Long, Case> cases = new LinkedHashMap<>();
        for (SubsidyCase one : households.subsidyCases(List.copyOf(barred))) {
            if (Withholding.payable(batch, one)) {
                barred.remove(one.household());
                cases.put(one.household(), rateCase(one));
            }
        }
        List<String> missing = batch.replaces() == null ? missing(batch, cases) : List.of();
        if (!missing.isEmpty()) {
            return new Computation.NoRate(missing);
        }
        withholding.exclude(batch, barred);
        return conclude(batch);
    }

    /** Where the contractor is settled by contract, no household is due more than its unit price, and nothing without one (LZ-37). */
    private List<String> missing(Batch batch, Map<Long, Case> cases) {
        if (!recipients.advanced(batch)) {
            return grant(batch, cases, null);
        }
        return lots.contract(batch.village())
                .map(ContractTerms::unitPrice)
                .map(unitPrice -> grant(batch, cases, unitPrice))
                .orElse(List.of("本村所在标段的合同单价"));
    }

    private List<String> grant(Batch batch, Map<Long, Case> cases, Money ceiling) {
        List<String> missing = entitlements.grant(new Grant(batch.village(), batch.id(), cases, ceiling));
        if (missing.isEmpty()) {
            jdbc.sql(
                            "INSERT INTO finance.due (batch, entitlement) SELECT batch, id FROM finance.entitlement WHERE batch = :batch")
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
            if (recipients.advanced(batch)) {
                events.publishEvent(new AdvanceDue(batch.key()));
            }
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
