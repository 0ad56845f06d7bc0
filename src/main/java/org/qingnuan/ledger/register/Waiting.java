package org.qingnuan.ledger.register;

import java.util.UUID;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Proposes those to wait who registered too late for the quota (LZ-12); {@link RosterOrder} lets them move up. */
@Component
@Transactional
class Waiting {

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

    private final Changes changes;

    Waiting(Changes changes) {
        this.changes = changes;
    }

    /** Of those proposed, whoever has no place in the quota; returns how many. */
    int propose(CaseKey village) {
        return changes.statement(PROPOSED, village, (UUID) null, "system").update();
    }
}
