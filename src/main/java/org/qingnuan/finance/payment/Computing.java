package org.qingnuan.finance.payment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.finance.AdvanceDue;
import org.qingnuan.finance.BatchKind;
import org.qingnuan.finance.BatchState;
import org.qingnuan.finance.Computation;
import org.qingnuan.finance.Limits;
import org.qingnuan.finance.Retention;
import org.qingnuan.finance.subsidy.Advanced;
import org.qingnuan.finance.subsidy.Bars;
import org.qingnuan.finance.subsidy.Case;
import org.qingnuan.finance.subsidy.EntitlementBook;
import org.qingnuan.finance.subsidy.Grant;
import org.qingnuan.finance.subsidy.Retained;
import org.qingnuan.finance.subsidy.Seasons;
import org.qingnuan.finance.subsidy.Usage;
import org.qingnuan.ledger.ContractTerms;
import org.qingnuan.ledger.HeatingSeasons;
import org.qingnuan.ledger.Households;
import org.qingnuan.ledger.Lots;
import org.qingnuan.ledger.PayoutChecks;
import org.qingnuan.ledger.SeasonUse;
import org.qingnuan.ledger.SubsidyCase;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Decides what a batch pays, or names the rates without which nothing can be paid. */
@Component
class Computing {

    private static final Set<BatchKind> PAYS_WHAT_IS_DECIDED =
            EnumSet.of(BatchKind.REISSUE, BatchKind.REMAINDER, BatchKind.RETENTION);

    private final JdbcClient jdbc;
    private final Batches batches;
    private final Payability payability;
    private final HeatingSeasons seasons;
    private final Seasons turns;
    private final SeasonAdvances advances;
    private final EntitlementBook entitlements;
    private final Withholding withholding;
    private final Settling settling;
    private final PayoutChecks checks;
    private final Bars bars;
    private final Households households;
    private final Recipients recipients;
    private final Lots lots;
    private final Limits limits;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Computing(
            JdbcClient jdbc,
            Batches batches,
            Payability payability,
            HeatingSeasons seasons,
            Seasons turns,
            SeasonAdvances advances,
            EntitlementBook entitlements,
            Withholding withholding,
            Settling settling,
            PayoutChecks checks,
            Bars bars,
            Households households,
            Recipients recipients,
            Lots lots,
            Limits limits,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.payability = payability;
        this.seasons = seasons;
        this.turns = turns;
        this.advances = advances;
        this.entitlements = entitlements;
        this.withholding = withholding;
        this.settling = settling;
        this.checks = checks;
        this.bars = bars;
        this.households = households;
        this.recipients = recipients;
        this.lots = lots;
        this.limits = limits;
        this.events = events;
        this.clock = clock;
    }

    Computation compute(CaseKey key) {
        Batch batch = batches.lock(key);
        if (batch.reached(BatchState.COMPUTED)) {
            return computed(batch);
        }
        Set<Long> barred = new LinkedHashSet<>(batches.households(batch));
        Set<Long> forGood = bars.among(barred);
        households.hold(List.copyOf(barred));
        Map<Long, Case> cases = cases(batch);
        barred.removeAll(cases.keySet());
        Map<Long, String> refused = refused(batch, cases);
        cases.keySet().removeAll(refused.keySet());
        List<String> missing = PAYS_WHAT_IS_DECIDED.contains(batch.kind()) ? List.of() : missing(batch, cases);
        batches.waitFor(batch, missing);
        if (!missing.isEmpty()) {
            return new Computation.NoRate(missing);
        }
        withholding.exclude(batch, barred);
        withholding.exclude(batch, refused);
        if (batch.season() == null) {
            withholding.close(forGood);
        }
        return conclude(batch);
    }

    private Map<Long, Case> cases(Batch batch) {
        Map<Long, SeasonUse> used = new HashMap<>();
        LocalDate today = ChinaTime.today(clock);
        LocalDate begun = null;
        boolean advance = advances.pays(batch);
        if (batch.season() != null && batch.replaces() == null) {
            begun = seasons.get(batch.season()).startsOn();
            (advance ? seasons.useBefore(batch.season()) : seasons.use(batch.season()))
                    .forEach(use -> used.put(use.household(), use));
        }
        Map<Long, Case> cases = new LinkedHashMap<>();
        for (SubsidyCase one : payability.of(batch)) {
            SeasonUse use = used.get(one.household());
            cases.put(
                    one.household(), use == null ? Case.onAcceptance(one, today) : ofSeason(one, use, begun, advance));
        }
        return cases;
    }

