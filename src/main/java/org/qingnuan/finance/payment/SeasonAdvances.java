package org.qingnuan.finance.payment;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qingnuan.finance.AdvanceAnswered;
import org.qingnuan.finance.AdvanceSurplus;
import org.qingnuan.finance.BatchAnswered;
import org.qingnuan.finance.BatchKind;
import org.qingnuan.finance.ClawbackCause;
import org.qingnuan.finance.ClawbackOrder;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.subsidy.Advanced;
import org.qingnuan.finance.subsidy.Case;
import org.qingnuan.finance.subsidy.SeasonSettlements;
import org.qingnuan.ledger.Households;
import org.qingnuan.ledger.SubsidyCase;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a season's batch does about payments in advance, so that nobody gets both and nothing is lost: paid ones are taken off, those
 * that the bank has not answered are waited for, all others end and the household gets the whole in the season's batch. What was paid
 * beyond what is due is claimed back.
 */
@Component
class SeasonAdvances {

    private static final String BY = "系统核对";
    private static final int NAMED = 10;
    private static final String ENDED = "采暖季运行补贴已核定，未付的预拨并入结算";

    /** Entitlements in advance of these households' seasons. */
    private static final String OF_CASES = """
            finance.entitlement a JOIN unnest(:households::bigint[], :seasons::int[]) c (household, season)
              ON c.household = a.household AND c.season = a.season AND a.item = 'RUNNING_ADVANCE'
            """;

    /** What of a payment in advance is neither claimed back nor came back. */
    private static final String KEPT = """
            SELECT a.household, l.id AS line, s.source, s.amount
              - coalesce((SELECT sum(i.amount) FROM finance.clawback_item i JOIN finance.clawback c ON c.id = i.clawback
                  WHERE i.line = l.id AND i.source = s.source AND c.state <> 'WITHDRAWN'), 0)
              - coalesce((SELECT sum(e.amount) FROM finance.clawback_entry e JOIN finance.clawback c ON c.id = e.clawback
                  WHERE e.line = l.id AND e.source = s.source AND e.kind IN ('OFFSET', 'REPAID') AND c.state = 'WITHDRAWN'), 0)
              AS amount
            FROM %s
            JOIN finance.line l ON l.entitlement = a.id AND l.state = 'PAID'
            JOIN finance.entitlement_share s ON s.entitlement = a.id
            WHERE NOT EXISTS (SELECT FROM finance.advance_taken t WHERE t.line = l.id AND t.source = s.source)%s
            ORDER BY l.id, s.source""";

    private final JdbcClient jdbc;
    private final SeasonSettlements settlements;
    private final Households households;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SeasonAdvances(
            JdbcClient jdbc,
            SeasonSettlements settlements,
            Households households,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.settlements = settlements;
        this.households = households;
        this.events = events;
        this.clock = clock;
    }

    /** Whether the batch pays in advance, be it that of the season or what came of it. */
    boolean pays(Batch batch) {
        return batch.season() != null
                && (batch.kind() == BatchKind.ADVANCE
                        || jdbc.sql("""
                        SELECT EXISTS (SELECT FROM finance.due d JOIN finance.entitlement e ON e.id = d.entitlement
                                       WHERE d.batch = :batch AND e.item = 'RUNNING_ADVANCE')""")
                                .param("batch", batch.id())
                                .query(Boolean.class)
                                .single());
    }

    /** Of the households of a batch that pays in advance, those whose season is decided already, each with the reason in Chinese. */
    Map<Long, String> overtaken(Batch batch, Map<Long, Case> cases) {
        Map<Long, String> overtaken = new HashMap<>();
        of(cases, """
                        SELECT c.household FROM unnest(:households::bigint[], :seasons::int[]) c (household, season)
                        WHERE EXISTS (SELECT FROM finance.entitlement r WHERE r.household = c.household AND r.season = c.season AND r.item = 'RUNNING')
                          AND NOT EXISTS (SELECT FROM finance.due d JOIN finance.entitlement a ON a.id = d.entitlement
                              WHERE d.batch = :batch AND a.household = c.household
                                AND NOT EXISTS (SELECT FROM finance.closure x WHERE x.entitlement = a.id))""")
                .param("batch", batch.id())
                .query(Long.class)
                .list()
                .forEach(household -> overtaken.put(household, ENDED));
        return overtaken;
    }

