package org.qingnuan.finance.clawback;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.qingnuan.finance.FundSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a household is still due: cancelled, set off, or due anew as the next instalment. */
@Component
class Dues {

    /** Owed and neither paid nor closed, nor retained of a contractor's money, which is looked at again before it is paid. */
    private static final String OPEN = """
            e.amount > 0
            AND NOT EXISTS (SELECT FROM finance.closure c WHERE c.entitlement = e.id)
            AND NOT EXISTS (SELECT FROM finance.retention r WHERE r.entitlement = e.id)
            AND NOT EXISTS (SELECT FROM finance.line l WHERE l.entitlement = e.id AND l.state = 'PAID')""";

    private final JdbcClient jdbc;
    private final Clock clock;

    Dues(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An entitlement with the batch that would pay it. */
    record Due(long entitlement, long batch) {}

    /** Locks the batches in which the household is due anything, so that none is filed or prepared meanwhile. */
    void lockBatches(long household) {
        jdbc.sql("""
                        SELECT b.id FROM finance.batch b WHERE b.id IN (
                            SELECT d.batch FROM finance.due d JOIN finance.entitlement e ON e.id = d.entitlement
                            WHERE e.household = :household)
                        ORDER BY b.id FOR UPDATE""").param("household", household).query(Long.class).list();
    }

    /** What the bank was told to pay and has not answered, in fen. */
    long withBank(long household) {
        return jdbc.sql("""
                        SELECT coalesce(sum(l.amount), 0) FROM finance.line l JOIN finance.batch b ON b.id = l.batch
                        WHERE l.household = :household AND l.state = 'OPEN' AND b.state = 'FILED'""").param("household", household).query(Long.class).single();
    }

    /** What is owed and not with the bank, in fen. */
    long open(long household) {
        return jdbc.sql(
                                "SELECT coalesce(sum(e.amount), 0) FROM finance.entitlement e WHERE e.household = :household AND "
                                        + OPEN)
                        .param("household", household)
                        .query(Long.class)
                        .single()
                - withBank(household);
    }

    /** What may be set off: owed, no advance, whose season settles it, and in no batch that is prepared or further, nor returned by the bank. */
    List<Due> offsettable(long household) {
        return jdbc.sql("""
                        SELECT e.id, b.id AS batch FROM finance.entitlement e
                        JOIN finance.due d ON d.entitlement = e.id JOIN finance.batch b ON b.id = d.batch
                        WHERE e.household = :household AND e.item <> 'RUNNING_ADVANCE' AND b.state = 'COMPUTED' AND b.replaces IS NULL AND %s
                          AND NOT EXISTS (SELECT FROM finance.line l WHERE l.entitlement = e.id AND l.state IN ('RETURNED', 'REISSUED'))
                        ORDER BY e.id""".formatted(OPEN))
                .param("household", household)
                .query((row, n) -> new Due(row.getLong("id"), row.getLong("batch")))
                .list();
    }

    Map<FundSource, Long> shares(long entitlement) {
        Map<FundSource, Long> shares = new EnumMap<>(FundSource.class);
        jdbc.sql("SELECT source, amount FROM finance.entitlement_share WHERE entitlement = :entitlement")
                .param("entitlement", entitlement)
                .query(row -> {
                    shares.put(FundSource.valueOf(row.getString("source")), row.getLong("amount"));
                });
        return shares;
    }

    void cancel(Clawback clawback, String by) {
        jdbc.sql("""
                        INSERT INTO finance.closure (entitlement, kind, reason, by_user, at, clawback)
                        SELECT e.id, 'CANCELLED', :reason, :by, :at, :clawback FROM finance.entitlement e
                        WHERE e.household = :household AND %s""".formatted(OPEN))
                .param("reason", clawback.reason())
                .param("by", by)
                .param("at", now())
                .param("clawback", clawback.id())
                .param("household", clawback.household())
                .update();
    }

    /** Closes an entitlement that was set off, in part or whole. */
    void offset(Clawback clawback, long entitlement, Map<FundSource, Long> parts, String by) {
        jdbc.sql("""
                        INSERT INTO finance.closure (entitlement, kind, reason, by_user, at, clawback)
                        VALUES (:entitlement, 'OFFSET', :reason, :by, :at, :clawback)""")
                .param("entitlement", entitlement)
                .param("reason", "抵扣应追缴的补贴：" + clawback.reason())
                .param("by", by)
                .param("at", now())
                .param("clawback", clawback.id())
                .update();
        parts.forEach((source, fen) -> jdbc.sql("""
                        INSERT INTO finance.offset_share (clawback, entitlement, source, amount)
                        VALUES (:clawback, :entitlement, :source, :amount)""")
                .param("clawback", clawback.id())
                .param("entitlement", entitlement)
                .param("source", source.name())
                .param("amount", fen)
                .update());
    }

    /** The next instalment of an entitlement, due in the batch. */
    long dueAgain(long of, long batch, Map<FundSource, Long> shares, String explanation) {
        long entitlement = jdbc.sql("""
                        INSERT INTO finance.entitlement (plan, village, batch, household, item, season, instalment, amount, inputs,
                            rule_version, row_no, row_label, clause, caps, explanation, computed_at)
                        SELECT plan, village, :batch, household, item, season,
                            (SELECT max(x.instalment) + 1 FROM finance.entitlement x
                             WHERE x.household = e.household AND x.item = e.item AND x.season = e.season),
                            :amount, inputs, rule_version, row_no, row_label, clause, caps, :explanation, :at
                        FROM finance.entitlement e WHERE id = :of RETURNING id""")
                .param("batch", batch)
                .param(
                        "amount",
                        shares.values().stream().mapToLong(Long::longValue).sum())
                .param("explanation", explanation)
                .param("at", now())
                .param("of", of)
                .query(Long.class)
                .single();
        shares.forEach((source, fen) -> jdbc.sql(
                        "INSERT INTO finance.entitlement_share (entitlement, source, amount) VALUES (:entitlement, :source, :amount)")
                .param("entitlement", entitlement)
                .param("source", source.name())
                .param("amount", fen)
                .update());
        jdbc.sql("INSERT INTO finance.due (batch, entitlement) VALUES (:batch, :entitlement)")
                .param("batch", batch)
                .param("entitlement", entitlement)
                .update();
        return entitlement;
    }

    /** What this clawback cancelled or withheld. */
    List<Long> cancelledBy(Clawback clawback) {
        return jdbc.sql("""
                        SELECT entitlement FROM finance.closure
                        WHERE clawback = :clawback AND kind IN ('CANCELLED', 'WITHHELD') ORDER BY entitlement""").param("clawback", clawback.id()).query(Long.class).list();
    }

    /** The batch that pays again what a withdrawn clawback took. */
    long reinstatementBatch(Clawback clawback) {
        long batch = jdbc.sql("""
                        INSERT INTO finance.batch (plan, village, kind, clawback, opened_at)
                        VALUES (:plan, :village, 'REINSTATEMENT', :clawback, :at) RETURNING id""")
                .param("plan", clawback.plan().value())
                .param("village", clawback.village().toString())
                .param("clawback", clawback.id())
                .param("at", now())
                .query(Long.class)
                .single();
        jdbc.sql("INSERT INTO finance.batch_household (batch, household) VALUES (:batch, :household)")
                .param("batch", batch)
                .param("household", clawback.household())
                .update();
        return batch;
    }

    void reinstated(Clawback clawback, long entitlement, long of) {
        jdbc.sql("""
                        INSERT INTO finance.reinstatement (entitlement, clawback, of_entitlement)
                        VALUES (:entitlement, :clawback, :of)""")
                .param("entitlement", entitlement)
                .param("clawback", clawback.id())
                .param("of", of)
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
