package org.qingnuan.ledger.register;

import java.util.UUID;
import org.qingnuan.ledger.WaitingList;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets those wait who registered too late for the quota, and move up when there is room. */
@Component
@Transactional
class Waiting implements WaitingList {

    private static final String ORDERED = """
            SELECT h.id, row_number() OVER (ORDER BY g.registered_on, g.registration_no, h.sequence_no) AS place,
                v.quota - (SELECT count(*) FROM ledger.household c
                    WHERE c.plan = :plan AND c.village = :village AND c.eligibility = 'CONFIRMED') AS room
            FROM ledger.household h
            JOIN ledger.village v ON v.plan = h.plan AND v.area = h.village
            LEFT JOIN ledger.household_registration g ON g.household = h.id AND g.replaced_at IS NULL
            WHERE h.plan = :plan AND h.village = :village AND h.eligibility = '%s'""";

    private static final String PROPOSED = """
            UPDATE ledger.household h SET eligibility = 'PROPOSED_REJECTED', proposed_eligible = false, proposal_code = 'WAITING',
                proposal_reason = '符合条件，本村任务已满，按报名顺序候补第' || (o.place - greatest(o.room, 0)) || '位',
                change = 'WAITING', change_reason = NULL, change_submission = :submission, changed_by = :by, changed_at = :at
            FROM (%s) AS o WHERE h.id = o.id AND o.place > o.room""".formatted(ORDERED.formatted("PROPOSED_ELIGIBLE"));

    private static final String MOVED_UP = """
            UPDATE ledger.household h SET eligibility = 'CONFIRMED', confirmed_on = :today, decision_reason = '按报名顺序递补',
                change = 'MOVED_UP', change_reason = '按报名顺序递补', change_submission = :submission, changed_by = :by, changed_at = :at
            FROM (%s) AS o WHERE h.id = o.id AND o.place <= o.room
              AND NOT EXISTS (SELECT FROM ledger.stage_state s
                  WHERE s.subject = :subject AND s.stage = 'construction' AND s.recorded_at IS NOT NULL)""".formatted(ORDERED.formatted("WAITING"));

    private final Changes changes;
    private final Today today;

    Waiting(Changes changes, Today today) {
        this.changes = changes;
        this.today = today;
    }

    /** Of those proposed, whoever has no place in the quota; returns how many. */
    int propose(CaseKey village) {
        return changes.statement(PROPOSED, village, (UUID) null, "system").update();
    }

    @Override
    public int moveUp(CaseKey village, String by) {
        return changes.statement(MOVED_UP, village, (UUID) null, by)
                .param("today", today.get())
                .param("subject", village.villageKey().toString())
                .update();
    }
}
