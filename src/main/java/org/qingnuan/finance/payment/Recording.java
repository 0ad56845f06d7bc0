package org.qingnuan.finance.payment;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.qingnuan.finance.BatchAnswered;
import org.qingnuan.finance.BatchState;
import org.qingnuan.finance.LineReturned;
import org.qingnuan.finance.LineState;
import org.qingnuan.finance.ResultSummary;
import org.qingnuan.finance.fund.BatchMoney;
import org.qingnuan.finance.fund.Journal;
import org.qingnuan.finance.fund.Movement;
import org.qingnuan.ledger.Submission;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Applies a bank's answer to its batch: all of it, once. */
@Component
class Recording {

    private final JdbcClient jdbc;
    private final Batches batches;
    private final Submissions submissions;
    private final Journal journal;
    private final AdvanceJournal advances;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Recording(
            JdbcClient jdbc,
            Batches batches,
            Submissions submissions,
            Journal journal,
            AdvanceJournal advances,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.submissions = submissions;
        this.journal = journal;
        this.advances = advances;
        this.events = events;
        this.clock = clock;
    }

    ResultSummary record(CaseKey key, UUID submission, String by) {
        Batch batch = batches.lock(key);
        Submission handed = submissions.open(submission, key, Tasks.RESULT);
        if (batch.reached(BatchState.RESULT)) {
            requireSame(batch, handed.sheet());
            return summary(batch);
        }
        if (batch.state() != BatchState.FILED) {
            throw Refusal.of("这个批次还没有送银行", "请在送银行后登记结果");
        }
        apply(batch, handed.sheet());
        move(batch, Movement.PAY, LineState.PAID, "paid", "银行已入账", by);
        move(batch, Movement.RELEASE, LineState.RETURNED, "returned", "银行退票释放预留资金", by);
        advances.settlePaid(batch, by);
        batches.move(batch, BatchState.RESULT);
        events.publishEvent(new BatchAnswered(key));
        returned(batch).forEach(line -> events.publishEvent(new LineReturned(line)));
        return summary(batch);
    }

    private void requireSame(Batch batch, UUID sheet) {
        boolean same = jdbc.sql("""
                        SELECT NOT EXISTS (SELECT FROM finance.result_sheet
                                           WHERE batch = :batch AND applied_at IS NOT NULL AND id IS DISTINCT FROM :sheet)""")
                .param("batch", batch.id())
                .param("sheet", sheet)
                .query(Boolean.class)
                .single();
        if (!same) {
            throw Refusal.of("这个批次已登记过另一份银行结果", "请核对；更正须由财政部门另行处理");
        }
    }

    private void apply(Batch batch, UUID sheet) {
        if (sheet == null && openLines(batch) == 0) {
            return;
        }
        int marked = jdbc.sql("""
                        UPDATE finance.result_sheet SET applied_at = :at WHERE id = :sheet AND batch = :batch""")
                .param("at", Timestamp.from(clock.instant()))
                .param("sheet", sheet)
                .param("batch", batch.id())
                .update();
        if (marked != 1) {
            throw Refusal.of("没有本批次检查通过的银行结果", "请上传本批次的银行结果表");
        }
        jdbc.sql("""
                        UPDATE finance.line l SET state = CASE WHEN r.paid THEN 'PAID' ELSE 'RETURNED' END,
                            return_reason = r.return_reason, bank_serial = r.bank_serial, booked_on = r.booked_on
                        FROM finance.result_row r
                        WHERE r.sheet = :sheet AND l.batch = :batch AND l.no = r.no AND l.household = r.household
                          AND l.amount = r.amount AND l.state = 'OPEN'""").param("sheet", sheet).param("batch", batch.id()).update();
        if (openLines(batch) > 0) {
            throw Refusal.of("银行结果与送银行的付款不再一致", "请重新上传银行结果表");
        }
    }

    private int openLines(Batch batch) {
        return jdbc.sql("SELECT count(*) FROM finance.line WHERE batch = :batch AND state = 'OPEN'")
                .param("batch", batch.id())
                .query(Integer.class)
                .single();
    }

    private void move(Batch batch, Movement movement, LineState state, String purpose, String reason, String by) {
        journal.move(
                movement,
                new BatchMoney(
                        batch.plan(),
                        batch.id(),
                        batches.shares(batch, state),
                        purpose,
                        reason,
                        batches.clauses(batch),
                        by));
    }

    private List<CaseKey> returned(Batch batch) {
        return jdbc.sql("SELECT id FROM finance.line WHERE batch = :batch AND state = 'RETURNED' ORDER BY no")
                .param("batch", batch.id())
                .query((rows, n) -> Line.keyOf(batch.place(), rows.getLong("id")))
                .list();
    }

    private ResultSummary summary(Batch batch) {
        return jdbc.sql("""
                        SELECT count(*) FILTER (WHERE state = 'PAID') AS paid,
                               coalesce(sum(amount) FILTER (WHERE state = 'PAID'), 0) AS paid_amount,
                               count(*) FILTER (WHERE state <> 'PAID') AS returned,
                               coalesce(sum(amount) FILTER (WHERE state <> 'PAID'), 0) AS returned_amount
                        FROM finance.line WHERE batch = :batch AND state IN ('PAID', 'RETURNED', 'REISSUED', 'CLOSED')""")
                .param("batch", batch.id())
                .query((rows, n) -> new ResultSummary(
                        rows.getInt("paid"),
                        Money.ofFen(rows.getLong("paid_amount")),
                        rows.getInt("returned"),
                        Money.ofFen(rows.getLong("returned_amount"))))
                .single();
    }
}
