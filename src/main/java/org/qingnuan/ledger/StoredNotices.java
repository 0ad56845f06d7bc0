package org.qingnuan.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reminders and notices in the database. */
@Service
@Transactional
class StoredNotices implements Notices {

    private static final int PASSED = -1;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Plans plans;
    private final NoticeRows rows;
    private final RoutineDues routine;

    StoredNotices(JdbcClient jdbc, Clock clock, Plans plans, NoticeRows rows, RoutineDues routine) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.plans = plans;
        this.rows = rows;
        this.routine = routine;
    }

    @Override
    public Reminded remind(CaseKey body, Collection<Reader> readers) {
        LocalDate today = ChinaTime.today(clock);
        if (over(body)) {
            return new Reminded(0, true);
        }
        if (!firstOf(today, body)) {
            return new Reminded(0, false);
        }
        ReminderRules rules = plans.get(body.plan()).rules().reminders();
        List<Gate> gates = new ArrayList<>(remember(body, today, rules));
        gates.addAll(routine(body, today, rules));
        int notices = gates.stream()
                .mapToInt(gate -> give(body, today, gate, readers))
                .sum();
        return new Reminded(notices, false);
    }

    private boolean over(CaseKey body) {
        String asked = body.area() == null
                ? "select open_bodies = 0 from ledger.plan where id = :plan and cast(:body as text) is null"
                : "select finished_at is not null from ledger.body where plan = :plan and area = :body";
        return place(body, asked).query(Boolean.class).single();
    }

    private boolean firstOf(LocalDate day, CaseKey body) {
        return place(body, """
                                insert into ledger.reminder_run(plan, body, day, at) values (:plan, :body, :day, :at)
                                on conflict do nothing
                                """)
                        .param("day", day)
                        .param("at", Rows.at(clock.instant()))
                        .update()
                == 1;
    }

    /** The gates of which something was not told before. */
    private List<Gate> remember(CaseKey body, LocalDate today, ReminderRules rules) {
        return place(body, """
                        with told as (
                          insert into ledger.date_reminder(subject, frame, due, threshold, sent_back, plan, body, day)
                          select f.subject, f.frame, f.due, t.threshold,
                            (select count(*) from ledger.place_event e where e.subject = f.subject and e.what = :sentBack),
                            f.plan, f.body, :today
                          from (%s where f.plan = :plan and f.body is not distinct from cast(:body as text) and f.recorded_at is null
                            and not exists (select from ledger.village gone where gone.plan = f.plan
                              and gone.area = f.village and gone.state = 'WITHDRAWN')) f
                          cross join lateral (select case
                            when f.due >= cast(:today as date) then
                              (select min(n) from unnest(cast(:before as int[])) n where f.due - cast(:today as date) <= n)
                            when :overdue then -1 end as threshold) t
                          where f.board_column in ('LATE', 'DUE_SOON', 'ON_TIME') and t.threshold is not null
                          on conflict do nothing returning subject, frame, due, threshold)
                        select f.frame, max(f.name) as name, told.due, told.threshold
                        from told join ledger.frame_state f on f.subject = told.subject and f.frame = told.frame
                        group by f.frame, told.due, told.threshold order by told.due, f.frame
                        """.formatted(FrameRows.FRAMES))
                .param("today", today)
                .param("sentBack", StageProjection.SENT_BACK)
                .param("before", rules.before().toArray(Integer[]::new))
                .param("overdue", rules.overdue())
                .query(Gate.class)
                .list();
    }

    /** What no stage waits for and is due; a body's own, never the plan's. */
    private List<Gate> routine(CaseKey body, LocalDate today, ReminderRules rules) {
        return body.area() == null
                ? List.of()
                : routine.of(body, today).stream()
                        .flatMap(
                                due -> threshold(due, today, rules)
                                        .map(days -> new Gate(due.frame(), due.name(), due.due(), days))
                                        .stream())
                        .filter(gate -> isNew(body, today, gate))
                        .toList();
    }

    private static Optional<Integer> threshold(RoutineDues.Due due, LocalDate today, ReminderRules rules) {
        long left = ChronoUnit.DAYS.between(today, due.due());
        if (left < 0) {
            return rules.overdue() ? Optional.of(PASSED) : Optional.empty();
        }
        return due.ahead()
                ? rules.before().stream().filter(days -> left <= days).min(Comparator.naturalOrder())
                : Optional.empty();
    }

    private boolean isNew(CaseKey body, LocalDate today, Gate gate) {
        return place(body, """
                                insert into ledger.date_reminder(subject, frame, due, threshold, sent_back, plan, body, day)
                                values (:subject, :frame, :due, :threshold, 0, :plan, :body, :today) on conflict do nothing
                                """)
                        .param("subject", body.toString())
                        .param("frame", gate.frame())
                        .param("due", gate.due())
                        .param("threshold", gate.threshold())
                        .param("today", today)
                        .update()
                == 1;
    }

    private record Gate(String frame, String name, LocalDate due, int threshold) {

        Predicate<Reader> readers() {
            if (frame.equals(Lots.FRAME)) {
                return reader -> reader.tenders() || threshold == PASSED && reader.overdue();
            }
            return threshold == PASSED ? Reader::overdue : Reader::before;
        }
    }

    private int give(CaseKey body, LocalDate today, Gate gate, Collection<Reader> readers) {
        List<Reader> told = readers.stream().filter(gate.readers()).toList();
        return place(body, """
                        insert into ledger.notice(recipient, plan, body, frame, frame_name, due, threshold, day, at, to_mail)
                        select r.person, :plan, :body, :frame, :name, :due, :threshold, :day, :at, r.by_mail
                        from unnest(cast(:people as text[]), cast(:byMail as boolean[])) as r(person, by_mail)
                        on conflict do nothing
                        """)
                .param("frame", gate.frame())
                .param("name", gate.name())
                .param("due", gate.due())
                .param("threshold", gate.threshold())
                .param("day", today)
                .param("at", Rows.at(clock.instant()))
                .param("people", told.stream().map(Reader::user).toArray(String[]::new))
                .param("byMail", told.stream().map(Reader::byMail).toArray(Boolean[]::new))
                .update();
    }

    private JdbcClient.StatementSpec place(CaseKey body, String sql) {
        return jdbc.sql(sql).param("plan", body.plan().value()).param("body", body.area());
    }

    @Override
    @Transactional(readOnly = true)
    public List<Notice> of(String user) {
        return rows.of(user);
    }

    @Override
    @Transactional(readOnly = true)
    public int unread(String user) {
        return jdbc.sql("select count(*) from ledger.notice where recipient = :user and read_at is null")
                .param("user", user)
                .query(Integer.class)
                .single();
    }

    @Override
    public void read(long notice, String user) {
        jdbc.sql("update ledger.notice set read_at = :at where id = :id and recipient = :user and read_at is null")
                .param("id", notice)
                .param("user", user)
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    @Override
    public void readAll(String user) {
        jdbc.sql("update ledger.notice set read_at = :at where recipient = :user and read_at is null")
                .param("user", user)
                .param("at", Rows.at(clock.instant()))
                .update();
    }
}
