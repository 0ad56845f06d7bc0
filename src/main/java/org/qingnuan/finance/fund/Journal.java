package org.qingnuan.finance.fund;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.qingnuan.finance.FundSource;
import org.qingnuan.ledger.Plans;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes transfers, each once by its key; the database moves the balances and refuses what is not covered. */
@Component
public class Journal {

    private final JdbcClient jdbc;
    private final Plans plans;
    private final Clock clock;

    Journal(JdbcClient jdbc, Plans plans, Clock clock) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.clock = clock;
    }

    /** What is available by source in the plan's year, locked until the transaction ends, in the order of the accounts; sources without a fund are absent. */
    public Map<FundSource, Long> lockAvailable(PlanId plan) {
        Map<FundSource, Long> available = new EnumMap<>(FundSource.class);
        jdbc.sql("""
                        SELECT f.source, a.balance FROM finance.fund f JOIN finance.account a ON a.fund = f.id
                        WHERE f.plan = :plan AND f.budget_year = :year AND a.kind = 'AVAILABLE'
                        ORDER BY a.id FOR NO KEY UPDATE OF a""")
                .param("plan", plan.value())
                .param("year", plans.get(plan).year())
                .query(rows -> {
                    available.put(FundSource.valueOf(rows.getString("source")), rows.getLong("balance"));
                });
        return available;
    }

    /** Moves a batch's money within the funds of the plan's year, one row for each source; the funds are locked first, always in the same order. */
    public void move(Movement movement, BatchMoney money) {
        lockAvailable(money.plan());
        Posting posting = new Posting(movement, money.batch(), null, money.reason(), money.clause(), money.by());
        money.fen()
                .forEach((source, fen) -> post(
                        posting,
                        fund(money.plan(), source),
                        fen,
                        "batch.%d:%s:%s".formatted(money.batch(), money.purpose(), source)));
    }

    /** The same for what a clawback recovers or sets off. */
    public void move(Movement movement, ClawbackMoney money) {
        lockAvailable(money.plan());
        Posting posting = new Posting(movement, null, money.clawback(), money.reason(), money.clause(), money.by());
        money.fen()
                .forEach((source, fen) -> post(
                        posting,
                        fund(money.plan(), source),
                        fen,
                        "clawback.%d:%s:%s".formatted(money.clawback(), money.purpose(), source)));
    }

    /** What the transfers of one movement share; of {@code batch} and {@code clawback} one is null. */
    private record Posting(Movement movement, Long batch, Long clawback, String reason, String clause, String by) {}

    private long fund(PlanId plan, FundSource source) {
        return jdbc.sql("SELECT id FROM finance.fund WHERE plan = :plan AND budget_year = :year AND source = :source")
                .param("plan", plan.value())
                .param("year", plans.get(plan).year())
                .param("source", source.name())
                .query(Long.class)
                .single();
    }

    private void post(Posting posting, long fund, long fen, String key) {
        jdbc.sql("""
                        INSERT INTO finance.transfer
                            (fund, movement, debit, credit, amount, reason, clause, key, batch, clawback, by_user, at)
                        SELECT :fund, :movement, d.id, c.id, :amount, :reason, :clause, :key, :batch, :clawback, :by, :at
                        FROM finance.account d JOIN finance.account c ON c.fund = d.fund AND c.kind = :from
                        WHERE d.fund = :fund AND d.kind = :to
                        ON CONFLICT (key) DO NOTHING""")
                .param("fund", fund)
                .param("movement", posting.movement().name())
                .param("amount", fen)
                .param("reason", posting.reason())
                .param("clause", posting.clause())
                .param("key", key)
                .param("batch", posting.batch())
                .param("clawback", posting.clawback())
                .param("by", posting.by())
                .param("at", Timestamp.from(clock.instant()))
                .param("from", posting.movement().from())
                .param("to", posting.movement().to())
                .update();
    }

    /** Records an allotment; false when the document is there already. */
    boolean allot(
            long fund, String documentNo, LocalDate date, Money amount, String clause, Integer carriedFrom, String by) {
        return jdbc.sql("""
                        INSERT INTO finance.transfer
                            (fund, movement, debit, credit, amount, reason, clause, key, document_no, document_date,
                             carried_from, by_user, at)
                        SELECT :fund, 'ALLOT', d.id, c.id, :amount, :reason, :clause, :key, :documentNo, :date, :carriedFrom::int, :by, :at
                        FROM finance.account d JOIN finance.account c ON c.fund = d.fund AND c.kind = 'ALLOTMENT'
                        WHERE d.fund = :fund AND d.kind = 'AVAILABLE'
                        ON CONFLICT (key) DO NOTHING""")
                        .param("fund", fund)
                        .param("amount", amount.fen())
                        .param("reason", "指标下达")
                        .param("clause", clause)
                        .param("key", key(fund, documentNo))
                        .param("documentNo", documentNo)
                        .param("date", date)
                        .param("carriedFrom", carriedFrom)
                        .param("by", by)
                        .param("at", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** What the document allotted to the fund, null when it is unknown. */
    Money allotted(long fund, String documentNo) {
        return jdbc.sql("SELECT amount FROM finance.transfer WHERE key = :key")
                .param("key", key(fund, documentNo))
                .query(Long.class)
                .optional()
                .map(Money::ofFen)
                .orElse(null);
    }

    private static String key(long fund, String documentNo) {
        return "fund.%d:allot:%s".formatted(fund, documentNo);
    }
}
