package org.qingnuan.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.qingnuan.shared.Region;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Plans and bodies in the database. */
@Service
@Transactional
class StoredPlans implements Plans {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final String PLANS =
            "select p.id, p.name, p.year, p.rules, a.id as area, a.name as area_name from ledger.plan p join ledger.area a on a.id = p.area ";
    private static final String BODIES =
            "select b.plan, b.area as body, a.name, b.target, b.unit from ledger.body b join ledger.area a on a.id = b.area where b.plan = :plan ";

    private static final int MOST_READ = 100;
    private static final Map<String, PlanRules> READ = new ConcurrentHashMap<>();

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    StoredPlans(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public void register(PlanCharter charter) {
        requireTargets(charter);
        area(charter.area(), "PLAN", null);
        int inserted = jdbc.sql("""
                        insert into ledger.plan(id, name, document_no, issued, year, area, rules, bases, open_bodies, registered_at)
                        values (:id, :name, :documentNo, :issued, :year, :area, cast(:rules as jsonb), cast(:bases as jsonb), :bodies, :at)
                        on conflict do nothing
                        """)
                .param("id", charter.id().value())
                .param("name", charter.name())
                .param("documentNo", charter.documentNo())
                .param("issued", charter.issued())
                .param("year", charter.year())
                .param("area", charter.area().id())
                .param("rules", json(charter.rules()))
                .param("bases", json(charter.bases()))
                .param("bodies", charter.targets().size())
                .param("at", Rows.at(clock.instant()))
                .update();
        for (int i = 0; inserted == 1 && i < charter.targets().size(); i++) {
            target(charter, charter.targets().get(i), i + 1);
        }
    }

    private static void requireTargets(PlanCharter charter) {
        long areas = charter.targets().stream()
                .map(target -> target.area().id())
                .distinct()
                .count();
        if (areas < charter.targets().size()
                || charter.targets().stream().anyMatch(target -> target.quantity() < Target.LEFT_OPEN)) {
            throw new IllegalArgumentException("A target named twice or below zero in plan " + charter.id());
        }
    }

    private void target(PlanCharter charter, Target target, int position) {
        area(target.area(), "BODY", charter.area().id());
        if (target.officialCode() != null) {
            jdbc.sql(
                            "insert into ledger.area_code(area, code, valid_from) values (:area, :code, :from) on conflict do nothing")
                    .param("area", target.area().id())
                    .param("code", target.officialCode())
                    .param("from", charter.issued())
                    .update();
        }
        jdbc.sql(
                        "insert into ledger.body(plan, area, position, target, unit) values (:plan, :area, :position, :target, :unit)")
                .param("plan", charter.id().value())
                .param("area", target.area().id())
                .param("position", position)
                .param("target", target.quantity())
                .param("unit", target.unit())
                .update();
        jdbc.sql("""
                        insert into ledger.quota_version(plan, body, no, households, reason, by_user, at)
                        values (:plan, :body, 1, :households, :reason, 'plan', :at)
                        """)
                .param("plan", charter.id().value())
                .param("body", target.area().id())
                .param("households", target.quantity())
                .param("reason", charter.documentNo())
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    private void area(Region area, String level, String parent) {
        jdbc.sql(
                        "insert into ledger.area(id, name, level, parent) values (:id, :name, :level, :parent) on conflict (id) do nothing")
                .param("id", area.id())
                .param("name", area.name())
                .param("level", level)
                .param("parent", parent)
                .update();
    }

    @Override
    public Plan get(PlanId plan) {
        return jdbc.sql(PLANS + "where p.id = :plan")
                .param("plan", plan.value())
                .query(StoredPlans::plan)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No plan " + plan));
    }

    @Override
    public List<String> bases(PlanId plan) {
        get(plan);
        return jdbc.sql("select jsonb_array_elements_text(bases) from ledger.plan where id = :plan")
                .param("plan", plan.value())
                .query(String.class)
                .list();
    }

    @Override
    public List<Plan> all() {
        return jdbc.sql(PLANS + "order by p.id").query(StoredPlans::plan).list();
    }

    @Override
    public List<Body> bodies(PlanId plan) {
        return jdbc.sql(BODIES + "order by b.position")
                .param("plan", plan.value())
                .query(StoredPlans::body)
                .list();
    }

    @Override
    public Body body(CaseKey body) {
        return jdbc.sql(BODIES + "and b.area = :area")
                .param("plan", body.plan().value())
                .param("area", body.area())
                .query(StoredPlans::body)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No responsible body " + body));
    }

    @Override
    public void finished(CaseKey body) {
        int ended = jdbc.sql(
                        "update ledger.body set finished_at = :at where plan = :plan and area = :area and finished_at is null")
                .param("plan", body.plan().value())
                .param("area", body.area())
                .param("at", Rows.at(clock.instant()))
                .update();
        if (ended == 1 && closeOne(body.plan()) == 0) {
            events.publishEvent(new PlanFinished(body.plan()));
        }
    }

    private int closeOne(PlanId plan) {
        return jdbc.sql("update ledger.plan set open_bodies = open_bodies - 1 where id = :plan returning open_bodies")
                .param("plan", plan.value())
                .query(Integer.class)
                .single();
    }

    @Override
    public boolean allFinished(PlanId plan) {
        return jdbc.sql("select open_bodies from ledger.plan where id = :plan for share")
                        .param("plan", plan.value())
                        .query(Integer.class)
                        .single()
                == 0;
    }

    private static Plan plan(ResultSet row, int number) throws SQLException {
        return new Plan(
                new PlanId(row.getString("id")),
                row.getString("name"),
                row.getInt("year"),
                new Region(row.getString("area"), row.getString("area_name")),
                rules(row.getString("rules")));
    }

    private static Body body(ResultSet row, int number) throws SQLException {
        return new Body(
                Rows.body(row),
                new Region(row.getString("body"), row.getString("name")),
                row.getInt("target"),
                row.getString("unit"));
    }

    private static String json(Object rules) {
        try {
            return JSON.writeValueAsString(rules);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not to be written as JSON: " + rules, e);
        }
    }

    /** The same text is read once; rules are immutable and asked for at nearly every step. */
    private static PlanRules rules(String json) {
        if (READ.size() > MOST_READ) {
            READ.clear();
        }
        return READ.computeIfAbsent(json, StoredPlans::read);
    }

    private static PlanRules read(String json) {
        try {
            return JSON.readValue(json, PlanRules.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not the rules of a plan: " + json, e);
        }
    }
}
