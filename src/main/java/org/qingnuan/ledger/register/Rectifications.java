package org.qingnuan.ledger.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.qingnuan.calendar.DueDate;
import org.qingnuan.ledger.LastDayChanged;
import org.qingnuan.ledger.RectificationClosed;
import org.qingnuan.ledger.Submission;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.ledger.Terms;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.PlanId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A failing household's rectification: open, rectified, closed, or open again. */
@Component
class Rectifications {

    private final Submissions submissions;
    private final RegisterLock lock;
    private final Changes changes;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Terms terms;

    Rectifications(
            Submissions submissions,
            RegisterLock lock,
            Changes changes,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Terms terms) {
        this.submissions = submissions;
        this.lock = lock;
        this.changes = changes;
        this.jdbc = jdbc;
        this.events = events;
        this.terms = terms;
    }

    void rectified(CaseKey household, UUID id, String by) {
        lock.village(household.villageKey());
        Submission submission = submissions.open(id, household, Tasks.RECTIFY);
        Map<String, String> fields = submission.fields();
        int changed = changes.statement("""
                        UPDATE ledger.rectification SET state = 'RECTIFIED', rectified_on = :on, measure = :measure,
                            changed_by = :by, changed_at = :at
                        WHERE household = :household AND state <> 'CLOSED' AND failed_on <= :on""", id, by)
                .param("household", Long.valueOf(household.item()))
                .param("on", SubmittedDays.required(submission, "rectifiedOn", "整改日期"))
                .param("measure", fields.get("measure"))
                .update();
        requireOne(changed, "该户没有待落实的整改，或整改日期早于验收不合格的日期");
    }

    boolean verified(CaseKey household, UUID id, String by) {
        CaseKey village = household.villageKey();
        lock.village(village);
        Submission submission = submissions.open(id, household, Tasks.VERIFY_RECTIFICATION);
        boolean approved = "approve".equals(submission.fields().get("decision"));
        int changed = changes.statement("""
                        UPDATE ledger.rectification SET state = :state, opinion = :opinion, changed_by = :by, changed_at = :at
                        WHERE household = :household AND state = 'RECTIFIED'""", id, by)
                .param("household", Long.valueOf(household.item()))
                .param("state", approved ? "CLOSED" : "OPEN")
                .param("opinion", submission.fields().get("opinion"))
                .update();
        requireOne(changed, "该户没有待核实的整改");
        if (approved) {
            events.publishEvent(new RectificationClosed(village, household));
        }
        return approved;
    }

    DueDate due(CaseKey household) {
        return jdbc.sql(
                        "SELECT due AS day, due_provisional AS provisional FROM ledger.rectification WHERE household = :household AND state <> 'CLOSED'")
                .param("household", Long.valueOf(household.item()))
                .query(DueDate.class)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No open rectification of " + household));
    }

    /** Counts again what was provisional. */
    void recount(String by) {
        jdbc.sql("""
                        SELECT r.id, r.household, r.failed_on, r.due, h.plan, h.village, v.body FROM ledger.rectification r
                        JOIN ledger.household h ON h.id = r.household
                        JOIN ledger.village v ON v.plan = h.plan AND v.area = h.village
                        WHERE r.due_provisional AND r.state <> 'CLOSED' ORDER BY r.household FOR UPDATE OF r""").query(Provisional.class).list().forEach(one -> recount(one, by));
    }

    private record Provisional(
            long id, long household, LocalDate failedOn, LocalDate due, String plan, String village, String body) {

        CaseKey key() {
            return CaseKey.ofVillage(new PlanId(plan), body, village).with("household", Long.toString(household));
        }
    }

    private void recount(Provisional one, String by) {
        CaseKey household = one.key();
        DueDate due = terms.rectification(household, one.failedOn());
        changes.statement("""
                        UPDATE ledger.rectification SET due = :due, due_provisional = :provisional, changed_by = :by, changed_at = :at
                        WHERE id = :id""", null, by)
                .param("id", one.id())
                .param("due", due.day())
                .param("provisional", due.provisional())
                .update();
        events.publishEvent(new LastDayChanged(household, "rectification"));
    }

    /** Holds the village, so that a rectification closed meanwhile is either seen here or finds the village waiting. */
    boolean open(CaseKey village) {
        lock.village(village);
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM ledger.rectification r JOIN ledger.household h ON h.id = r.household
                            WHERE h.plan = :plan AND h.village = :village AND r.state <> 'CLOSED')""")
                .param("plan", village.plan().value())
                .param("village", village.village())
                .query(Boolean.class)
                .single();
    }

    private static void requireOne(int changed, String reason) {
        if (changed != 1) {
            throw new SubmissionRefused(List.of(Finding.ofSheet(reason, "请刷新后核对该户的整改情况")));
        }
    }
}
