package org.qingnuan.finance.payment;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Moves what is owed to contractors (LZ-37), each movement once by its key; the database keeps the balances and refuses more than was claimed. */
@Component
class AdvanceJournal {

    private static final String CLAUSE = "LZ-37";
    private static final String SYSTEM = "系统结清";

    private final JdbcClient jdbc;
    private final Clock clock;

    AdvanceJournal(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A verified claim becomes a liability, in full. */
    void recognise(Claim claim, String by) {
        jdbc.sql("""
                        INSERT INTO finance.advance_account (plan, lot, kind)
                        SELECT c.plan, c.lot, kind FROM finance.advance_claim c, unnest(ARRAY['ADVANCED', 'OWED', 'SETTLED']) kind
                        WHERE c.id = :claim ON CONFLICT (lot, kind) DO NOTHING""").param("claim", claim.id()).update();
        post("RECOGNISE", "OWED", "ADVANCED", claim.id(), claim.batch(), claim.amount(), "核实中标单位垫付", "recognised", by);
    }

    /** What the bank has paid of a batch settles that much of the liability. */
    void settlePaid(Batch batch, String by) {
        jdbc.sql("""
                        SELECT c.id, sum(l.amount) AS amount FROM finance.line l JOIN finance.entitlement e ON e.id = l.entitlement
                        JOIN finance.advance_verification v ON v.batch = e.batch AND v.approved JOIN finance.advance_claim c ON c.id = v.claim
                        WHERE l.batch = :batch AND l.state = 'PAID' GROUP BY c.id ORDER BY c.id""")
                .param("batch", batch.id())
                .query((rows, n) -> new Sum(rows.getLong("id"), rows.getLong("amount")))
                .list()
                .forEach(paid -> post(
                        "SETTLE",
                        "SETTLED",
                        "OWED",
                        paid.claim(),
                        batch.id(),
                        paid.amount(),
                        "据实结算",
                        "settled:" + batch.id(),
                        by));
    }

    /** What a settled batch's claim states beyond what is paid or still to be paid is not due on actuals. */
    void reduceToActuals(Batch batch) {
        jdbc.sql("""
                        SELECT c.id, c.amount
                            - (SELECT coalesce(sum(CASE t.movement WHEN 'REOPEN' THEN -t.amount ELSE t.amount END), 0)
                                 FROM finance.advance_transfer t WHERE t.claim = c.id AND t.movement <> 'RECOGNISE')
                            - (SELECT coalesce(sum(e.amount), 0) FROM finance.entitlement e WHERE e.batch = c.batch
                                 AND NOT EXISTS (SELECT FROM finance.closure x WHERE x.entitlement = e.id)
                                 AND NOT EXISTS (SELECT FROM finance.line l WHERE l.entitlement = e.id AND l.state = 'PAID')) AS amount
                        FROM finance.advance_claim c JOIN finance.advance_verification v ON v.claim = c.id AND v.approved
                        WHERE c.batch = :batch""")
                .param("batch", batch.id())
                .query((rows, n) -> new Sum(rows.getLong("id"), rows.getLong("amount")))
                .optional()
                .filter(rest -> rest.amount() > 0)
                .ifPresent(rest -> reduce(rest.claim(), batch.id(), rest.amount(), "按实际验收和核定数额核减", "actuals", SYSTEM));
    }

    /** What is retained of the batch and closed is not owed any more, each part once. */
    void reduceRetained(long of, String reason, String by) {
        jdbc.sql("""
                        SELECT c.id, e.id AS entitlement, e.amount FROM finance.retention r JOIN finance.entitlement e ON e.id = r.entitlement
                        JOIN finance.advance_verification v ON v.batch = r.batch AND v.approved JOIN finance.advance_claim c ON c.id = v.claim
                        WHERE r.batch = :batch AND EXISTS (SELECT FROM finance.closure x WHERE x.entitlement = e.id)
                          AND NOT EXISTS (SELECT FROM finance.advance_transfer t WHERE t.key = 'claim.' || c.id || ':closed:' || e.id)
                        ORDER BY e.id""")
                .param("batch", of)
                .query((rows, n) -> new Closed(rows.getLong("id"), rows.getLong("entitlement"), rows.getLong("amount")))
                .list()
                .forEach(part -> reduce(part.claim(), of, part.amount(), reason, "closed:" + part.entitlement(), by));
    }

    /** The same for the batch that pays what was retained. */
    void reduceRetained(Batch release, String reason, String by) {
        jdbc.sql("SELECT of_batch FROM finance.retention_release WHERE batch = :batch")
                .param("batch", release.id())
                .query(Long.class)
                .list()
                .forEach(of -> reduceRetained(of, reason, by));
    }

    /** What the bank took back is owed again. */
    void reopen(Claim claim, Line line, String by) {
        post(
                "REOPEN",
                "OWED",
                "SETTLED",
                claim.id(),
                line.batch(),
                amount(line),
                "银行冲正，恢复应付",
                "reversed:" + line.id(),
                by);
    }

    /** A returned payment that is given up is not owed any more. */
    void reduceClosed(Claim claim, Line line, String by) {
        reduce(claim.id(), line.batch(), amount(line), "终止付款", "closed:" + line.entitlement(), by);
    }

    private long amount(Line line) {
        return jdbc.sql("SELECT amount FROM finance.entitlement WHERE id = :entitlement")
                .param("entitlement", line.entitlement())
                .query(Long.class)
                .single();
    }

    private void reduce(long claim, long batch, long amount, String reason, String purpose, String by) {
        post("REDUCE", "ADVANCED", "OWED", claim, batch, amount, reason, purpose, by);
    }

    private void post(
            String movement,
            String debit,
            String credit,
            long claim,
            long batch,
            long amount,
            String reason,
            String purpose,
            String by) {
        jdbc.sql("""
                        INSERT INTO finance.advance_transfer (lot, movement, debit, credit, amount, claim, batch, reason, clause, key, by_user, at)
                        SELECT c.lot, :movement, d.id, r.id, :amount, c.id, :batch, :reason, :clause, :key, :by, :at
                        FROM finance.advance_claim c
                        JOIN finance.advance_account d ON d.lot = c.lot AND d.kind = :debit
                        JOIN finance.advance_account r ON r.lot = c.lot AND r.kind = :credit
                        WHERE c.id = :claim ON CONFLICT (key) DO NOTHING""")
                .param("movement", movement)
                .param("debit", debit)
                .param("credit", credit)
                .param("amount", amount)
                .param("claim", claim)
                .param("batch", batch)
                .param("reason", reason)
                .param("clause", CLAUSE)
                .param("key", "claim.%d:%s".formatted(claim, purpose))
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    private record Sum(long claim, long amount) {}

    private record Closed(long claim, long entitlement, long amount) {}
}
