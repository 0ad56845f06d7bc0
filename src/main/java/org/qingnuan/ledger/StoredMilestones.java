package org.qingnuan.ledger;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.PlanId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Milestones in the database. A running track counts as one more open part of the plan, as a body does. */
@Service
@Transactional
class StoredMilestones implements Milestones {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Intake intake;
    private final Plans plans;
    private final MilestoneChecks checks;

    StoredMilestones(
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events,
            Intake intake,
            Plans plans,
            MilestoneChecks checks) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.intake = intake;
        this.plans = plans;
        this.checks = checks;
    }

    @Override
    public List<Start> claim(PlanId plan) {
        return plans.get(plan).rules().milestones().tracks().stream()
                .flatMap(track -> starts(plan, track))
                .filter(this::claimed)
                .toList();
    }

    private static Stream<Start> starts(PlanId plan, MilestoneTrack track) {
        return track.bodies().isEmpty()
                ? Stream.of(new Start(CaseKey.ofPlan(plan), track.model()))
                : track.bodies().stream().map(body -> new Start(CaseKey.ofBody(plan, body), track.model()));
    }

    private boolean claimed(Start start) {
        int claimed = jdbc.sql("""
                        insert into ledger.milestone_track(subject, model, plan, started_at)
                        values (:subject, :model, :plan, :at) on conflict do nothing
                        """)
                .param("subject", start.subject().toString())
                .param("model", start.model())
                .param("plan", start.subject().plan().value())
                .param("at", Rows.at(clock.instant()))
                .update();
        if (claimed == 1) {
            open(start.subject().plan(), 1);
        }
        return claimed == 1;
    }

    private int open(PlanId plan, int more) {
        return jdbc.sql(
                        "update ledger.plan set open_bodies = open_bodies + :more where id = :plan returning open_bodies")
                .param("plan", plan.value())
                .param("more", more)
                .query(Integer.class)
                .single();
    }

    @Override
    public void finished(CaseKey subject, String model) {
        int ended = jdbc.sql("""
                        update ledger.milestone_track set finished_at = :at
                        where subject = :subject and model = :model and finished_at is null
                        """)
                .param("subject", subject.toString())
                .param("model", model)
                .param("at", Rows.at(clock.instant()))
                .update();
        if (ended == 1 && open(subject.plan(), -1) == 0) {
            events.publishEvent(new PlanFinished(subject.plan()));
        }
    }

    @Override
    @Transactional(readOnly = true)
    public MilestoneRule rule(CaseKey milestone) {
        return checks.rule(milestone);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Finding> lacking(CaseKey milestone) {
        return checks.lacking(milestone);
    }

    @Override
    @Transactional(readOnly = true)
    public List<CaseKey> lagging(PlanId plan, String frame) {
        return checks.lagging(plan, frame);
    }

    @Override
    public void confirm(CaseKey milestone, UUID submission, String by) {
        Answers answers = intake.take(submission, milestone, MilestoneConfirmation.CONFIRM, by);
        boolean reached = answers.text("decision").equals("reached");
        CaseKey place = new CaseKey(milestone.plan(), milestone.area(), null, null, null);
        jdbc.sql("""
                        insert into ledger.milestone_word(subject, frame, plan, reached, achieved_on, figure, document_no, note, by_user, at)
                        values (:subject, :frame, :plan, :reached, :day, :figure, :documentNo, :note, :by, :at)
                        """)
                .param("subject", place.toString())
                .param("frame", milestone.item())
                .param("plan", place.plan().value())
                .param("reached", reached)
                .param("day", reached ? answers.day("achievedOn").orElseThrow() : null)
                .param("figure", answers.has("figure") ? new BigDecimal(answers.text("figure")) : null)
                .param("documentNo", answers.textOrNull("documentNo"))
                .param("note", answers.textOrNull("note"))
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public List<MilestoneWord> words(PlanId plan) {
        return jdbc.sql("select * from ledger.milestone_word where plan = :plan order by subject, frame")
                .param("plan", plan.value())
                .query(StoredMilestones::word)
                .list();
    }

    private static MilestoneWord word(ResultSet row, int number) throws SQLException {
        return new MilestoneWord(
                CaseKey.parse(row.getString("subject")),
                row.getString("frame"),
                row.getBoolean("reached"),
                Rows.day(row, "achieved_on"),
                row.getBigDecimal("figure"),
                row.getString("document_no"),
                row.getString("note"),
                row.getString("by_user"),
                Rows.instant(row, "at"));
    }
}
