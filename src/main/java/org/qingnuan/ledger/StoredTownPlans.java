package org.qingnuan.ledger;

import java.time.Clock;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.shared.CaseKey;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Town plans in the database; the body's row says which version is approved. */
@Service
@Transactional
class StoredTownPlans implements TownPlans {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Intake intake;
    private final BodyRows bodies;
    private final TownPlanRows rows;
    private final Stages stages;
    private final PlaceEvents changes;

    StoredTownPlans(
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events,
            Intake intake,
            BodyRows bodies,
            TownPlanRows rows,
            Stages stages,
            PlaceEvents changes) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.intake = intake;
        this.bodies = bodies;
        this.rows = rows;
        this.stages = stages;
        this.changes = changes;
    }

    @Override
    public void submit(CaseKey body, UUID submission, String by) {
        bodies.lock(body);
        Answers answers = intake.take(submission, body, TownPlanRules.DRAFT, by);
        int version = rows.latest(body).map(TownPlan::version).orElse(0) + 1;
        jdbc.sql("""
                        insert into ledger.town_plan(plan, body, version, task_breakdown, routes, milestones, schedule, file,
                          submitted_by, submitted_at)
                        values (:plan, :body, :version, :breakdown, string_to_array(:routes, ','), :milestones, :schedule,
                          :file, :by, :at)
                        """)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .param("version", version)
                .param("breakdown", answers.text("taskBreakdown"))
                .param("routes", String.join(",", answers.choices("routes")))
                .param("milestones", answers.text("milestones"))
                .param("schedule", answers.textOrNull("schedule"))
                .param("file", answers.textOrNull("file"))
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
        changes.append(body, "报送实施方案", Map.of(), Map.of("version", version), null, by);
    }

    @Override
    public boolean decide(CaseKey body, UUID submission, String by) {
        bodies.lock(body);
        Answers answers = intake.take(submission, body, TownPlanRules.APPROVE, by);
        boolean approved = Rules.approved(answers);
        TownPlan plan = get(body);
        close(plan, approved, answers.textOrNull("opinion"), by);
        changes.append(
                body,
                approved ? "核准实施方案" : "退回实施方案",
                Map.of(),
                Map.of("version", plan.version()),
                answers.textOrNull("opinion"),
                by);
        if (approved) {
            approve(body, plan);
        }
        return approved;
    }

    @Override
    public void takeBack(CaseKey body, String reason, String by) {
        bodies.lock(body);
        TownPlan plan = get(body);
        Rules.refuse(plan.approved() != null, "实施方案已有核准结论", "不能撤回");
        close(plan, false, "报送单位撤回：" + reason, by);
        changes.append(body, "撤回实施方案", Map.of(), Map.of("version", plan.version()), reason, by);
    }

    private void close(TownPlan plan, boolean approved, String opinion, String by) {
        jdbc.sql("""
                        update ledger.town_plan set approved = :approved, opinion = :opinion, decided_by = :by, decided_at = :at
                        where plan = :plan and body = :body and version = :version
                        """)
                .param("approved", approved)
                .param("opinion", opinion)
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .param("plan", plan.body().plan().value())
                .param("body", plan.body().area())
                .param("version", plan.version())
                .update();
    }

    /** The body's work was done on the day it handed the plan in, however long the office took. */
    private void approve(CaseKey body, TownPlan plan) {
        jdbc.sql("update ledger.body set approved_plan = :version where plan = :plan and area = :area")
                .param("version", plan.version())
                .param("plan", body.plan().value())
                .param("area", body.area())
                .update();
        stages.reported(body, "town-plan", ChinaTime.dayOf(plan.submittedAt()));
        events.publishEvent(new TownPlanApproved(body));
    }

    @Override
    public boolean approved(CaseKey body) {
        return bodies.share(body).approvedPlan() != null;
    }

    @Override
    public TownPlan get(CaseKey body) {
        return rows.latest(body).orElseThrow(() -> new NoSuchElementException("No plan of " + body));
    }
}
