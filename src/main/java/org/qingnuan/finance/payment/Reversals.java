package org.qingnuan.finance.payment;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingnuan.finance.LineReturned;
import org.qingnuan.finance.LineState;
import org.qingnuan.finance.fund.BatchMoney;
import org.qingnuan.finance.fund.Journal;
import org.qingnuan.finance.fund.Movement;
import org.qingnuan.ledger.Households;
import org.qingnuan.shared.CaseKey;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens payments again that the bank made and took back: the money is available to its sources, the line is a returned one. */
@Component
public class Reversals {

    private final JdbcClient jdbc;
    private final Batches batches;
    private final Lines lines;
    private final Journal journal;
    private final AdvanceClaims claims;
    private final AdvanceJournal advances;
    private final Households households;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reversals(
            JdbcClient jdbc,
            Batches batches,
            Lines lines,
            Journal journal,
            AdvanceClaims claims,
            AdvanceJournal advances,
            Households households,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.lines = lines;
        this.journal = journal;
        this.claims = claims;
        this.advances = advances;
        this.households = households;
        this.events = events;
        this.clock = clock;
    }

    /** What the bank says of a payment that it took back. */
    public record Reversal(long line, long entry, LocalDate day, String reason, String by) {}

    /** Why the payment cannot be opened again now, in Chinese; empty for one that can. */
    public Optional<String> obstacle(long line) {
        LineState state = jdbc.sql("SELECT state FROM finance.line WHERE id = :line")
                .param("line", line)
                .query((rows, n) -> LineState.valueOf(rows.getString("state")))
                .optional()
                .orElse(LineState.VOID);
        if (state != LineState.PAID) {
            return Optional.of("付款编号" + line + "现在是“" + state.label() + "”，不是已付");
        }
        boolean claimed = jdbc.sql("""
                        SELECT EXISTS (SELECT FROM finance.clawback_item i JOIN finance.clawback c ON c.id = i.clawback
                                       WHERE i.line = :line AND c.state <> 'WITHDRAWN')
                            OR EXISTS (SELECT FROM finance.clawback_entry e WHERE e.line = :line AND e.kind IN ('OFFSET', 'REPAID'))""").param("line", line).query(Boolean.class).single();
        return claimed ? Optional.of("付款编号" + line + "正在追缴或已经追回，银行退回的钱应在追缴案件里登记为还款") : Optional.empty();
    }

    /** Reverses paid lines, each once; all batches are locked before any money moves. {@link IllegalStateException} where there is an {@link #obstacle}. */
    public void reverse(List<Reversal> reversals) {
        List<Long> batchIds = batchesOf(reversals);
        Map<Long, Batch> locked = new HashMap<>();
        batchIds.forEach(id -> locked.put(id, batches.lock(keyOf(id))));
        reversals.stream().sorted(Comparator.comparingLong(Reversal::line)).forEach(one -> reverse(one, locked));
    }

    private void reverse(Reversal reversal, Map<Long, Batch> locked) {
        Line line = lines.lock(Line.keyOf(village(reversal.line()), reversal.line()));
        Batch batch = locked.get(line.batch());
        obstacle(line.id()).ifPresent(why -> {
            throw new IllegalStateException(why);
        });
        keep(reversal);
        jdbc.sql("UPDATE finance.line SET state = 'RETURNED', return_reason = :reason WHERE id = :line")
                .param("reason", reversal.reason())
                .param("line", line.id())
                .update();
        journal.move(
                Movement.REVERSE,
                new BatchMoney(
                        batch.plan(),
                        batch.id(),
                        batches.shares(line),
                        "reversed." + line.id(),
                        "银行冲正，退回原资金",
                        batches.clauses(batch),
                        reversal.by()));
        claims.behind(line).ifPresent(claim -> advances.reopen(claim, line, reversal.by()));
        if (batch.season() == null) {
            households.takeBackPayment(List.of(line.household()), reversal.reason(), reversal.by());
        }
        events.publishEvent(new LineReturned(line.key()));
    }

    private void keep(Reversal reversal) {
        jdbc.sql("""
                        INSERT INTO finance.reversal (line, entry, day, reason, by_user, at)
                        VALUES (:line, :entry, :day, :reason, :by, :at)""")
                .param("line", reversal.line())
                .param("entry", reversal.entry())
                .param("day", Date.valueOf(reversal.day()))
                .param("reason", reversal.reason())
                .param("by", reversal.by())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    private List<Long> batchesOf(List<Reversal> reversals) {
        return jdbc.sql("SELECT DISTINCT batch FROM finance.line WHERE id = ANY (:lines) ORDER BY batch")
                .param("lines", reversals.stream().map(Reversal::line).toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    private CaseKey keyOf(long batch) {
        return jdbc.sql("SELECT village FROM finance.batch WHERE id = :batch")
                .param("batch", batch)
                .query((rows, n) -> Batch.keyOf(CaseKey.parse(rows.getString("village")), batch))
                .single();
    }

    private CaseKey village(long line) {
        return jdbc.sql("SELECT village FROM finance.line WHERE id = :line")
                .param("line", line)
                .query((rows, n) -> CaseKey.parse(rows.getString("village")))
                .single();
    }
}