    /**
     * Locks what pays these households in advance and names those of whom it is not known what they got, in Chinese; empty when all is
     * known.
     */
    List<String> unknown(Batch season, Map<Long, Case> cases) {
        of(cases, """
                        SELECT b.id FROM finance.batch b
                        WHERE b.kind <> 'SEASON' AND b.village = :place AND b.season = :no
                           OR b.id IN (SELECT d.batch FROM %s JOIN finance.due d ON d.entitlement = a.id)
                        ORDER BY b.id FOR UPDATE""".formatted(OF_CASES))
                .param("place", season.place().toString())
                .param("no", Integer.valueOf(season.season().item()))
                .query(Long.class)
                .list();
        List<Long> waiting = of(cases, """
                        SELECT DISTINCT a.household FROM finance.entitlement a
                        JOIN finance.line l ON l.entitlement = a.id AND l.state = 'OPEN' JOIN finance.batch b ON b.id = l.batch
                        WHERE a.item = 'RUNNING_ADVANCE'
                          AND (b.state = 'FILED' AND b.village = :place AND b.season = :no
                            OR (b.state = 'FILED' OR b.kind = 'REINSTATEMENT') AND a.id IN (SELECT a.id FROM %s))
                        ORDER BY a.household""".formatted(OF_CASES))
                .param("place", season.place().toString())
                .param("no", Integer.valueOf(season.season().item()))
                .query(Long.class)
                .list();
        return waiting.isEmpty() ? List.of() : List.of("%d户运行补贴预拨的银行结果（%s）".formatted(waiting.size(), named(waiting)));
    }

    private static String named(List<Long> waiting) {
        List<String> some = waiting.stream().limit(NAMED).map(id -> "户编号" + id).toList();
        return String.join("、", some) + (waiting.size() > NAMED ? "等" : "");
    }

    /** What was paid in advance and is still theirs, by household; absent for nothing. */
    Map<Long, Advanced> paid(Map<Long, Case> cases) {
        return advanced(of(cases, KEPT.formatted(OF_CASES, "")));
    }

    private static Map<Long, Advanced> advanced(JdbcClient.StatementSpec statement) {
        Map<Long, List<Advanced.Part>> parts = new TreeMap<>();
        statement.query(row -> {
            if (row.getLong("amount") > 0) {
                parts.computeIfAbsent(row.getLong("household"), none -> new ArrayList<>())
                        .add(new Advanced.Part(
                                row.getLong("line"),
                                FundSource.valueOf(row.getString("source")),
                                row.getLong("amount")));
            }
        });
        Map<Long, Advanced> advanced = new LinkedHashMap<>();
        parts.forEach((household, some) -> advanced.put(household, new Advanced(some)));
        return advanced;
    }

    /** Once a season's batch has stored what it grants: ends what is unpaid, takes back what nobody has a claim to, claims the surplus. */
    void conclude(Batch season, Map<Long, Case> cases) {
        endUnpaid(cases);
        withoutClaim(season).values().forEach(settlements::takeWhole);
        claimSurplus(season);
    }

