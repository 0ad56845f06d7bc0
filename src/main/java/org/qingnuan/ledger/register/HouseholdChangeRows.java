package org.qingnuan.ledger.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.qingnuan.ledger.HouseholdChange;
import org.qingnuan.ledger.HouseholdChange.Cause;
import org.qingnuan.ledger.HouseholdChange.Value;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.privacy.SealedJson;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes changes that were asked for; the new values lie sealed. */
@Component
class HouseholdChangeRows {

    static final String KIND = "change";

    private static final String CHANGES = """
            SELECT c.*, a.name AS village_name, h.sequence_no, h.name_masked, m.sequence_no AS up_no, m.name_masked AS up_name
            FROM ledger.household_change c JOIN ledger.area a ON a.id = c.village
            LEFT JOIN ledger.household h ON h.id = c.household LEFT JOIN ledger.household m ON m.id = c.moved_up
            """;

    private final JdbcClient jdbc;
    private final SealedJson json;
    private final PersonalData personal;
    private final Clock clock;

    HouseholdChangeRows(JdbcClient jdbc, SealedJson json, PersonalData personal, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.personal = personal;
        this.clock = clock;
    }

    /** What was asked for, in clear; {@code household} null for a new one. */
    record Asked(Long household, Cause cause, String reason, Map<String, String> values, String by) {}

    /** Empty when another change of the household, or of the new one's person, waits already. */
    Optional<CaseKey> insert(CaseKey village, Asked asked, List<Value> shown) {
        String identity = asked.values().get("identity");
        return jdbc.sql("""
                        INSERT INTO ledger.household_change (plan, body, village, household, kind, cause, reason, content, shown,
                            identity_fingerprint, requested_by, requested_at)
                        VALUES (:plan, :body, :village, :household, :kind, :cause, :reason, :content, :shown::jsonb, :identity, :by, :at)
                        ON CONFLICT DO NOTHING RETURNING id""")
                .param("plan", village.plan().value())
                .param("body", village.area())
                .param("village", village.village())
                .param("household", asked.household())
                .param("kind", asked.cause().kind().name())
                .param("cause", asked.cause().name())
                .param("reason", asked.reason())
                .param("content", json.sealFields(asked.values()))
                .param("shown", SealedJson.write(shown))
                .param("identity", identity == null ? null : personal.fingerprint(identity))
                .param("by", asked.by())
                .param("at", Timestamp.from(clock.instant()))
                .query(Long.class)
                .optional()
                .map(id -> village.with(KIND, Long.toString(id)));
    }

    HouseholdChange get(CaseKey change) {
        return jdbc.sql(CHANGES + "WHERE c.id = :id AND c.plan = :plan AND c.village = :village")
                .param("id", id(change))
                .param("plan", change.plan().value())
                .param("village", change.village())
                .query(this::change)
                .optional()
                .orElseThrow(() -> unknown(change));
    }

    List<HouseholdChange> of(CaseKey body) {
        return jdbc.sql(CHANGES + "WHERE c.plan = :plan AND c.body = :body ORDER BY c.id DESC")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query(this::change)
                .list();
    }

    Asked asked(CaseKey change) {
        return jdbc.sql("SELECT * FROM ledger.household_change WHERE id = :id AND plan = :plan AND village = :village")
                .param("id", id(change))
                .param("plan", change.plan().value())
                .param("village", change.village())
                .query((row, number) -> new Asked(
                        row.getObject("household", Long.class),
                        Cause.valueOf(row.getString("cause")),
                        row.getString("reason"),
                        json.openFields(row.getBytes("content")),
                        row.getString("requested_by")))
                .optional()
                .orElseThrow(() -> unknown(change));
    }

    /** What an approval came to: the new household and where it stands, or who moved up; null for what does not apply. */
    record Result(Long household, String outcome, Long movedUp, boolean afterPayment) {

        static final Result PLAIN = new Result(null, null, null, false);
    }

    void decide(CaseKey change, boolean approved, String opinion, List<Value> shown, Result result, String by) {
        int decided = jdbc.sql("""
                        UPDATE ledger.household_change SET decision = :decision, opinion = :opinion, decided_by = :by, decided_at = :at,
                            shown = :shown::jsonb, household = coalesce(:household::bigint, household), outcome = :outcome,
                            moved_up = :movedUp::bigint, after_payment = :afterPayment
                        WHERE id = :id AND decision IS NULL""")
                .param("id", id(change))
                .param("decision", approved ? "APPROVED" : "REJECTED")
                .param("opinion", opinion)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .param("shown", SealedJson.write(shown))
                .param("household", result.household())
                .param("outcome", result.outcome())
                .param("movedUp", result.movedUp())
                .param("afterPayment", result.afterPayment())
                .update();
        if (decided != 1) {
            throw new IllegalStateException("Decided already: " + change);
        }
    }

    private HouseholdChange change(ResultSet row, int number) throws SQLException {
        long id = row.getLong("id");
        String decision = row.getString("decision");
        String up = row.getString("up_name");
        OffsetDateTime decidedAt = row.getObject("decided_at", OffsetDateTime.class);
        return new HouseholdChange(
                CaseKey.ofVillage(new PlanId(row.getString("plan")), row.getString("body"), row.getString("village"))
                        .with(KIND, Long.toString(id)),
                row.getString("village_name"),
                row.getObject("household", Long.class),
                row.getObject("sequence_no", Integer.class),
                row.getString("name_masked"),
                Cause.valueOf(row.getString("cause")),
                row.getString("reason"),
                values(id),
                row.getString("requested_by"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                decision == null ? null : decision.equals("APPROVED"),
                row.getString("opinion"),
                row.getString("decided_by"),
                decidedAt == null ? null : decidedAt.toInstant(),
                row.getString("outcome"),
                up == null ? null : "第" + row.getInt("up_no") + "号 " + up,
                row.getBoolean("after_payment"));
    }

    private List<Value> values(long change) {
        return jdbc.sql("""
                        SELECT v.label, v.before, v.after FROM ledger.household_change c
                        CROSS JOIN LATERAL jsonb_array_elements(c.shown) WITH ORDINALITY AS e(one, at)
                        CROSS JOIN LATERAL jsonb_to_record(e.one) AS v(label text, before text, after text)
                        WHERE c.id = :id ORDER BY e.at""").param("id", change).query(Value.class).list();
    }

    static long id(CaseKey change) {
        if (!KIND.equals(change.kind()) || !change.item().matches("[0-9]{1,18}")) {
            throw unknown(change);
        }
        return Long.parseLong(change.item());
    }

    private static NoSuchElementException unknown(CaseKey change) {
        return new NoSuchElementException("No change " + change);
    }
}
