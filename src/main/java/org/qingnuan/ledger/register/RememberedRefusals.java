package org.qingnuan.ledger.register;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qingnuan.ledger.PayoutCheck;
import org.qingnuan.ledger.PayoutChecks;
import org.qingnuan.ledger.privacy.SealedJson;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks every check there is, and remembers who was left out until they are paid after all or closed. */
@Component
@Transactional
class RememberedRefusals implements PayoutChecks {

    private final List<PayoutCheck> checks;
    private final JdbcClient jdbc;
    private final Clock clock;

    RememberedRefusals(List<PayoutCheck> checks, JdbcClient jdbc, Clock clock) {
        this.checks = checks;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Map<Long, String> refuse(CaseKey village, Collection<Long> households) {
        Map<Long, String> refused = asked(village, households);
        if (!refused.isEmpty()) {
            jdbc.sql("""
                            INSERT INTO ledger.payout_refusal (household, plan, village, reason, refused_at)
                            SELECT r.household, :plan, :village, r.reason, :at
                            FROM jsonb_to_recordset(:rows::jsonb) AS r(household bigint, reason text)
                            ON CONFLICT (household) DO UPDATE SET reason = excluded.reason, refused_at = excluded.refused_at,
                                ended_at = NULL""")
                    .param(
                            "rows",
                            SealedJson.write(refused.entrySet().stream()
                                    .map(one -> new Refused(one.getKey(), one.getValue()))
                                    .toList()))
                    .param("plan", village.plan().value())
                    .param("village", village.village())
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
        }
        return refused;
    }

    private record Refused(Long household, String reason) {}

    private Map<Long, String> asked(CaseKey village, Collection<Long> households) {
        Map<Long, String> refused = new LinkedHashMap<>();
        checks.forEach(check -> check.refusals(village.plan(), households)
                .forEach((household, reason) ->
                        refused.merge(household, reason, (first, second) -> first + "；" + second)));
        return refused;
    }

    /** Takes those out that nothing is against any more. */
    List<Long> released(CaseKey village) {
        List<Long> open = jdbc.sql("""
                        SELECT household FROM ledger.payout_refusal
                        WHERE plan = :plan AND village = :village AND ended_at IS NULL ORDER BY household FOR UPDATE""")
                .param("plan", village.plan().value())
                .param("village", village.village())
                .query(Long.class)
                .list();
        Set<Long> still = asked(village, open).keySet();
        List<Long> ready =
                open.stream().filter(household -> !still.contains(household)).toList();
        ready.forEach(household -> end(household, false));
        return ready;
    }

    /** False for a household that is not left out. */
    boolean close(CaseKey household) {
        return end(Long.valueOf(household.item()), true) == 1;
    }

    private int end(Long household, boolean closed) {
        return jdbc.sql("""
                        UPDATE ledger.payout_refusal SET ended_at = :at, closed = :closed
                        WHERE household = :household AND ended_at IS NULL""")
                .param("household", household)
                .param("closed", closed)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public int closed(CaseKey village) {
        return jdbc.sql(
                        "SELECT count(*) FROM ledger.payout_refusal WHERE plan = :plan AND village = :village AND closed")
                .param("plan", village.plan().value())
                .param("village", village.village())
                .query(Integer.class)
                .single();
    }
}
