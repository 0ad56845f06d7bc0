package org.qingnuan.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.calendar.DueDate;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes the projection of frames, stages and tasks, and answers from it. */
@Service
@Transactional
class StageProjection implements Stages {

    /** What the event of a stage sent back is called. */
    static final String SENT_BACK = "退回环节";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final FrameRows frames;
    private final TaskRows tasks;
    private final PlaceEvents changes;
    private final VillageFacts facts;
    private final DateClaimRows claims;
    private final Map<String, StageGate> gates;

    StageProjection(
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events,
            FrameRows frames,
            TaskRows tasks,
            PlaceEvents changes,
            VillageFacts facts,
            DateClaimRows claims,
            List<StageGate> gates) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.frames = frames;
        this.tasks = tasks;
        this.changes = changes;
        this.facts = facts;
        this.claims = claims;
        this.gates = gates.stream().collect(Collectors.toMap(StageGate::stage, Function.identity()));
    }

    @Override
    public void expected(CaseKey subject, String frame, String name, LocalDate due) {
        arm(subject, frame, name, DueDate.fixed(due), null, "where s.armed_at is null");
    }

    @Override
    public void armed(CaseKey subject, String frame, String name, DueDate due) {
        arm(subject, frame, name, due, clock.instant(), "");
    }

    private void arm(CaseKey subject, String frame, String name, DueDate due, Instant armedAt, String unless) {
        place(subject, """
                        insert into ledger.frame_state as s(subject, frame, plan, body, village, name, due, provisional, armed_at, changed_on)
                        values (:subject, :frame, :plan, :body, :village, :name, :due, :provisional, :armedAt, :today)
                        on conflict (subject, frame) do update set name = excluded.name, due = excluded.due, provisional = excluded.provisional,
                          armed_at = excluded.armed_at, fired_at = null, finished_on = null, recorded_at = null, changed_on = excluded.changed_on
                        """ + unless)
                .param("frame", frame)
                .param("name", name)
                .param("due", due.day())
                .param("provisional", due.provisional())
                .param("armedAt", Rows.at(armedAt))
                .param("today", ChinaTime.today(clock))
                .update();
    }

    /** A statement with the subject and its parts bound. */
    private JdbcClient.StatementSpec place(CaseKey subject, String sql) {
        return jdbc.sql(sql)
                .param("subject", subject.toString())
                .param("plan", subject.plan().value())
                .param("body", subject.area())
                .param("village", subject.village());
    }

    @Override
    public void goal(CaseKey subject, String frame) {
        jdbc.sql("update ledger.frame_state set goal = true where subject = :subject and frame = :frame and not goal")
                .param("subject", subject.toString())
                .param("frame", frame)
                .update();
    }

    @Override
    public void fired(CaseKey subject, String frame, Instant at) {
        jdbc.sql(
                        "update ledger.frame_state set fired_at = :at where subject = :subject and frame = :frame and fired_at is null")
                .param("subject", subject.toString())
                .param("frame", frame)
                .param("at", Rows.at(at))
                .update();
    }

    @Override
    public void frameEnded(CaseKey subject, String frame) {
        jdbc.sql("""
                        update ledger.frame_state f set recorded_at = :at, changed_on = :today, finished_on = coalesce(
                          (select max(s.finished_on) from ledger.stage_state s
                            where s.subject = f.subject and s.frame = f.frame),
                          (select w.achieved_on from ledger.milestone_word w where w.subject = f.subject and w.frame = f.frame), :today)
                        where subject = :subject and frame = :frame and recorded_at is null
                        """)
                .param("subject", subject.toString())
                .param("frame", frame)
                .param("at", Rows.at(clock.instant()))
                .param("today", ChinaTime.today(clock))
                .update();
    }

    @Override
    public void moved(CaseKey subject, String frame, LocalDate due) {
        jdbc.sql("""
                        with moved as (
                          update ledger.frame_state set due = :due, changed_on = :today where subject = :subject and frame = :frame and due <> :due
                          returning subject, frame)
                        update ledger.supervision_item i set due = :due
                        from moved join ledger.supervision_order o on o.frame = moved.frame and o.cleared_at is null
                        where i.order_id = o.id and i.subject = moved.subject and i.ended_at is null
                        """)
                .param("subject", subject.toString())
                .param("frame", frame)
                .param("due", due)
                .param("today", ChinaTime.today(clock))
                .update();
    }

    @Override
    public void started(CaseKey subject, String frame, String stage, String name) {
        place(subject, """
                        insert into ledger.stage_state as s(subject, stage, plan, body, village, frame, name, started_at, changed_on)
                        values (:subject, :stage, :plan, :body, :village, :frame, :name, :at, :today)
                        on conflict (subject, stage) do update set frame = excluded.frame, name = excluded.name,
                          finished_on = null, recorded_at = null, waiting_for = null, changed_on = excluded.changed_on
                        """)
                .param("frame", frame)
                .param("stage", stage)
                .param("name", name)
                .param("at", Rows.at(clock.instant()))
                .param("today", ChinaTime.today(clock))
                .update();
    }

    @Override
    public void reported(CaseKey subject, String stage, LocalDate finishedOn) {
        jdbc.sql("update ledger.stage_state set finished_on = :day where subject = :subject and stage = :stage")
                .param("subject", subject.toString())
                .param("stage", stage)
                .param("day", finishedOn)
                .update();
    }

    @Override
    public void ended(CaseKey subject, String stage) {
        StageGate gate = gates.get(stage);
        List<Finding> lacking = gate == null ? List.of() : gate.lacking().apply(subject);
        if (!lacking.isEmpty()) {
            throw new StageNotDone(lacking);
        }
        jdbc.sql("""
                        update ledger.stage_state set recorded_at = :at, finished_on = coalesce(finished_on, :day),
                          waiting_for = null, sent_back_at = null, changed_on = :today
                        where subject = :subject and stage = :stage and recorded_at is null
                        """)
                .param("subject", subject.toString())
                .param("stage", stage)
                .param("at", Rows.at(clock.instant()))
                .param("day", doneOn(subject, stage))
                .param("today", ChinaTime.today(clock))
                .update();
        if (stage.equals("acceptance")) {
            events.publishEvent(new VillageAccepted(subject.villageKey()));
        }
    }

    private LocalDate doneOn(CaseKey subject, String stage) {
        LocalDate today = ChinaTime.today(clock);
        return Optional.ofNullable(subject.village())
                .flatMap(village -> facts.doneOn(subject.villageKey(), stage))
                .map(actual -> claims.counting(
                        subject.villageKey(),
                        stage,
                        actual,
                        facts.enteredOn(subject.villageKey(), stage).orElse(today)))
                .orElse(today);
    }

    @Override
    public void reopened(CaseKey subject, SendBack sendBack) {
        int reopened = stage(subject, sendBack.stage(), """
                        update ledger.stage_state set reopened = reopened + 1, sent_back_at = :at, finished_on = null,
                          recorded_at = null
                        where subject = :subject and stage = :stage and recorded_at is not null
                        """)
                .param("at", Rows.at(clock.instant()))
                .update();
        if (reopened != 1) {
            throw new IllegalStateException("Stage " + sendBack.stage() + " of " + subject + " has not ended");
        }
        claims.lapse(subject, sendBack.stage());
        sendBack.later().forEach(later -> claims.lapse(subject, later));
        sendBack.later().forEach(later -> forget(subject, later));
        sendBack.laterFrames().forEach(frame -> notReached(subject, frame));
        changes.append(
                subject,
                SENT_BACK,
                Map.of(),
                Map.of("stage", sendBack.stage(), "again", sendBack.later()),
                sendBack.reason(),
                sendBack.by());
    }

    /** Ends its wait first, so that the frame knows on which day. */
    private void forget(CaseKey subject, String stage) {
        stage(subject, stage, """
                        update ledger.stage_state set waiting_for = null, changed_on = :today
                        where subject = :subject and stage = :stage and waiting_for is not null
                        """).param("today", ChinaTime.today(clock)).update();
        stage(subject, stage, "delete from ledger.stage_state where subject = :subject and stage = :stage")
                .update();
    }

    private JdbcClient.StatementSpec stage(CaseKey subject, String stage, String sql) {
        return jdbc.sql(sql).param("subject", subject.toString()).param("stage", stage);
    }

    /** The frame keeps the date it is expected by. */
    private void notReached(CaseKey subject, String frame) {
        jdbc.sql("""
                        update ledger.frame_state set armed_at = null, fired_at = null, finished_on = null, recorded_at = null,
                          changed_on = :today
                        where subject = :subject and frame = :frame
                        """)
                .param("subject", subject.toString())
                .param("frame", frame)
                .param("today", ChinaTime.today(clock))
                .update();
    }

    @Override
    public Optional<String> sentBack(CaseKey subject) {
        return jdbc.sql("select name from ledger.stage_state where subject = :subject and sent_back_at is not null")
                .param("subject", subject.toString())
                .query(String.class)
                .optional();
    }

    @Override
    public void waiting(CaseKey subject, String stage, String forWhom) {
        jdbc.sql("""
                        with before as (
                          select waiting_for from ledger.stage_state where subject = :subject and stage = :stage for update)
                        update ledger.stage_state s set waiting_for = cast(:forWhom as text), changed_on = :today from before
                        where s.subject = :subject and s.stage = :stage
                        returning (select f.frame from ledger.frame_state f where f.subject = s.subject and f.frame = s.frame),
                          before.waiting_for is not null as waited, s.waiting_for is not null as waits
                        """)
                .param("subject", subject.toString())
                .param("stage", stage)
                .param("forWhom", forWhom)
                .param("today", ChinaTime.today(clock))
                .query(Wait.class)
                .list()
                .forEach(wait -> tell(subject, wait));
    }

    /** {@code frame} is null for a stage outside of any dated frame. */
    private record Wait(String frame, boolean waited, boolean waits) {}

    private void tell(CaseKey subject, Wait wait) {
        if (wait.frame() != null && !wait.waited() && wait.waits()) {
            events.publishEvent(new WaitBegun(subject, wait.frame()));
        } else if (wait.frame() != null && wait.waited() && !wait.waits() && frames.overdue(subject, wait.frame())) {
            events.publishEvent(new LateAgain(subject, wait.frame()));
        }
    }

    @Override
    public void taskOpened(OpenTask task) {
        tasks.open(task);
    }

    @Override
    public void taskHeld(String taskId, String user) {
        tasks.held(taskId, user, clock.instant());
    }

    @Override
    public void taskDue(String taskId, Instant due) {
        tasks.due(taskId, due);
    }

    @Override
    public void taskClosed(String taskId) {
        tasks.close(taskId);
    }

    @Override
    public Optional<LocalDate> heldTo(CaseKey subject, String frame) {
        return jdbc.sql("select due from ledger.frame_state where subject = :subject and frame = :frame for share")
                .param("subject", subject.toString())
                .param("frame", frame)
                .query(LocalDate.class)
                .optional();
    }

    @Override
    public List<FrameState> frames(CaseKey subject) {
        return frames.of(subject);
    }

    @Override
    public List<FrameState> frames(Collection<CaseKey> subjects) {
        return frames.of(subjects);
    }

    @Override
    public FrameState frame(CaseKey subject, String frame) {
        return frames.of(subject).stream()
                .filter(state -> state.frame().equals(frame))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No frame " + frame + " of " + subject));
    }

    @Override
    public List<StageState> stages(CaseKey subject) {
        return jdbc.sql("select * from ledger.stage_state where subject = :subject order by started_at, stage")
                .param("subject", subject.toString())
                .query((row, number) -> new StageState(
                        subject,
                        row.getString("frame"),
                        row.getString("stage"),
                        row.getString("name"),
                        Rows.instant(row, "started_at"),
                        Rows.day(row, "finished_on"),
                        Rows.instant(row, "recorded_at"),
                        row.getString("waiting_for"),
                        row.getInt("reopened")))
                .list();
    }

    @Override
    public List<OpenTask> tasks(CaseKey subject) {
        return tasks.of(subject);
    }

    @Override
    public List<OpenTask> tasks(Collection<CaseKey> subjects) {
        return tasks.of(subjects);
    }

    @Override
    public LocalDate extension(CaseKey subject, String frame) {
        return jdbc.sql("""
                        select until from ledger.extension
                        where subject = :subject and frame = :frame and approved_at is not null
                        order by approved_at desc, id desc limit 1
                        """)
                .param("subject", subject.toString())
                .param("frame", frame)
                .query(LocalDate.class)
                .optional()
                .orElse(null);
    }
}
