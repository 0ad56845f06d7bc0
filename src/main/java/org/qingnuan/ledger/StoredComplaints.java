package org.qingnuan.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.qingnuan.calendar.CalendarLoaded;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.calendar.DueDate;
import org.qingnuan.ledger.Complaint.State;
import org.qingnuan.ledger.Complaint.Step;
import org.qingnuan.ledger.Complaint.StepKind;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Complaints in the database; whoever works on one holds its row, those of the same matter after it. */
@Service
@Transactional
class StoredComplaints implements Complaints {

    private final ComplaintRows rows;
    private final ComplaintChecks checks;
    private final Terms terms;
    private final Intake intake;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StoredComplaints(
            ComplaintRows rows,
            ComplaintChecks checks,
            Terms terms,
            Intake intake,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.checks = checks;
        this.terms = terms;
        this.intake = intake;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Complaint receive(CaseKey place, NewComplaint complaint, String by) {
        if (complaint.joins() != null) {
            rows.find(complaint.joins(), "for no key update of c");
        }
        List<Finding> findings = checks.received(place, complaint);
        if (!findings.isEmpty()) {
            throw new SubmissionRefused(findings);
        }
        LocalDate on = complaint.receivedOn();
        long id = rows.insert(place, complaint, terms.reply(place, on), terms.resolution(place, on), by);
        if (complaint.joins() != null) {
            rows.step(id, joining(complaint.joins()), by);
        }
        return rows.find(id, "").orElseThrow();
    }

    private Step joining(long other) {
        return new Step(0, StepKind.JOINED, "并入第" + other + "号", null, null, null, null, null, today(), null, null);
    }

    @Override
    @Transactional(readOnly = true)
    public Complaint get(CaseKey complaint) {
        return rows.get(complaint);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Complaint> of(CaseKey scope) {
        return rows.of(scope);
    }

    @Override
    @Transactional(readOnly = true)
    public DueDate due(CaseKey key, String frame) {
        Complaint complaint = rows.get(key);
        return frame.equals("reply")
                ? new DueDate(complaint.replyDue(), complaint.replyProvisional())
                : new DueDate(complaint.resolveDue(), complaint.resolveProvisional());
    }

    @Override
    public Outcome reply(CaseKey key, UUID submission, String by) {
        Complaint complaint = rows.lock(key);
        Answers answers = intake.take(submission, key, ComplaintChecks.REPLY, by);
        if (answers.text("outcome").equals(Outcome.JOINED.word())) {
            long other = Long.parseLong(answers.text("joinTo"));
            rows.step(ComplaintRows.id(complaint.key()), joining(other), by);
            rows.join(ComplaintRows.id(complaint.key()), other);
            return Outcome.JOINED;
        }
        return answered(complaint, answers, by);
    }

    @Override
    public Outcome resolve(CaseKey key, UUID submission, String by) {
        Complaint complaint = rows.lock(key);
        return answered(complaint, intake.take(submission, key, ComplaintChecks.RESOLVE, by), by);
    }

    private Outcome answered(Complaint complaint, Answers answers, String by) {
        Outcome outcome = switch (answers.text("outcome")) {
            case "resolved" -> Outcome.RESOLVED;
            case "plan" -> Outcome.PLANNED;
            default -> Outcome.ONGOING;
        };
        Step step = step(outcome, answers);
        record(ComplaintRows.id(complaint.key()), outcome, step, by);
        rows.joined(ComplaintRows.id(complaint.key())).forEach(joined -> together(joined, outcome, step, by));
        return outcome;
    }

    /** Whoever complained of the same is told the same, and is answered with it. */
    private void together(long joined, Outcome outcome, Step step, String by) {
        rows.step(joined, step, by);
        if (outcome == Outcome.RESOLVED) {
            rows.answered(joined, State.CLOSED, step.on(), null);
        }
    }

    private void record(long complaint, Outcome outcome, Step step, String by) {
        rows.step(complaint, step, by);
        State state = switch (outcome) {
            case RESOLVED -> State.CLOSED;
            case PLANNED -> State.PLANNED;
            default -> State.REPLIED;
        };
        rows.answered(complaint, state, step.on(), step.plannedOn());
    }

    private static Step step(Outcome outcome, Answers answers) {
        boolean plan = outcome == Outcome.PLANNED;
        return new Step(
                0,
                switch (outcome) {
                    case RESOLVED -> StepKind.CLOSED;
                    case PLANNED -> StepKind.PLANNED;
                    default -> StepKind.REPLIED;
                },
                answers.text("reply"),
                Complaint.Told.valueOf(answers.text("told")),
                outcome == Outcome.RESOLVED ? Complaint.Satisfied.valueOf(answers.text("satisfied")) : null,
                plan ? answers.text("solution") : null,
                plan ? answers.text("explanation") : null,
                plan ? answers.day("plannedOn").orElseThrow() : null,
                answers.day("repliedOn").orElseThrow(),
                null,
                null);
    }

    @Override
    public void reopen(CaseKey key, String reason, String by) {
        Complaint complaint = rows.lock(key);
        Rules.requireReason(reason);
        Rules.refuse(complaint.state() != State.CLOSED, "这件诉求还没有办结", "请在办理中补充情况");
        Rules.refuse(complaint.reopened(), "这件诉求已经重新办理过一次", "仍不满意的，请告知信访等其他途径");
        LocalDate today = today();
        rows.step(
                ComplaintRows.id(key),
                new Step(0, StepKind.REOPENED, reason.strip(), null, null, null, null, null, today, null, null),
                by);
        rows.reopen(ComplaintRows.id(key), today, terms.reply(key, today), terms.resolution(key, today));
    }

    @Override
    public Contact disclose(CaseKey key, String reason, String by) {
        Rules.requireReason(reason);
        return rows.disclose(rows.get(key).key(), reason.strip(), by);
    }

    @Override
    public LocalDate today() {
        return ChinaTime.today(clock);
    }

    /** A year's notice has come: what was counted through it is counted again. */
    @EventListener
    void on(CalendarLoaded loaded) {
        rows.provisional().forEach(this::recount);
    }

    private void recount(ComplaintRows.Provisional one) {
        CaseKey key = one.complaint().key();
        DueDate resolve = one.complaint().resolveProvisional()
                ? terms.resolution(key, one.from())
                : DueDate.fixed(one.complaint().resolveDue());
        rows.due(ComplaintRows.id(key), terms.reply(key, one.from()), resolve);
        events.publishEvent(new LastDayChanged(key, "reply"));
        events.publishEvent(new LastDayChanged(key, "resolution"));
    }
}
