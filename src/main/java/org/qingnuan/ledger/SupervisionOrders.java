package org.qingnuan.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.calendar.ChineseDates;
import org.qingnuan.calendar.DueDate;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Supervision orders in the database.
 *
 * <p>Locks are taken in one order: the subject's frame, then the order. Whoever records holds the frame's row shared and
 * whoever clears holds it alone, so that a frame that ends meanwhile leaves no item behind.
 */
@Service
@Transactional
class SupervisionOrders implements Overdues {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Intake intake;
    private final OrderRows rows;
    private final CorrectionDates corrections;
    private final Terms terms;
    private final Measures measures;
    private final MilestoneChecks milestones;

    SupervisionOrders(
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events,
            Intake intake,
            OrderRows rows,
            CorrectionDates corrections,
            Terms terms,
            Measures measures,
            MilestoneChecks milestones) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.intake = intake;
        this.rows = rows;
        this.corrections = corrections;
        this.terms = terms;
        this.measures = measures;
        this.milestones = milestones;
    }

    @Override
    public Recorded record(CaseKey subject, String frame) {
        return record(subject, subject.body(), frame);
    }

    @Override
    public List<Recorded> recordLagging(PlanId plan, String frame) {
        return milestones.lagging(plan, frame).stream()
                .map(body -> record(CaseKey.ofPlan(plan), body, frame))
                .toList();
    }

    private Recorded record(CaseKey subject, CaseKey body, String frame) {
        LateFrame late = lateFrame(subject, frame, "for share");
        if (!late.counts(ChinaTime.today(clock))) {
            return new Recorded.NotLate();
        }
        Optional<Long> opened;
        Optional<Long> running;
        do {
            opened = open(body, frame, late);
            running = opened.or(() -> running(body, frame));
        } while (running.isEmpty());
        item(running.get(), subject, late);
        CaseKey order = OrderRows.key(body, running.get());
        return opened.isPresent() ? new Recorded.NewOrder(order) : new Recorded.Joined(order);
    }

    private LateFrame lateFrame(CaseKey subject, String frame, String mode) {
        return jdbc.sql("""
                        select f.name, f.due, f.goal, f.recorded_at is null as running,
                          exists (select from ledger.stage_state s where s.subject = f.subject and s.frame = f.frame
                            and s.recorded_at is null and s.waiting_for is not null) as waiting,
                          exists (select from ledger.village v where v.plan = f.plan and v.area = f.village
                            and v.state = 'WITHDRAWN') as withdrawn
                        from ledger.frame_state f where f.subject = :subject and f.frame = :frame
                        """ + mode)
                .param("subject", subject.toString())
                .param("frame", frame)
                .query(LateFrame.class)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No frame " + frame + " of " + subject));
    }

    private record LateFrame(
            String name, LocalDate due, boolean goal, boolean running, boolean waiting, boolean withdrawn) {

        boolean counts(LocalDate today) {
            return running && !goal && !waiting && !withdrawn && due.isBefore(today);
        }
    }

    /** A new order, unless one runs or another caller was quicker. */
    private Optional<Long> open(CaseKey body, String frame, LateFrame late) {
        return jdbc.sql("""
                        insert into ledger.supervision_order(plan, body, frame, frame_name, round, opened_at)
                        select :plan, :body, :frame, :name, coalesce(max(round), 0) + 1, :at
                        from ledger.supervision_order where plan = :plan and body = :body and frame = :frame
                        on conflict do nothing returning id
                        """)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .param("frame", frame)
                .param("name", late.name())
                .param("at", Rows.at(clock.instant()))
                .query(Long.class)
                .optional();
    }

    /** The running order, locked; empty when it ended this very moment, so that the next round is due. */
    private Optional<Long> running(CaseKey body, String frame) {
        return jdbc.sql("""
                        select id from ledger.supervision_order
                        where plan = :plan and body = :body and frame = :frame and cleared_at is null for update
                        """)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .param("frame", frame)
                .query(Long.class)
                .optional();
    }

    private void item(long order, CaseKey subject, LateFrame late) {
        jdbc.sql("""
                        insert into ledger.supervision_item as i(order_id, subject, due, recorded_at)
                        values (:order, :subject, :due, :at)
                        on conflict (order_id, subject) do update set due = excluded.due, recorded_at = excluded.recorded_at,
                          reason = null, promised_on = null, cause = null, ended_at = null
                        where i.ended_at is not null
                        """)
                .param("order", order)
                .param("subject", subject.toString())
                .param("due", late.due())
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    @Override
    public void clear(CaseKey subject, String frame) {
        lateFrame(subject, frame, "for no key update");
        ordersOf(subject, frame).forEach(order -> end(order, subject));
    }

    /** The running orders with an open item of the subject; of a plan's own frame, those of all its bodies. */
    private List<CaseKey> ordersOf(CaseKey subject, String frame) {
        return jdbc.sql("""
                        select o.id, o.body from ledger.supervision_order o
                        where o.frame = :frame and o.cleared_at is null and o.plan = :plan
                          and (cast(:body as text) is null or o.body = :body)
                          and exists (select from ledger.supervision_item i
                            where i.order_id = o.id and i.subject = :subject and i.ended_at is null)
                        order by o.id for update
                        """)
                .param("frame", frame)
                .param("plan", subject.plan().value())
                .param("body", subject.area())
                .param("subject", subject.toString())
                .query((row, number) ->
                        OrderRows.key(CaseKey.ofBody(subject.plan(), row.getString("body")), row.getLong("id")))
                .list();
    }

    private void end(CaseKey order, CaseKey subject) {
        jdbc.sql("""
                        update ledger.supervision_item set ended_at = :at
                        where order_id = :order and subject = :subject and ended_at is null
                        """)
                .param("order", OrderRows.id(order))
                .param("subject", subject.toString())
                .param("at", Rows.at(clock.instant()))
                .update();
        int cleared = jdbc.sql("""
                        update ledger.supervision_order set cleared_at = :at where id = :order and cleared_at is null
                          and not exists (select from ledger.supervision_item where order_id = :order and ended_at is null)
                        """)
                .param("order", OrderRows.id(order))
                .param("at", Rows.at(clock.instant()))
                .update();
        if (cleared == 1) {
            events.publishEvent(new OrderCleared(order));
        }
    }

    /** A body that has done its share of the plan's own milestone is supervised for it no longer, whoever else is late. */
    @EventListener
    void on(BodyCaughtUp caughtUp) {
        CaseKey plan = CaseKey.ofPlan(caughtUp.body().plan());
        sharedFrames(caughtUp.body()).stream()
                .filter(frame -> !milestones.lagging(plan.plan(), frame).contains(caughtUp.body()))
                .flatMap(frame -> ordersOf(plan, frame).stream())
                .filter(order -> order.body().equals(caughtUp.body()))
                .forEach(order -> end(order, plan));
    }

    private List<String> sharedFrames(CaseKey body) {
        return jdbc.sql("""
                        select distinct o.frame from ledger.supervision_order o
                        join ledger.supervision_item i on i.order_id = o.id and i.ended_at is null and i.subject = o.plan
                        where o.plan = :plan and o.body = :body and o.cleared_at is null
                        """)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query(String.class)
                .list();
    }

    @EventListener
    void on(WaitBegun wait) {
        clear(wait.subject(), wait.frame());
    }

    @Override
    public boolean cleared(CaseKey order) {
        return lock(order, "for share");
    }

    /** Whether it is cleared, locked. */
    private boolean lock(CaseKey order, String mode) {
        return jdbc.sql("select cleared_at is not null from ledger.supervision_order where id = :id " + mode)
                .param("id", OrderRows.id(order))
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No supervision order " + order));
    }

    @Override
    public Order get(CaseKey order) {
        return rows.get(order);
    }

    @Override
    public List<Order> of(CaseKey body) {
        return rows.of(body);
    }

    @Override
    public void measure(CaseKey order, String step, MeasureRecipient recipient, UUID submission, String by) {
        Answers answers = intake.take(submission, order, "supervision.userTask_" + step, by);
        measures.write(order, paper(step, recipient, answers, "requirement", "conclusion"), by);
    }

    private static Measures.Paper paper(String step, MeasureRecipient recipient, Answers answers, String... fields) {
        String text = Stream.of(fields).filter(answers::has).map(answers::text).collect(Collectors.joining("："));
        return new Measures.Paper(
                step,
                answers.has("documentNo") ? answers.text("documentNo") : null,
                recipient,
                text,
                answers.day("dueOn").orElse(null));
    }

    @Override
    public boolean townAtFault(CaseKey order) {
        return get(order).items().stream()
                .filter(item -> item.endedAt() == null)
                .anyMatch(item -> item.cause() == null || item.cause() == DelayCause.TOWN);
    }

    @Override
    public void circulate(CaseKey order, String step, MeasureRecipient recipient, UUID submission, String by) {
        Answers answers = attributed(order, step, submission, by);
        measures.write(order, paper(step, recipient, answers, "requirement"), by);
    }

    @Override
    public void admonish(CaseKey order, String step, MeasureRecipient recipient, UUID submission, String by) {
        Answers answers = attributed(order, step, submission, by);
        Measures.Paper paper =
                get(order).items().stream().anyMatch(item -> item.endedAt() == null && item.cause() == DelayCause.TOWN)
                        ? paper(step, recipient, answers, "requirement", "conclusion")
                        : new Measures.Paper(SupervisionRules.SPARED, null, null, "经认定，仍逾期的村原因不在镇街", null);
        measures.write(order, paper, DelayCause.TOWN, by);
    }

    /** Keeps whose delay each open item is, as the answers say; what they leave out stays as it was. */
    private Answers attributed(CaseKey order, String step, UUID submission, String by) {
        lock(order, "for update");
        Answers answers = intake.take(submission, order, SupervisionRules.STEP + step, by);
        get(order).items().stream()
                .filter(item -> item.endedAt() == null)
                .forEach(item -> DelayCause.of(answers.text(SupervisionRules.field(answers, "cause", item)))
                        .ifPresent(cause -> jdbc.sql(
                                        "update ledger.supervision_item set cause = :cause where order_id = :order and subject = :subject")
                                .param("cause", cause.name())
                                .param("order", OrderRows.id(order))
                                .param("subject", item.subject().toString())
                                .update()));
        return answers;
    }

    @Override
    public void pursue(CaseKey order, MeasureRecipient recipient, UUID submission, String by) {
        Answers answers = intake.take(submission, order, SupervisionRules.PURSUE, by);
        if (!Rules.approved(answers)) {
            measures.write(order, paper("waiveResponsibility", null, answers, "conclusion"), by);
            return;
        }
        AccountabilityCause cause = AccountabilityCause.valueOf(answers.text("cause"));
        String text =
                "%s，造成不良后果：%s。%s".formatted(cause.label(), answers.text("consequence"), answers.text("conclusion"));
        Measures.Paper paper = new Measures.Paper(
                MeasureStep.PURSUE_RESPONSIBILITY.step(), answers.textOrNull("documentNo"), recipient, text, null);
        measures.accountable(measures.write(order, paper, by), cause, answers.text("consequence"));
    }

    @Override
    public void list(CaseKey order, MeasureRecipient recipient, UUID submission, String by) {
        lock(order, "for update");
        Answers answers = intake.take(submission, order, SupervisionRules.LIST, by);
        measures.write(order, paper("listBody", recipient, answers, "requirement"), by);
        jdbc.sql("""
                        insert into ledger.listing(order_id, plan, body, listed_on)
                        values (:order, :plan, :body, :day) on conflict do nothing
                        """)
                .param("order", OrderRows.id(order))
                .param("plan", order.plan().value())
                .param("body", order.area())
                .param("day", ChinaTime.today(clock))
                .update();
    }

    @Override
    public boolean listed(CaseKey order) {
        return listings(order.body()).contains(order);
    }

    @Override
    public List<CaseKey> listings(CaseKey body) {
        return jdbc.sql("""
                        select order_id from ledger.listing
                        where plan = :plan and body = :body and released_on is null order by order_id
                        """)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query((row, number) -> OrderRows.key(body, row.getLong("order_id")))
                .list();
    }

    @Override
    public void release(CaseKey order, MeasureRecipient recipient, UUID submission, String by) {
        lock(order, "for update");
        Answers answers = intake.take(submission, order, SupervisionRules.RELEASE, by);
        measures.write(order, paper("releaseListing", recipient, answers, "conclusion"), by);
        jdbc.sql("update ledger.listing set released_on = :day where order_id = :order and released_on is null")
                .param("order", OrderRows.id(order))
                .param("day", ChinaTime.today(clock))
                .update();
    }

    @Override
    public void pursueLeaders(CaseKey order, MeasureRecipient recipient, UUID submission, String by) {
        Answers answers = intake.take(submission, order, SupervisionRules.PURSUE_LEADERS, by);
        if (!Rules.approved(answers)) {
            measures.write(order, paper("waiveResponsibility", null, answers, "conclusion"), by);
            return;
        }
        AccountabilityCause cause = AccountabilityCause.valueOf(answers.text("cause"));
        Measures.Paper paper = new Measures.Paper(
                MeasureStep.PURSUE_LEADERS.step(),
                answers.textOrNull("documentNo"),
                recipient,
                cause.label() + "：" + answers.text("conclusion"),
                null);
        measures.accountable(measures.write(order, paper, by), cause, null);
    }

    @Override
    public void explain(CaseKey order, UUID submission, String by) {
        lock(order, "for update");
        Answers answers = intake.take(submission, order, SupervisionRules.EXPLAIN, by);
        String text = get(order).items().stream()
                .filter(item -> item.endedAt() == null)
                .map(item -> explain(order, item, answers))
                .collect(Collectors.joining("；"));
        measures.write(order, new Measures.Paper("explainDelay", null, null, text, null), by);
    }

    private String explain(CaseKey order, Order.Item item, Answers answers) {
        String reason = answers.text(SupervisionRules.field(answers, "reason", item));
        LocalDate promised =
                answers.day(SupervisionRules.field(answers, "promisedOn", item)).orElseThrow();
        jdbc.sql("""
                        update ledger.supervision_item set reason = :reason, promised_on = :promised
                        where order_id = :order and subject = :subject
                        """)
                .param("order", OrderRows.id(order))
                .param("subject", item.subject().toString())
                .param("reason", reason)
                .param("promised", promised)
                .update();
        return "%s：%s，承诺%s完成"
                .formatted(item.subjectName(), reason.replaceAll("[\\s。；，.;,]+$", ""), ChineseDates.format(promised));
    }

    @Override
    public boolean correct(CaseKey order, String step, UUID submission, String by) {
        lock(order, "for update");
        Answers answers = intake.take(submission, order, SupervisionRules.CORRECTION + step, by);
        MeasureRecipient recipient = step.equals("issueCorrection") ? MeasureRecipient.BODY : null;
        measures.write(order, paper(step, recipient, answers, "requirement", "measure", "opinion", "completedOn"), by);
        if (step.equals("issueCorrection")) {
            LocalDate today = ChinaTime.today(clock);
            corrections.due(
                    order,
                    today,
                    answers.day("dueOn").map(DueDate::fixed).orElseGet(() -> terms.correction(order, today)));
        }
        return !step.equals("verifyCorrection") || Rules.approved(answers);
    }
}
