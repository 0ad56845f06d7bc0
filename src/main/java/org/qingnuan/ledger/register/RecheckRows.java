package org.qingnuan.ledger.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.qingnuan.ledger.Recheck;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes re-checks of rejections. */
@Component
class RecheckRows {

    static final String KIND = "recheck";

    /** Who rejected is who last decided so; the history says it. */
    private static final String RECHECKS = """
            SELECT r.*, a.name AS village_name, h.sequence_no, h.name_masked, e.reason AS rejection, e.changed_by AS rejected_by
            FROM ledger.rejection_recheck r JOIN ledger.area a ON a.id = r.village
            JOIN ledger.household h ON h.id = r.household
            LEFT JOIN LATERAL (SELECT reason, changed_by FROM ledger.household_event
                WHERE household = r.household AND after ->> 'eligibility' = 'REJECTED' AND change = 'DECIDED'
                ORDER BY id DESC LIMIT 1) e ON true
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    RecheckRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Empty when the household's one re-check was asked for before. */
    Optional<CaseKey> insert(CaseKey village, long household, String reason, String by) {
        return jdbc.sql("""
                        INSERT INTO ledger.rejection_recheck (plan, body, village, household, reason, requested_by, requested_at)
                        VALUES (:plan, :body, :village, :household, :reason, :by, :at)
                        ON CONFLICT (household) DO NOTHING RETURNING id""")
                .param("plan", village.plan().value())
                .param("body", village.area())
                .param("village", village.village())
                .param("household", household)
                .param("reason", reason)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .query(Long.class)
                .optional()
                .map(id -> village.with(KIND, Long.toString(id)));
    }

    Recheck get(CaseKey recheck) {
        return jdbc.sql(RECHECKS + "WHERE r.id = :id AND r.plan = :plan AND r.village = :village")
                .param("id", id(recheck))
                .param("plan", recheck.plan().value())
                .param("village", recheck.village())
                .query(this::recheck)
                .optional()
                .orElseThrow(() -> unknown(recheck));
    }

    List<Recheck> of(CaseKey body) {
        return jdbc.sql(RECHECKS + "WHERE r.plan = :plan AND r.body = :body ORDER BY r.id DESC")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query(this::recheck)
                .list();
    }

    void decide(CaseKey recheck, Recheck.Result result, String opinion, String by) {
        int decided = jdbc.sql("""
                        UPDATE ledger.rejection_recheck SET decision = :decision, opinion = :opinion, decided_by = :by, decided_at = :at
                        WHERE id = :id AND decision IS NULL""")
                .param("id", id(recheck))
                .param("decision", result.name())
                .param("opinion", opinion)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        if (decided != 1) {
            throw new IllegalStateException("Decided already: " + recheck);
        }
    }

    private Recheck recheck(ResultSet row, int number) throws SQLException {
        String decision = row.getString("decision");
        OffsetDateTime decidedAt = row.getObject("decided_at", OffsetDateTime.class);
        return new Recheck(
                CaseKey.ofVillage(new PlanId(row.getString("plan")), row.getString("body"), row.getString("village"))
                        .with(KIND, row.getString("id")),
                row.getString("village_name"),
                row.getLong("household"),
                row.getInt("sequence_no"),
                row.getString("name_masked"),
                row.getString("rejection"),
                row.getString("rejected_by"),
                row.getString("reason"),
                row.getString("requested_by"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                decision == null ? null : Recheck.Result.valueOf(decision),
                row.getString("opinion"),
                row.getString("decided_by"),
                decidedAt == null ? null : decidedAt.toInstant());
    }

    private static long id(CaseKey recheck) {
        if (!KIND.equals(recheck.kind()) || !recheck.item().matches("[0-9]{1,18}")) {
            throw unknown(recheck);
        }
        return Long.parseLong(recheck.item());
    }

    private static NoSuchElementException unknown(CaseKey recheck) {
        return new NoSuchElementException("No re-check " + recheck);
    }
}