    private void endUnpaid(Map<Long, Case> cases) {
        of(cases, """
                        INSERT INTO finance.closure (entitlement, kind, reason, by_user, at)
                        SELECT a.id, 'WITHHELD', :reason, :by, :at FROM %s
                        WHERE EXISTS (SELECT FROM finance.entitlement r WHERE r.household = a.household AND r.season = a.season AND r.item = 'RUNNING')
                          AND NOT EXISTS (SELECT FROM finance.line l WHERE l.entitlement = a.id AND l.state = 'PAID')
                        ON CONFLICT (entitlement) DO NOTHING""".formatted(OF_CASES))
                .param("reason", ENDED)
                .param("by", BY)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** Paid in advance for this season of the body and granted nothing by it; whom a clawback bars pays everything back by that one. */
    private Map<Long, Advanced> withoutClaim(Batch season) {
        return advanced(jdbc.sql(KEPT.formatted("finance.entitlement a", """
                         AND a.item = 'RUNNING_ADVANCE'
                           AND EXISTS (SELECT FROM finance.batch b WHERE b.id = l.batch AND b.village = :place AND b.season = :no)
                           AND NOT EXISTS (SELECT FROM finance.entitlement r WHERE r.household = a.household AND r.season = a.season AND r.item = 'RUNNING')
                           AND NOT EXISTS (SELECT FROM finance.bar x WHERE x.household = a.household AND x.lifted_at IS NULL AND x.clawback IS NOT NULL)
                        """))
                .param("place", season.place().toString())
                .param("no", Integer.valueOf(season.season().item())));
    }

    private void claimSurplus(Batch season) {
        jdbc.sql("""
                        SELECT t.line, l.village, l.household, a.clause, sum(t.surplus) AS surplus, r.explanation
                        FROM finance.advance_taken t JOIN finance.line l ON l.id = t.line
                        JOIN finance.entitlement a ON a.id = l.entitlement
                        LEFT JOIN finance.entitlement r ON r.id = t.entitlement
                        JOIN finance.batch b ON b.id = l.batch
                        WHERE r.batch = :batch OR r.id IS NULL AND b.village = :place AND b.season = :no
                        GROUP BY t.line, l.village, l.household, a.clause, r.explanation HAVING sum(t.surplus) > 0 ORDER BY t.line""")
                .param("batch", season.id())
                .param("place", season.place().toString())
                .param("no", Integer.valueOf(season.season().item()))
                .query((row, n) -> surplus(
                        season,
                        Line.keyOf(CaseKey.parse(row.getString("village")), row.getLong("line")),
                        row.getLong("household"),
                        Money.ofFen(row.getLong("surplus")),
                        row.getString("explanation"),
                        row.getString("clause")))
                .list()
                .forEach(events::publishEvent);
    }

    private AdvanceSurplus surplus(
            Batch season, CaseKey line, long household, Money surplus, String explanation, String clause) {
        CaseKey village = households.subsidyCases(List.of(household)).stream()
                .map(SubsidyCase::village)
                .findFirst()
                .orElseThrow();
        String why = explanation == null
                ? "第%s采暖季的运行补贴已预拨，该户已不参加或不再享受本季补贴，预拨的%s元应予收回"
                        .formatted(season.season().item(), surplus)
                : "运行补贴预拨多于应补，多预拨的%s元应予收回：%s".formatted(surplus, explanation);
        return new AdvanceSurplus(new ClawbackOrder(
                village,
                household,
                ClawbackCause.ADVANCE_SURPLUS,
                "advance." + line.item(),
                why,
                clause,
                line,
                surplus,
                BY));
    }

    /** The season's batch may have waited for just this answer. */
    @EventListener
    void on(BatchAnswered answered) {
        jdbc.sql("""
                        SELECT s.village, s.id FROM finance.batch b
                        JOIN finance.batch s ON s.village = b.village AND s.season = b.season AND s.kind = 'SEASON'
                        WHERE b.id = :batch AND b.kind <> 'SEASON' AND s.state = 'DRAFT' AND s.missing_rates <> '{}'""")
                .param("batch", Long.valueOf(answered.batch().item()))
                .query((row, n) -> Batch.keyOf(CaseKey.parse(row.getString("village")), row.getLong("id")))
                .optional()
                .ifPresent(batch -> events.publishEvent(new AdvanceAnswered(batch)));
    }

    private JdbcClient.StatementSpec of(Map<Long, Case> cases, String sql) {
        return jdbc.sql(sql)
                .param("households", cases.keySet().toArray(Long[]::new))
                .param("seasons", cases.values().stream().map(Case::season).toArray(Integer[]::new));
    }
}
