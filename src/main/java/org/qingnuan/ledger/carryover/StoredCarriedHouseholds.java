package org.qingnuan.ledger.carryover;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.CarriedHouseholds;
import org.qingnuan.ledger.HouseholdWithdrawn;
import org.qingnuan.ledger.Plan;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.ledger.privacy.SealedJson;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.PlanId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Carries households over set by set; the old row leaves its plan in the same transaction. */
@Service
@Transactional
class StoredCarriedHouseholds implements CarriedHouseholds {

    private static final String COUNTS = """
            SELECT h.body,
              count(*) FILTER (WHERE h.active AND h.retrofit = 'NONE' AND h.eligibility = 'CONFIRMED') AS confirmed,
              count(*) FILTER (WHERE h.active AND h.retrofit = 'NONE' AND h.eligibility = 'WAITING') AS waiting,
              count(*) FILTER (WHERE h.active AND h.retrofit = 'NONE' AND h.eligibility NOT IN ('CONFIRMED', 'WAITING')) AS undecided,
              count(*) FILTER (WHERE h.active AND h.retrofit <> 'NONE' AND h.payment IN ('NONE', 'IN_BATCH')) AS installed,
              count(c.from_household) AS carried
            FROM ledger.household h LEFT JOIN ledger.carried_household c ON c.from_household = h.id AND c.plan = :to
            WHERE h.plan = :from GROUP BY h.body""";

    private static final String CARRIED = """
            INSERT INTO ledger.carried_household (from_household, from_plan, plan, body, village_name, eligibility, carried_by, carried_at)
            SELECT h.id, h.plan, :to, m."to", a.name, h.eligibility, :by, :at
            FROM ledger.household h JOIN ledger.area a ON a.id = h.village
            JOIN jsonb_to_recordset(:bodies::jsonb) AS m("from" text, "to" text) ON m."from" = h.body
            WHERE h.plan = :from AND h.active AND h.retrofit = 'NONE'
            ON CONFLICT (from_household) DO NOTHING
            RETURNING from_household, eligibility""";

    private static final String LEFT = """
            UPDATE ledger.household SET eligibility = 'WITHDRAWN', decision_reason = :reason, change = 'CARRIED_OVER',
                change_reason = :reason, change_submission = NULL, changed_by = :by, changed_at = :at
            WHERE id = ANY (:households) AND active AND retrofit = 'NONE'
            RETURNING id, body, village""";

    private static final String PAYEES = """
            UPDATE ledger.payee SET valid_to = greatest(valid_from, :today)
            WHERE household = ANY (:households) AND valid_to IS NULL""";

    private final JdbcClient jdbc;
    private final Plans plans;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StoredCarriedHouseholds(JdbcClient jdbc, Plans plans, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<OfBody> preview(PlanId from, PlanId to) {
        Map<String, OfBody> counted = new HashMap<>();
        Map<String, CaseKey> bodies = bodies(from, to);
        Map<String, String> names = new HashMap<>();
        plans.bodies(from)
                .forEach(body -> names.put(body.area().id(), body.area().name()));
        jdbc.sql(COUNTS)
                .param("from", from.value())
                .param("to", to.value())
                .query((row, n) -> Map.entry(
                        row.getString("body"),
                        new OfBody(
                                names.get(row.getString("body")),
                                bodies.get(row.getString("body")),
                                row.getInt("confirmed"),
                                row.getInt("waiting"),
                                row.getInt("undecided"),
                                row.getInt("installed"),
                                row.getInt("carried"))))
                .list()
                .forEach(entry -> counted.put(entry.getKey(), entry.getValue()));
        return plans.bodies(from).stream()
                .map(Body::area)
                .map(area ->
                        counted.getOrDefault(area.id(), new OfBody(area.name(), bodies.get(area.id()), 0, 0, 0, 0, 0)))
                .toList();
    }

    /** The bodies of the later plan by the areas of the earlier one's. */
    private Map<String, CaseKey> bodies(PlanId from, PlanId to) {
        List<Body> later = plans.bodies(to);
        Map<String, CaseKey> bodies = new LinkedHashMap<>();
        for (Body earlier : plans.bodies(from)) {
            Optional<Body> same = later.stream()
                    .filter(body -> body.area().id().equals(earlier.area().id()))
                    .findFirst()
                    .or(() -> later.stream()
                            .filter(body ->
                                    body.area().name().equals(earlier.area().name()))
                            .findFirst());
            same.ifPresent(body -> bodies.put(earlier.area().id(), body.key()));
        }
        return bodies;
    }

    @Override
    public int carry(PlanId from, PlanId to, String by) {
        Plan earlier = plans.get(from);
        Plan later = plans.get(to);
        if (later.year() <= earlier.year()) {
            throw new SubmissionRefused(List.of(Finding.ofSheet(
                    "“%s”（%d年）不晚于“%s”（%d年）".formatted(later.name(), later.year(), earlier.name(), earlier.year()),
                    "请选择以前年度的方案")));
        }
        lock(from);
        List<Map<String, String>> bodies = bodies(from, to).entrySet().stream()
                .map(entry ->
                        Map.of("from", entry.getKey(), "to", entry.getValue().area()))
                .toList();
        Map<Long, String> carried = new LinkedHashMap<>();
        jdbc.sql(CARRIED)
                .param("from", from.value())
                .param("to", to.value())
                .param("bodies", SealedJson.write(bodies))
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .query((row, n) -> Map.entry(row.getLong(1), row.getString(2)))
                .list()
                .forEach(entry -> carried.put(entry.getKey(), entry.getValue()));
        leave(from, later, carried, by);
        return carried.size();
    }

    private void leave(PlanId from, Plan later, Map<Long, String> carried, String by) {
        Long[] ids = carried.keySet().toArray(Long[]::new);
        List<CaseKey> left = jdbc.sql(LEFT)
                .param("reason", "结转到" + later.name())
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .param("households", ids)
                .query((row, n) -> CaseKey.ofVillage(from, row.getString("body"), row.getString("village"))
                        .with("household", row.getString("id")))
                .list();
        jdbc.sql(PAYEES)
                .param("today", ChinaTime.today(clock))
                .param("households", ids)
                .update();
        left.stream()
                .filter(household -> "CONFIRMED".equals(carried.get(Long.valueOf(household.item()))))
                .forEach(household -> events.publishEvent(new HouseholdWithdrawn(household)));
    }

    /** The bodies in their order, so that quotas and withdrawals wait, then the whole register, as all who change it do. */
    private void lock(PlanId plan) {
        jdbc.sql("SELECT area FROM ledger.body WHERE plan = :plan ORDER BY area FOR NO KEY UPDATE")
                .param("plan", plan.value())
                .query(String.class)
                .list();
        jdbc.sql("SELECT area FROM ledger.village WHERE plan = :plan ORDER BY area FOR NO KEY UPDATE")
                .param("plan", plan.value())
                .query(String.class)
                .list();
        jdbc.sql("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended('ledger.household', 0))) AS held")
                .query(Integer.class)
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Candidate> of(CaseKey body) {
        return jdbc.sql("""
                        SELECT c.*, h.name_masked, h.identity_masked FROM ledger.carried_household c
                        JOIN ledger.household h ON h.id = c.from_household
                        WHERE c.plan = :plan AND c.body = :body ORDER BY c.village_name, h.sequence_no, h.id""")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query((row, n) -> new Candidate(
                        row.getString("village_name"),
                        row.getString("name_masked"),
                        row.getString("identity_masked"),
                        row.getString("eligibility"),
                        row.getObject("household") != null))
                .list();
    }
}
