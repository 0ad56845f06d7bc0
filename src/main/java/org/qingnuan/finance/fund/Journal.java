package org.qingnuan.finance.fund;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
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

    /** Takes a surplus out of its fund and gives the transfer's number; the caller has locked the fund. */
    public long surrender(Movement movement, SurplusMoney money) {
        String key = money.key(movement);
        if (amount(key) == null) { // triggers would judge the same again before its key is looked at
            surrender(movement, money, key);
        }
        return jdbc.sql("SELECT id FROM finance.transfer WHERE key = :key")
                .param("key", key)
                .query(Long.class)
                .single();
    }

    private void surrender(Movement movement, SurplusMoney money, String key) {
        jdbc.sql("""
                        INSERT INTO finance.transfer
                            (fund, movement, debit, credit, amount, reason, clause, key, document_no, document_date,
                             settlement, by_user, at)
                        SELECT :fund, :movement, d.id, c.id, :amount, :reason, :clause, :key, :documentNo, :date, :settlement, :by, :at
                        FROM finance.account d JOIN finance.account c ON c.fund = d.fund AND c.kind = :from
                        WHERE d.fund = :fund AND d.kind = :to
                        ON CONFLICT (key) DO NOTHING""")
                .param("fund", money.fund())
                .param("movement", movement.name())
                .param("amount", money.amount().fen())
                .param("reason", money.reason())
                .param("clause", money.clause())
                .param("key", key)
                .param("documentNo", money.documentNo())
                .param("date", money.date())
                .param("settlement", money.settlement())
                .param("by", money.by())
                .param("at", Timestamp.from(clock.instant()))
                .param("from", movement.from())
                .param("to", movement.to())
                .update();
    }

    /** What left the fund by this document, null for nothing yet. */
    public Money surrendered(Movement movement, SurplusMoney money) {
        return amount(money.key(movement));
    }

    /** Locks the accounts of the funds until the transaction ends and gives what the first one has available. */
    public Money lock(long... funds) {
        return jdbc
                .sql("""
                        SELECT fund, kind, balance FROM finance.account WHERE fund = ANY (:funds) ORDER BY id FOR NO KEY UPDATE""")
                .param("funds", Arrays.stream(funds).boxed().toArray(Long[]::new))
                .query((rows, n) -> rows.getLong("fund") == funds[0]
                                && rows.getString("kind").equals("AVAILABLE")
                        ? Money.ofFen(rows.getLong("balance"))
                        : Money.ZERO)
                .list()
                .stream()
                .collect(Money.sum());
    }

    /** Records an allotment; false when the document is there already. */
    public boolean allot(long fund, Granted granted, String by) {
        if (allotted(fund, granted.documentNo()) != null) {
            return false;
        }
        return jdbc.sql("""
                        INSERT INTO finance.transfer
                            (fund, movement, debit, credit, amount, reason, clause, key, document_no, document_date,
                             carried_from, rate, settlement, carries, by_user, at)
                        SELECT :fund, 'ALLOT', d.id, c.id, :amount, :reason, :clause, :key, :documentNo, :date, :carriedFrom::int,
                               :rate::bigint, :settlement::bigint, :carries::bigint, :by, :at
                        FROM finance.account d JOIN finance.account c ON c.fund = d.fund AND c.kind = 'ALLOTMENT'
                        WHERE d.fund = :fund AND d.kind = 'AVAILABLE'
                        ON CONFLICT (key) DO NOTHING""")
                        .param("fund", fund)
                        .param("amount", granted.amount().fen())
                        .param("reason", granted.settlement() == null ? "指标下达" : "清算补拨")
                        .param("clause", granted.clause())
                        .param("key", key(fund, granted.documentNo()))
                        .param("documentNo", granted.documentNo())
                        .param("date", granted.date())
                        .param("carriedFrom", granted.carriedFrom())
                        .param(
                                "rate",
                                granted.rate() == null ? null : granted.rate().fen())
                        .param("settlement", granted.settlement())
                        .param("carries", granted.carries())
                        .param("by", by)
                        .param("at", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** What the document allotted to the fund, null when it is unknown. */
    public Money allotted(long fund, String documentNo) {
        return amount(key(fund, documentNo));
    }

    private Money amount(String key) {
        return jdbc.sql("SELECT amount FROM finance.transfer WHERE key = :key")
                .param("key", key)
                .query(Long.class)
                .optional()
                .map(Money::ofFen)
                .orElse(null);
    }

    private static String key(long fund, String documentNo) {
        return "fund.%d:allot:%s".formatted(fund, documentNo);
    }
}