    /** On acceptance who lacks what the plan demands of each household; of a season, whose lies beyond the last or leaves a gap (ZC-10). */
    private Map<Long, String> refused(Batch batch, Map<Long, Case> cases) {
        if (batch.season() == null) {
            return checks.refuse(batch.place(), cases.keySet());
        }
        if (batch.replaces() != null) {
            return Map.of();
        }
        Map<Long, String> refused = turns.refusals(cases);
        if (advances.pays(batch)) {
            refused.putAll(advances.overtaken(batch, cases));
        }
        return refused;
    }

    /** Where the contractor is settled by contract, no household is due more than its unit price, and nothing without one (LZ-37). */
    private List<String> missing(Batch batch, Map<Long, Case> cases) {
        if (batch.kind() == BatchKind.SEASON) {
            return settle(batch, cases);
        }
        if (!recipients.advanced(batch)) {
            return grant(batch, cases, null, Map.of(), null);
        }
        return lots.contract(batch.place())
                .filter(contract -> contract.unitPrice() != null)
                .map(contract -> grant(batch, cases, contract.unitPrice(), Map.of(), retained(batch, contract)))
                .orElse(List.of("本村所在标段的合同单价"));
    }

    /** A season pays what is due less what was paid in advance, once that is known. */
    private List<String> settle(Batch batch, Map<Long, Case> cases) {
        List<String> unknown = advances.unknown(batch, cases);
        if (!unknown.isEmpty()) {
            return unknown;
        }
        List<String> missing = grant(batch, cases, null, advances.paid(cases), null);
        if (missing.isEmpty()) {
            advances.conclude(batch, cases);
        }
        return missing;
    }

    /** What the plan holds back of the contractor's money until the defects period after the batch's last acceptance has ended; null for nothing. */
    private Retained retained(Batch batch, ContractTerms contract) {
        Retention terms = limits.of(batch.plan()).retention();
        if (terms == null) {
            return null;
        }
        LocalDate accepted = payability.of(batch).stream()
                .map(SubsidyCase::acceptedOn)
                .max(Comparator.naturalOrder())
                .orElseGet(() -> ChinaTime.today(clock));
        return new Retained(contract.lot().toString(), terms, accepted.plusMonths(terms.months()));
    }

    private List<String> grant(
            Batch batch, Map<Long, Case> cases, Money ceiling, Map<Long, Advanced> advanced, Retained retained) {
        List<String> missing =
                entitlements.grant(new Grant(batch.place(), batch.id(), cases, ceiling, advanced, retained));
        if (missing.isEmpty()) {
            jdbc.sql("""
                            INSERT INTO finance.due (batch, entitlement) SELECT e.batch, e.id FROM finance.entitlement e
                            WHERE e.batch = :batch AND NOT EXISTS (SELECT FROM finance.retention r WHERE r.entitlement = e.id)
                            ON CONFLICT DO NOTHING""").param("batch", batch.id()).update();
            // NOT IN reads the batch's entitlements once; as NOT EXISTS each household read all of them, for want of
            // statistics on new rows
            jdbc.sql("""
                            UPDATE finance.batch_household h SET excluded = '已在其他批次核定补贴'
                            FROM unnest(:households::bigint[]) AS computed (household)
                            WHERE h.batch = :batch AND h.excluded IS NULL AND h.household = computed.household
                              AND h.household NOT IN (SELECT household FROM finance.entitlement WHERE batch = :batch)""")
                    .param("batch", batch.id())
                    .param("households", cases.keySet().toArray(Long[]::new))
                    .update();
        }
        return missing;
    }

    private static Case ofSeason(SubsidyCase one, SeasonUse use, LocalDate begun, boolean advance) {
        Case ofSeason = Case.of(
                one,
                use.index(),
                new Usage(
                        use.gas(),
                        use.power(),
                        use.heat(),
                        use.identified(),
                        use.valley(),
                        use.base(),
                        use.tariff(),
                        use.before()),
                begun);
        return advance ? ofSeason.inAdvance() : ofSeason;
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
