package org.qingnuan.finance.level;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.LevelSettlements.Document;
import org.qingnuan.finance.LevelSettlements.Draft;
import org.qingnuan.finance.LevelSettlements.Figures;
import org.qingnuan.finance.LevelSettlements.Place;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.Numbers;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Village;
import org.qingnuan.ledger.Villages;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what a settlement states as it is now: households from the register, money from its rows. */
@Component
class LevelFigures {

    /** What is paid and what is still due, less what came back from households, plus what was set off against it. */
    private static final String MONEY = """
            WITH shares AS (
                SELECT e.village AS place, e.household, s.amount,
                       EXISTS (SELECT FROM finance.line l WHERE l.entitlement = e.id AND l.state = 'PAID') AS paid,
                       EXISTS (SELECT FROM finance.closure c WHERE c.entitlement = e.id)
                       OR EXISTS (SELECT FROM finance.line l WHERE l.entitlement = e.id AND l.state = 'CLOSED') AS ended
                FROM finance.entitlement e JOIN finance.entitlement_share s ON s.entitlement = e.id AND s.source = :source
                WHERE e.plan = :plan),
            moved AS (
                SELECT place, amount AS due, CASE WHEN paid THEN amount ELSE 0 END AS paid_amount, household,
                       CASE WHEN paid THEN household END AS paid_household
                FROM shares WHERE paid OR NOT ended
                UNION ALL
                SELECT l.village, -e.amount, -e.amount, NULL, NULL FROM finance.clawback_entry e JOIN finance.line l ON l.id = e.line
                JOIN finance.clawback c ON c.id = e.clawback
                WHERE c.plan = :plan AND e.source = :source AND e.kind IN ('REPAID', 'OFFSET')
                UNION ALL
                SELECT e.village, o.amount, o.amount, NULL, NULL FROM finance.offset_share o
                JOIN finance.entitlement e ON e.id = o.entitlement
                WHERE e.plan = :plan AND o.source = :source)
            SELECT place, sum(due) AS due, sum(paid_amount) AS paid_amount, count(DISTINCT household) AS decided,
                   count(DISTINCT paid_household) AS paid
            FROM moved GROUP BY place ORDER BY place""";

    private final JdbcClient jdbc;
    private final Plans plans;
    private final Villages villages;

    LevelFigures(JdbcClient jdbc, Plans plans, Villages villages) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.villages = villages;
    }

    Draft draft(PlanId plan, FundSource source, long fund, Money rate) {
        List<Place> places = places(plan, source, rate);
        List<Document> documents = documents(fund);
        Figures total = places.stream().map(Place::figures).reduce(Figures.NONE, Figures::plus);
        Money advanced = documents.stream().map(Document::amount).collect(Money.sum());
        Money before = settledBefore(fund);
        return new Draft(
                places,
                documents,
                total,
                advanced,
                before,
                total.due().minus(advanced).minus(before));
    }

    private List<Place> places(PlanId plan, FundSource source, Money rate) {
        Map<CaseKey, Sums> sums = sums(plan, source);
        List<Place> places = new ArrayList<>();
        for (Body body : plans.bodies(plan)) {
            villages.of(body.key()).stream()
                    .filter(village -> !village.state().isGone() || sums.containsKey(village.key()))
                    .forEach(village -> places.add(place(body, village, sums.get(village.key()), rate)));
            Sums whole = sums.get(body.key());
            if (whole != null) {
                Numbers none = Numbers.ofTask(0);
                places.add(new Place(body.key(), body.area().name(), "（整批核定，不分村）", figures(none, whole, rate)));
            }
        }
        return List.copyOf(places);
    }

    private static Place place(Body body, Village village, Sums sums, Money rate) {
        return new Place(
                village.key(),
                body.area().name(),
                Villages.nameOf(village.town(), village.area().name()),
                figures(village.numbers(), sums == null ? Sums.NONE : sums, rate));
    }

    private static Figures figures(Numbers numbers, Sums sums, Money rate) {
        return new Figures(
                numbers.task(),
                numbers.confirmed(),
                numbers.installed(),
                numbers.accepted(),
                sums.decided(),
                sums.paid(),
                rate == null ? Money.ofFen(sums.due()) : rate.times(numbers.accepted()),
                Money.ofFen(sums.paidAmount()));
    }

    private Map<CaseKey, Sums> sums(PlanId plan, FundSource source) {
        Map<CaseKey, Sums> sums = new HashMap<>();
        jdbc.sql(MONEY)
                .param("plan", plan.value())
                .param("source", source.name())
                .query(rows -> {
                    sums.put(
                            CaseKey.parse(rows.getString("place")),
                            new Sums(
                                    rows.getInt("decided"),
                                    rows.getInt("paid"),
                                    rows.getLong("due"),
                                    rows.getLong("paid_amount")));
                });
        return sums;
    }

    /** The documents that advanced money to the fund, in the order they were recorded. */
    private List<Document> documents(long fund) {
        return jdbc.sql("""
                        SELECT t.*, EXISTS (SELECT FROM finance.level_settlement_document d
                            JOIN finance.level_settlement_decision x ON x.settlement = d.settlement AND x.agreed
                            WHERE d.transfer = t.id) AS before
                        FROM finance.transfer t
                        WHERE t.fund = :fund AND t.movement = 'ALLOT' AND t.settlement IS NULL ORDER BY t.id""").param("fund", fund).query(LevelRows::document).list();
    }

    private Money settledBefore(long fund) {
        return Money.ofFen(jdbc.sql("""
                        SELECT coalesce(sum(s.difference), 0) FROM finance.level_settlement s
                        JOIN finance.level_settlement_decision d ON d.settlement = s.id AND d.agreed WHERE s.fund = :fund""").param("fund", fund).query(Long.class).single());
    }

    private record Sums(int decided, int paid, long due, long paidAmount) {

        private static final Sums NONE = new Sums(0, 0, 0, 0);
    }
}
