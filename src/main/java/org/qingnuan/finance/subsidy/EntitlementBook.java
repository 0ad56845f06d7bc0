package org.qingnuan.finance.subsidy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qingnuan.finance.Decisions;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.Limits;
import org.qingnuan.finance.RateApprovals;
import org.qingnuan.finance.RateTable;
import org.qingnuan.finance.SubsidyItem;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Turns rates into entitlements, which are never changed and never doubled. */
@Component
public class EntitlementBook {

    private static final int ONLY_INSTALMENT = 1;
    private static final int RETAINED_INSTALMENT = 2;

    /** So many rows are written by a statement; all texts of a whole city would fill the memory. */
    private static final int ROWS_AT_ONCE = 2_000;

    private final JdbcClient jdbc;
    private final Decisions decisions;
    private final Seasons seasons;
    private final Limits limits;
    private final Bars bars;
    private final RateApprovals approvals;
    private final RateLock lock;
    private final SeasonSettlements settlements;
    private final ObjectMapper json;
    private final Clock clock;

    EntitlementBook(
            JdbcClient jdbc,
            Decisions decisions,
            Seasons seasons,
            Limits limits,
            Bars bars,
            RateApprovals approvals,
            RateLock lock,
            SeasonSettlements settlements,
            ObjectMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.seasons = seasons;
        this.limits = limits;
        this.bars = bars;
        this.approvals = approvals;
        this.lock = lock;
        this.settlements = settlements;
        this.json = json;
        this.clock = clock;
    }

