package org.qingnuan.ledger.register;

import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.qingnuan.ledger.Payee;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.ledger.exchange.Spelling;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose account receives a household's money, one at a time, each with the days it was valid. */
@Component
class Payees {

    private final JdbcClient jdbc;
    private final Changes changes;
    private final PersonalData personal;
    private final Today today;

    Payees(JdbcClient jdbc, Changes changes, PersonalData personal, Today today) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.personal = personal;
        this.today = today;
    }

    Payee of(long household) {
        return of(List.of(household)).stream()
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No payee of household " + household));
    }

    List<Payee> of(Collection<Long> households) {
        return jdbc.sql("""
                        SELECT p.*, CASE WHEN p.name_fingerprint = h.name_fingerprint THEN h.identity_sealed END AS identity_sealed
                        FROM ledger.payee p JOIN ledger.household h ON h.id = p.household
                        WHERE p.household = ANY (:households) AND p.valid_to IS NULL ORDER BY p.household""")
                .param("households", households.toArray(Long[]::new))
                .query((rows, n) -> new Payee(
                        rows.getLong("household"),
                        personal.open(rows.getBytes("name_sealed")),
                        personal.open(rows.getBytes("identity_sealed")),
                        rows.getString("bank"),
                        personal.open(rows.getBytes("account_sealed")),
                        rows.getString("name_masked"),
                        rows.getString("account_masked")))
                .list();
    }

    void correct(long household, String name, String bank, String account, String reason, String by) {
        jdbc.sql("SELECT id FROM ledger.household WHERE id = :household FOR NO KEY UPDATE")
                .param("household", household)
                .query(Long.class)
                .single();
        String number = Spelling.number(account);
        requireOwn(household, number);
        end(List.of(household));
        changes.statement("""
                        INSERT INTO ledger.payee (plan, household, name_sealed, name_fingerprint, name_masked, bank, account_sealed,
                            account_fingerprint, account_masked, valid_from, reason, submission, recorded_by, recorded_at)
                        SELECT h.plan, h.id, :name, :nameKey, :nameShown, :bank, :account, :accountKey, :accountShown, :today,
                            :reason, :submission, :by, :at
                        FROM ledger.household h WHERE h.id = :household""", (UUID) null, by)
                .param("household", household)
                .param("name", personal.seal(name))
                .param("nameKey", personal.fingerprint(name))
                .param("nameShown", personal.maskName(name))
                .param("bank", bank)
                .param("account", personal.seal(number))
                .param("accountKey", personal.fingerprint(number))
                .param("accountShown", personal.maskAccount(number))
                .param("today", today.get())
                .param("reason", reason)
                .update();
    }

    /** One account at a time; what two people let stand on the roster may stay, what is new must be the household's own. */
    private void requireOwn(long household, String account) {
        byte[] key = personal.fingerprint(account);
        jdbc.sql("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(encode(:key, 'hex'), 0))) AS held")
                .param("key", key)
                .query(Integer.class)
                .single();
        boolean taken = jdbc.sql("""
                        SELECT EXISTS (SELECT FROM ledger.payee p JOIN ledger.household h ON h.plan = p.plan
                            WHERE h.id = :household AND p.household <> h.id AND p.account_fingerprint = :key AND p.valid_to IS NULL
                              AND NOT EXISTS (SELECT FROM ledger.payee own WHERE own.household = h.id AND own.valid_to IS NULL
                                AND own.account_fingerprint = :key))""")
                .param("household", household)
                .param("key", key)
                .query(Boolean.class)
                .single();
        if (taken) {
            throw new SubmissionRefused(
                    List.of(Finding.ofField("银行账号", personal.maskAccount(account), "已由本方案的其他住户使用", "请填写本户的账号")));
        }
    }

    /** Lets the last payee of a household that is in again be its payee again, unless the account is another's by now. */
    void revive(long household, String by) {
        changes.statement("""
                        INSERT INTO ledger.payee (plan, household, name_sealed, name_fingerprint, name_masked, bank, account_sealed,
                            account_fingerprint, account_masked, valid_from, reason, submission, recorded_by, recorded_at)
                        SELECT p.plan, p.household, p.name_sealed, p.name_fingerprint, p.name_masked, p.bank, p.account_sealed,
                            p.account_fingerprint, p.account_masked, :today, '复核后列入', :submission, :by, :at
                        FROM ledger.payee p WHERE p.household = :household AND NOT EXISTS (SELECT FROM ledger.payee q WHERE q.valid_to IS NULL
                            AND (q.household = p.household OR q.plan = p.plan AND q.account_fingerprint = p.account_fingerprint))
                        ORDER BY p.id DESC LIMIT 1
                        ON CONFLICT DO NOTHING""", (UUID) null, by)
                .param("household", household)
                .param("today", today.get())
                .update();
    }

    /** Ends the payees of households that are out, so that their accounts are free again. */
    void endOfInactive(CaseKey village) {
        end(jdbc.sql("""
                        SELECT h.id FROM ledger.household h JOIN ledger.payee p ON p.household = h.id AND p.valid_to IS NULL
                        WHERE h.plan = :plan AND h.village = :village AND NOT h.active""")
                .param("plan", village.plan().value())
                .param("village", village.village())
                .query(Long.class)
                .list());
    }

    private void end(Collection<Long> households) {
        jdbc.sql("""
                        UPDATE ledger.payee SET valid_to = greatest(valid_from, :today)
                        WHERE household = ANY (:households) AND valid_to IS NULL""")
                .param("today", today.get())
                .param("households", households.toArray(Long[]::new))
                .update();
    }
}
