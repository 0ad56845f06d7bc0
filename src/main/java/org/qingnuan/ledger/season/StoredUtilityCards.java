package org.qingnuan.ledger.season;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.Payee;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.ledger.UtilityCards;
import org.qingnuan.ledger.exchange.Spelling;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Cards are the accounts at the utility of the household's own route. */
@Component
@Transactional
class StoredUtilityCards implements UtilityCards {

    private static final String FUEL_OF_ROUTE =
            "CASE h.route WHEN 'COAL_TO_GAS' THEN 'GAS' WHEN 'COAL_TO_ELECTRICITY' THEN 'POWER' ELSE 'HEAT' END";

    private final JdbcClient jdbc;
    private final Plans plans;
    private final PersonalData personal;
    private final SeasonRows rows;
    private final Clock clock;

    StoredUtilityCards(JdbcClient jdbc, Plans plans, PersonalData personal, SeasonRows rows, Clock clock) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.personal = personal;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Payee> of(CaseKey body, Collection<Long> households) {
        String issuer = plans.get(body.plan()).rules().season().card();
        return jdbc.sql("""
                        SELECT h.id, h.name_sealed, h.name_masked, coalesce(a.account_sealed, g.power_account_sealed) AS account_sealed,
                            coalesce(a.account_masked, g.power_account_masked) AS account_masked
                        FROM ledger.household h
                        LEFT JOIN ledger.utility_account a ON a.household = h.id AND a.valid_to IS NULL AND a.fuel = %s
                        LEFT JOIN ledger.household_registration g ON g.household = h.id AND g.replaced_at IS NULL AND %s = 'POWER'
                        WHERE h.id = ANY (:households) AND coalesce(a.account_sealed, g.power_account_sealed) IS NOT NULL
                        ORDER BY h.id""".formatted(FUEL_OF_ROUTE, FUEL_OF_ROUTE))
                .param("households", households.toArray(Long[]::new))
                .query((row, n) -> new Payee(
                        row.getLong("id"),
                        personal.open(row.getBytes("name_sealed")),
                        null,
                        issuer,
                        personal.open(row.getBytes("account_sealed")),
                        row.getString("name_masked"),
                        row.getString("account_masked")))
                .list();
    }

    @Override
    public void correct(long household, String account, String reason, String by) {
        String number = Spelling.number(account);
        jdbc.sql("SELECT id FROM ledger.household WHERE id = :household FOR NO KEY UPDATE")
                .param("household", household)
                .query(Long.class)
                .single();
        jdbc.sql("""
                        UPDATE ledger.utility_account a SET valid_to = greatest(a.valid_from, :today) FROM ledger.household h
                        WHERE h.id = a.household AND a.household = :household AND a.valid_to IS NULL AND a.fuel = %s""".formatted(FUEL_OF_ROUTE))
                .param("today", ChinaTime.today(clock))
                .param("household", household)
                .update();
        int inserted = jdbc.sql("""
                        INSERT INTO ledger.utility_account (plan, household, fuel, account_sealed, account_fingerprint, account_masked,
                            valid_from, reason, recorded_by, recorded_at)
                        SELECT h.plan, h.id, %s, :account, :key, :shown, :today, :reason, :by, :at FROM ledger.household h WHERE h.id = :household
                        ON CONFLICT DO NOTHING""".formatted(FUEL_OF_ROUTE))
                .param("account", personal.seal(number))
                .param("key", personal.fingerprint(number))
                .param("shown", personal.maskAccount(number))
                .param("today", ChinaTime.today(clock))
                .param("reason", reason)
                .param("by", by)
                .param("at", rows.now())
                .param("household", household)
                .update();
        if (inserted != 1) {
            throw new SubmissionRefused(
                    List.of(Finding.ofField("缴费户号", personal.maskAccount(number), "已由本方案的其他住户使用", "请填写本户的缴费户号")));
        }
    }
}