    /** Decides and stores what the households are due; returns the rates that are missing, not approved by a second person yet, or outside of the plan's floor (HZ-28) and the contract's unit price (LZ-37), in Chinese, and then stores nothing. What a household has already stays as it is; one that is barred gets nothing (LZ-28); a season out of turn is refused (ZC-10). */
    public List<String> grant(Grant asked) {
        Map<Long, Case> cases = new LinkedHashMap<>(asked.cases());
        cases.keySet().removeAll(bars.among(asked.cases().keySet()));
        Grant grant =
                new Grant(asked.place(), asked.batch(), cases, asked.ceiling(), asked.advanced(), asked.retained());
        seasons.require(grant);
        PlanId plan = grant.place().plan();
        lock.compute(plan);
        Rates rates = Rates.decide(
                decisions, plan, grant.cases().values(), limits.of(plan).floor(), grant.ceiling());
        List<String> missing = missing(plan, rates);
        if (missing.isEmpty()) {
            List<Row> rows = rows(grant, rates);
            for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
                List<Row> some = rows.subList(from, Math.min(rows.size(), from + ROWS_AT_ONCE));
                storeEntitlements(grant, some);
                storeShares(grant, ONLY_INSTALMENT, some, Row::split);
            }
            if (grant.retained() != null) {
                List<Row> parts =
                        rows.stream().filter(row -> row.retainedFen() > 0).toList();
                storeRetained(grant, parts);
                storeShares(grant, RETAINED_INSTALMENT, parts, Row::retained);
            }
            settlements.store(
                    grant.batch(),
                    rows.stream()
                            .filter(row -> row.settled != null)
                            .collect(Collectors.toMap(Row::household, Row::settled)));
        }
        return missing;
    }

    /** Rates that are there count only once a second person has approved them. */
    private List<String> missing(PlanId plan, Rates rates) {
        boolean waiting = rates.missing().isEmpty()
                && !rates.byCase().isEmpty()
                && !approvals.current(plan).filter(RateTable::approved).isPresent();
        return waiting ? List.of(StoredRateApprovals.WAITING) : rates.missing();
    }

    private List<Row> rows(Grant grant, Rates rates) {
        List<Row> rows = new ArrayList<>();
        grant.cases()
                .forEach((household, one) ->
                        rates.byCase().get(one).forEach(rate -> rows.add(row(grant, household, one, rate))));
        return rows;
    }

    /** Only of running itself anything was paid in advance. */
    private static Row row(Grant grant, Long household, Case one, Rate rate) {
        Advanced advanced =
                rate.item() == SubsidyItem.RUNNING ? grant.advanced().get(household) : null;
        return new Row(
                household,
                one,
                rate,
                advanced == null ? null : Settled.of(rate.split(), advanced),
                grant.retained() == null ? Map.of() : grant.retained().split(rate.split()));
    }

    /** The retained parts, as entitlements of their own that nothing pays yet; none where another batch decided what they are part of. */
    private void storeRetained(Grant grant, List<Row> parts) {
        jdbc.sql("""
                        INSERT INTO finance.entitlement (plan, village, batch, household, item, season, instalment, amount,
                            inputs, rule_version, row_no, row_label, clause, caps, explanation, computed_at)
                        SELECT e.plan, e.village, e.batch, e.household, e.item, e.season, :instalment, r.amount,
                               e.inputs, e.rule_version, e.row_no, e.row_label, e.clause, e.caps, r.explanation, e.computed_at
                        FROM unnest(:households::bigint[], :items::text[], :amounts::bigint[], :explanations::text[])
                            AS r (household, item, amount, explanation)
                        JOIN finance.entitlement e ON e.batch = :batch AND e.household = r.household AND e.item = r.item
                            AND e.season = 0 AND e.instalment = :of
                        ON CONFLICT (household, item, season, instalment) DO NOTHING""")
                .param("batch", grant.batch())
                .param("instalment", RETAINED_INSTALMENT)
                .param("of", ONLY_INSTALMENT)
                .param("households", parts.stream().map(Row::household).toArray(Long[]::new))
                .param("items", parts.stream().map(Row::item).toArray(String[]::new))
                .param("amounts", parts.stream().map(Row::retainedFen).toArray(Long[]::new))
                .param(
                        "explanations",
                        parts.stream()
                                .map(row -> row.retainedBy(grant.retained()))
                                .toArray(String[]::new))
                .update();
        jdbc.sql("""
                        INSERT INTO finance.retention (entitlement, of_entitlement, batch, lot, basis_points, due_on, at)
                        SELECT r.id, e.id, e.batch, :lot, :basisPoints, :dueOn, :at
                        FROM finance.entitlement e JOIN finance.entitlement r ON r.batch = e.batch AND r.household = e.household
                            AND r.item = e.item AND r.season = e.season AND r.instalment = :instalment
                        WHERE e.batch = :batch AND e.season = 0 AND e.instalment = :of
                        ON CONFLICT (entitlement) DO NOTHING""")
                .param("lot", grant.retained().lot())
                .param("basisPoints", grant.retained().terms().basisPoints())
                .param("dueOn", Date.valueOf(grant.retained().dueOn()))
                .param("at", Timestamp.from(clock.instant()))
                .param("instalment", RETAINED_INSTALMENT)
                .param("batch", grant.batch())
                .param("of", ONLY_INSTALMENT)
                .update();
    }

    private void storeEntitlements(Grant grant, List<Row> rows) {
        jdbc.sql("""
                        INSERT INTO finance.entitlement (plan, village, batch, household, item, season, instalment, amount,
                            inputs, rule_version, row_no, row_label, clause, caps, explanation, computed_at)
                        SELECT :plan, :village, :batch, r.household, r.item, r.season, :instalment, r.amount,
                               r.inputs::jsonb, r.rule_version, r.row_no, r.row_label, r.clause, r.caps, r.explanation, :at
                        FROM unnest(:households::bigint[], :items::text[], :seasons::int[], :amounts::bigint[], :inputs::text[],
                                    :versions::text[], :rowNos::int[], :labels::text[], :clauses::text[], :caps::text[],
                                    :explanations::text[])
                            AS r (household, item, season, amount, inputs, rule_version, row_no, row_label, clause, caps, explanation)
                        ON CONFLICT (household, item, season, instalment) DO NOTHING""")
                .param("plan", grant.place().plan().value())
                .param("village", grant.place().toString())
                .param("batch", grant.batch())
                .param("instalment", ONLY_INSTALMENT)
                .param("at", Timestamp.from(clock.instant()))
                .param("households", rows.stream().map(Row::household).toArray(Long[]::new))
                .param("items", rows.stream().map(Row::item).toArray(String[]::new))
                .param("seasons", rows.stream().map(row -> row.one.season()).toArray(Integer[]::new))
                .param("amounts", rows.stream().map(Row::fen).toArray(Long[]::new))
                .param("inputs", rows.stream().map(row -> inputs(row)).toArray(String[]::new))
                .param(
                        "versions",
                        rows.stream().map(row -> row.rate.ruleVersion()).toArray(String[]::new))
                .param("rowNos", rows.stream().map(row -> row.rate.no()).toArray(Integer[]::new))
                .param("labels", rows.stream().map(row -> row.rate.label()).toArray(String[]::new))
                .param("clauses", rows.stream().map(row -> row.rate.clause()).toArray(String[]::new))
                .param("caps", rows.stream().map(row -> row.rate.caps()).toArray(String[]::new))
                .param("explanations", rows.stream().map(Row::explanation).toArray(String[]::new))
                .update();
    }

    private void storeShares(Grant grant, int instalment, List<Row> rows, Function<Row, Map<FundSource, Long>> split) {
        List<ShareRow> shares = new ArrayList<>();
        rows.forEach(row -> split.apply(row).forEach((source, fen) -> shares.add(new ShareRow(row, source, fen))));
        jdbc.sql("""
                        INSERT INTO finance.entitlement_share (entitlement, source, amount)
                        SELECT e.id, r.source, r.amount
                        FROM unnest(:households::bigint[], :items::text[], :seasons::int[], :sources::text[], :amounts::bigint[])
                            AS r (household, item, season, source, amount)
                        JOIN finance.entitlement e ON e.batch = :batch AND e.household = r.household AND e.item = r.item
                            AND e.season = r.season AND e.instalment = :instalment
                        ON CONFLICT (entitlement, source) DO NOTHING""")
                .param("batch", grant.batch())
                .param("instalment", instalment)
                .param(
                        "households",
                        shares.stream().map(share -> share.row.household).toArray(Long[]::new))
                .param("items", shares.stream().map(share -> share.row.item()).toArray(String[]::new))
                .param(
                        "seasons",
                        shares.stream().map(share -> share.row.one.season()).toArray(Integer[]::new))
                .param(
                        "sources",
                        shares.stream().map(share -> share.source.name()).toArray(String[]::new))
                .param("amounts", shares.stream().map(ShareRow::fen).toArray(Long[]::new))
                .update();
    }

    private String inputs(Row row) {
        try {
            return json.writeValueAsString(row.rate.inputs(row.one));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Inputs of a rate cannot be written: " + row.one, e);
        }
    }

    /**
     * A rate of a household.
     *
     * @param settled what is left of it where a part was paid in advance, else null
     * @param retained what each source holds back of it, empty for nothing
     */
    private record Row(Long household, Case one, Rate rate, Settled settled, Map<FundSource, Long> retained) {

        long retainedFen() {
            return retained.values().stream().mapToLong(Long::longValue).sum();
        }

        /** What is due at once. */
        Long fen() {
            return settled == null ? rate.fen() - retainedFen() : settled.dueFen();
        }

        Map<FundSource, Long> split() {
            if (settled != null) {
                return settled.due();
            }
            Map<FundSource, Long> rest = new LinkedHashMap<>(rate.split());
            retained.forEach((source, fen) -> rest.merge(source, -fen, Long::sum));
            rest.values().removeIf(fen -> fen == 0);
            return rest;
        }

        String explanation() {
            if (settled != null) {
                return rate.explanation(one, settled);
            }
            String whole = rate.explanation(one);
            return retainedFen() == 0 ? whole : whole + "其中质保金%s元暂不支付。".formatted(Money.ofFen(retainedFen()));
        }

        String retainedBy(Retained terms) {
            return rate.explanation(one)
                    + "本笔为其中的质保金%s元，缺陷责任期到%s为止，期满后支付。".formatted(Money.ofFen(retainedFen()), terms.dueOn());
        }

        String item() {
            return rate.item().name();
        }
    }

    /** What a source pays of it. */
    private record ShareRow(Row row, FundSource source, Long fen) {}
}
