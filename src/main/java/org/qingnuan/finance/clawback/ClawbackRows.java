package org.qingnuan.finance.clawback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.calendar.DueDate;
import org.qingnuan.finance.ClawbackCause;
import org.qingnuan.finance.ClawbackOrder;
import org.qingnuan.finance.ClawbackState;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of clawbacks: found by key, locked first of all. */
@Component
class ClawbackRows {

    private static final String SIGN = "追缴";

    private final JdbcClient jdbc;
    private final Clock clock;

    ClawbackRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The same origin gives the same row. */
    Clawback insert(ClawbackOrder order) {
        jdbc.sql("INSERT INTO finance.village (village) VALUES (:village) ON CONFLICT DO NOTHING")
                .param("village", order.village().toString())
                .update();
        jdbc.sql("""
                        INSERT INTO finance.clawback (plan, village, household, cause, origin, reason, clause, wrong_line,
                            wrong_amount, opened_by, opened_at)
                        VALUES (:plan, :village, :household, :cause, :origin, :reason, :clause, :line, :amount, :by, :at)
                        ON CONFLICT (plan, origin) DO NOTHING""")
                .param("plan", order.village().plan().value())
                .param("village", order.village().toString())
                .param("household", order.household())
                .param("cause", order.cause().name())
                .param("origin", order.origin())
                .param("reason", order.reason())
                .param("clause", order.clause())
                .param(
                        "line",
                        order.wrongLine() == null
                                ? null
                                : Long.valueOf(order.wrongLine().item()))
                .param(
                        "amount",
                        order.wrongAmount() == null ? null : order.wrongAmount().fen())
                .param("by", order.by())
                .param("at", now())
                .update();
        return jdbc.sql("SELECT * FROM finance.clawback WHERE plan = :plan AND origin = :origin")
                .param("plan", order.village().plan().value())
                .param("origin", order.origin())
                .query((row, n) -> row(row))
                .single();
    }

    /** Takes up again what was written off of a settled one: of the same cause and clause, with its own reason. */
    Clawback reopen(Clawback settled, long writtenOff, String reason, String by) {
        return jdbc.sql("""
                        INSERT INTO finance.clawback (plan, village, household, cause, origin, reason, clause, wrong_line,
                            wrong_amount, opened_by, opened_at, reopens)
                        SELECT plan, village, household, cause,
                            'again.' || id || '.' || (SELECT count(*) + 1 FROM finance.clawback r WHERE r.reopens = c.id),
                            :reason, clause, wrong_line, CASE WHEN wrong_line IS NULL THEN NULL ELSE :amount::bigint END, :by, :at, id
                        FROM finance.clawback c WHERE id = :id RETURNING *""")
                .param("id", settled.id())
                .param("reason", reason)
                .param("amount", writtenOff)
                .param("by", by)
                .param("at", now())
                .query((row, n) -> row(row))
                .single();
    }

    /** Whether another one has taken it up again and was not dropped. */
    boolean reopened(Clawback settled) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM finance.clawback
                                       WHERE reopens = :id AND state NOT IN ('DROPPED', 'NOTHING', 'WITHDRAWN'))""").param("id", settled.id()).query(Boolean.class).single();
    }

    boolean claimStart(Clawback clawback) {
        return jdbc.sql("UPDATE finance.clawback SET started_at = :at WHERE id = :id AND started_at IS NULL")
                        .param("id", clawback.id())
                        .param("at", now())
                        .update()
                == 1;
    }

    Clawback find(CaseKey key) {
        return read(key, "");
    }

    /** Locked until the transaction ends. */
    Clawback lock(CaseKey key) {
        return read(key, " FOR NO KEY UPDATE");
    }

    void decide(Clawback clawback, boolean approved, String documentNo, String opinion, String by) {
        jdbc.sql("""
                        UPDATE finance.clawback SET state = :state, number = :number, document_no = :documentNo, opinion = :opinion,
                            decided_by = :by, decided_at = :at, ended_at = :ended WHERE id = :id""")
                .param("id", clawback.id())
                .param("state", (approved ? ClawbackState.DECIDED : ClawbackState.DROPPED).name())
                .param("number", approved ? number(clawback) : null)
                .param("documentNo", documentNo)
                .param("opinion", opinion)
                .param("by", by)
                .param("at", now())
                .param("ended", approved ? null : now())
                .update();
    }

    void booked(Clawback clawback, ClawbackState state, DueDate due) {
        jdbc.sql("""
                        UPDATE finance.clawback SET state = :state, booked_on = :today, due_on = :due, due_provisional = :provisional,
                            ended_at = :ended WHERE id = :id""")
                .param("id", clawback.id())
                .param("state", state.name())
                .param("today", ChinaTime.today(clock))
                .param("due", due.day())
                .param("provisional", due.provisional())
                .param("ended", state == ClawbackState.SETTLED ? now() : null)
                .update();
    }

    void end(Clawback clawback, ClawbackState state) {
        jdbc.sql("UPDATE finance.clawback SET state = :state, ended_at = :at WHERE id = :id")
                .param("id", clawback.id())
                .param("state", state.name())
                .param("at", now())
                .update();
    }

    List<Clawback> ofBody(CaseKey body) {
        return jdbc.sql("""
                        SELECT * FROM finance.clawback WHERE plan = :plan AND split_part(village, '.', 2) = :area ORDER BY id DESC""")
                .param("plan", body.plan().value())
                .param("area", body.area())
                .query((row, n) -> row(row))
                .list();
    }

    private String number(Clawback clawback) {
        int year = ChinaTime.today(clock).getYear();
        int next = jdbc.sql("""
                        INSERT INTO finance.clawback_number AS n (plan, year, last) VALUES (:plan, :year, 1)
                        ON CONFLICT (plan, year) DO UPDATE SET last = n.last + 1 RETURNING last""")
                .param("plan", clawback.plan().value())
                .param("year", year)
                .query(Integer.class)
                .single();
        return "%s〔%d〕第%d号".formatted(SIGN, year, next);
    }

    private Clawback read(CaseKey key, String lock) {
        if (!Clawback.KIND.equals(key.kind()) || !key.item().matches("[0-9]{1,18}")) {
            throw new NoSuchElementException("Not the key of a clawback: " + key);
        }
        return jdbc.sql("SELECT * FROM finance.clawback WHERE id = :id AND village = :village" + lock)
                .param("id", Long.valueOf(key.item()))
                .param("village", key.villageKey().toString())
                .query((row, n) -> row(row))
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No clawback " + key));
    }

    static Clawback row(ResultSet row) throws SQLException {
        return new Clawback(
                row.getLong("id"),
                CaseKey.parse(row.getString("village")),
                row.getLong("household"),
                ClawbackCause.valueOf(row.getString("cause")),
                ClawbackState.valueOf(row.getString("state")),
                row.getString("origin"),
                row.getString("reason"),
                row.getString("clause"),
                row.getObject("wrong_line", Long.class),
                row.getObject("wrong_amount", Long.class),
                row.getString("opened_by"),
                row.getString("decided_by"),
                row.getObject("booked_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getBoolean("due_provisional"),
                row.getObject("reopens", Long.class));
    }

    Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
