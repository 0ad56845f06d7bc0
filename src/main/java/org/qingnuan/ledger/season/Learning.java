package org.qingnuan.ledger.season;

import java.time.Clock;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** What approved statements teach the register: accounts at the utility, and the meters that were changed. */
@Component
class Learning {

    private static final String LEARNT = """
            WITH learnt AS (SELECT DISTINCT ON (s.fuel, r.account_fingerprint) r.household, s.fuel, r.account_sealed, r.account_fingerprint,
                    r.account_masked
                FROM ledger.usage_row r JOIN ledger.usage_statement s ON s.id = r.statement
                WHERE s.plan = :plan AND s.body = :body AND s.season = :no AND s.returned_at IS NULL AND r.household IS NOT NULL
                  AND r.account_fingerprint IS NOT NULL ORDER BY s.fuel, r.account_fingerprint, r.row_no)
            """;

    private static final String ENDED = LEARNT + """
            UPDATE ledger.utility_account a SET valid_to = greatest(a.valid_from, :today) FROM learnt l
            WHERE a.valid_to IS NULL AND a.plan = :plan AND a.fuel = l.fuel
              AND (a.household = l.household) <> (a.account_fingerprint = l.account_fingerprint)""";

    private static final String BEGUN = LEARNT + """
            INSERT INTO ledger.utility_account (plan, household, fuel, account_sealed, account_fingerprint, account_masked, valid_from,
                reason, recorded_by, recorded_at)
            SELECT :plan, l.household, l.fuel, l.account_sealed, l.account_fingerprint, l.account_masked, :today, :reason, :by, :at
            FROM learnt l
            WHERE NOT EXISTS (SELECT FROM ledger.utility_account a WHERE a.valid_to IS NULL AND a.plan = :plan AND a.fuel = l.fuel
              AND a.account_fingerprint = l.account_fingerprint)
            ON CONFLICT DO NOTHING""";

    private static final String METERS = """
            UPDATE ledger.household h SET meter_sealed = r.new_meter_sealed, meter_fingerprint = r.new_meter_fingerprint,
                meter_masked = r.new_meter_masked, change = 'METER_CHANGED', change_reason = :reason, change_submission = s.submission,
                changed_by = :by, changed_at = :at
            FROM ledger.usage_row r JOIN ledger.usage_statement s ON s.id = r.statement
            WHERE s.plan = :plan AND s.body = :body AND s.season = :no AND s.returned_at IS NULL AND r.household = h.id
              AND r.situation = 'METER_CHANGED' AND r.new_meter_fingerprint IS NOT NULL
              AND h.meter_fingerprint IS DISTINCT FROM r.new_meter_fingerprint""";

    private final SeasonRows rows;
    private final Clock clock;

    Learning(SeasonRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    void from(CaseKey season, String by) {
        rows.of(season, ENDED).param("today", ChinaTime.today(clock)).update();
        rows.of(season, BEGUN)
                .param("today", ChinaTime.today(clock))
                .param("reason", "第%s采暖季用量明细".formatted(season.item()))
                .param("by", by)
                .param("at", rows.now())
                .update();
        rows.of(season, METERS)
                .param("reason", "第%s采暖季用量明细报告换表".formatted(season.item()))
                .param("by", by)
                .param("at", rows.now())
                .update();
    }
}
