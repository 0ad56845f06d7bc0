package org.qingnuan.ledger.register;

import java.util.Optional;
import java.util.UUID;
import org.qingnuan.ledger.WaitingList;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is confirmed within a village's quota and who waits beyond it, in the order of registration where the plan asks for it (LZ-12), else in the roster's; asked under the register's lock. */
@Component
class RosterOrder implements WaitingList {

    private static final String NEXT = """
            SELECT h.id, h.sequence_no, h.name_masked FROM ledger.household h
            LEFT JOIN ledger.household_registration g ON g.household = h.id AND g.replaced_at IS NULL
            WHERE h.plan = :plan AND h.village = :village AND h.eligibility = 'WAITING'
            ORDER BY g.registered_on, g.registration_no, h.sequence_no, h.id LIMIT 1""";

    private final JdbcClient jdbc;
    private final Changes changes;

    RosterOrder(JdbcClient jdbc, Changes changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    /** A household that waits. */
    record Waiting(long id, int sequenceNo, String nameMasked) {

        String shown() {
            return "第" + sequenceNo + "号 " + nameMasked;
        }
    }

    /** How full the village is; {@code open} while its works are not finished, so that one more can still be built. */
    record Room(int quota, int confirmed, boolean open) {

        boolean free() {
            return open && confirmed < quota;
        }
    }

    Room room(CaseKey village) {
        return jdbc.sql("""
                        SELECT v.quota, (SELECT count(*)::integer FROM ledger.household h WHERE h.plan = v.plan AND h.village = v.area
                                AND h.eligibility = 'CONFIRMED') AS confirmed,
                            v.state IN ('REGISTERED', 'STARTED') AND NOT EXISTS (SELECT FROM ledger.stage_state s
                                WHERE s.subject = :subject AND s.stage = 'construction' AND s.recorded_at IS NOT NULL) AS open
                        FROM ledger.village v WHERE v.plan = :plan AND v.area = :village""")
                .param("plan", village.plan().value())
                .param("village", village.village())
                .param("subject", village.villageKey().toString())
                .query(Room.class)
                .single();
    }

    Optional<Waiting> next(CaseKey village) {
        return jdbc.sql(NEXT)
                .param("plan", village.plan().value())
                .param("village", village.village())
                .query(Waiting.class)
                .optional();
    }

    /** Confirms whoever waits longest when there is room; empty otherwise. */
    Optional<Waiting> moveUp(CaseKey village, String reason, String by) {
        if (!room(village).free()) {
            return Optional.empty();
        }
        Optional<Waiting> next = next(village);
        next.ifPresent(waiting -> stand(village, waiting.id(), "CONFIRMED", "MOVED_UP", reason, by));
        return next;
    }

    @Override
    public int moveUp(CaseKey village, String by) {
        int moved = 0;
        while (moveUp(village, "按顺序递补", by).isPresent()) {
            moved++;
        }
        return moved;
    }

    /** Confirms a household within the quota, else lets it wait; says which. */
    String place(CaseKey village, long household, String change, String reason, String by) {
        String result = room(village).free() ? "CONFIRMED" : "WAITING";
        stand(village, household, result, change, reason, by);
        return result;
    }

    private void stand(CaseKey village, long household, String result, String change, String reason, String by) {
        changes.statement("""
                        UPDATE ledger.household SET eligibility = :result, confirmed_on = coalesce(confirmed_on,
                                (CAST(:at AS timestamptz) AT TIME ZONE 'Asia/Shanghai')::date), decision_reason = :reason, change = :change,
                            change_reason = :reason, change_submission = :submission, changed_by = :by, changed_at = :at
                        WHERE id = :household AND plan = :plan AND village = :village""", village, (UUID) null, by)
                .param("household", household)
                .param("result", result)
                .param("reason", reason)
                .param("change", change)
                .update();
    }
}
