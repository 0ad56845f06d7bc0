package org.qingnuan.finance.held;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the transfers of money held for others; the database moves the balances and refuses more than is held. */
@Component
class HeldJournal {

    private static final String INSERT = """
            INSERT INTO finance.held_transfer (plan, body, movement, debit, credit, amount, day, village, household, receipt_no,
                refunds, recipient, document_no, reason, by_user, at)
            SELECT :plan, :body, :movement, d.id, c.id, :amount, :day, :village, :household, :receiptNo,
                   :refunds::bigint, :recipient, :documentNo, :reason, :by, :at
            FROM finance.held_account d JOIN finance.held_account c ON c.plan = d.plan AND c.body = d.body AND c.kind = :from
            WHERE d.plan = :plan AND d.body = :body AND d.kind = :to
            ON CONFLICT DO NOTHING""";

    private final JdbcClient jdbc;
    private final Clock clock;

    HeldJournal(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What the body holds, locked until the transaction ends; its accounts are opened with the first call. */
    Money lockHeld(CaseKey body) {
        jdbc.sql("""
                        INSERT INTO finance.held_account (plan, body, kind)
                        SELECT :plan, :body, kind FROM unnest(ARRAY['PAYERS', 'HELD', 'HANDED_OVER']) kind
                        ON CONFLICT (plan, body, kind) DO NOTHING""")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .update();
        return Money.ofFen(jdbc.sql("""
                        SELECT balance FROM finance.held_account
                        WHERE plan = :plan AND body = :body AND kind = 'HELD' FOR NO KEY UPDATE""")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query(Long.class)
                .single());
    }

    /** False when the receipt is there already. */
    boolean collect(CaseKey village, long household, String receiptNo, Money amount, LocalDate on, String by) {
        return move(village, "COLLECT", "PAYERS", "HELD", amount, on, by)
                        .param("village", village.villageKey().toString())
                        .param("household", household)
                        .param("receiptNo", receiptNo)
                        .param("refunds", null)
                        .param("recipient", null)
                        .param("documentNo", null)
                        .param("reason", "收缴改造户资金")
                        .update()
                == 1;
    }

    /** False when it was given back already. */
    boolean refund(
            CaseKey village, long household, long receipt, Money amount, LocalDate on, String reason, String by) {
        return move(village, "REFUND", "HELD", "PAYERS", amount, on, by)
                        .param("village", village.villageKey().toString())
                        .param("household", household)
                        .param("receiptNo", null)
                        .param("refunds", receipt)
                        .param("recipient", null)
                        .param("documentNo", null)
                        .param("reason", reason)
                        .update()
                == 1;
    }

    /** False when the document has handed money over already. */
    boolean handOver(CaseKey body, String recipient, Money amount, String documentNo, LocalDate on, String by) {
        return move(body, "HAND_OVER", "HELD", "HANDED_OVER", amount, on, by)
                        .param("village", null)
                        .param("household", null)
                        .param("receiptNo", null)
                        .param("refunds", null)
                        .param("recipient", recipient)
                        .param("documentNo", documentNo)
                        .param("reason", "统一拨付至实施主体")
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec move(
            CaseKey place, String movement, String from, String to, Money amount, LocalDate on, String by) {
        return jdbc.sql(INSERT)
                .param("plan", place.plan().value())
                .param("body", place.area())
                .param("movement", movement)
                .param("from", from)
                .param("to", to)
                .param("amount", amount.fen())
                .param("day", on)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()));
    }

    /** The receipt of that number as it was booked. */
    Optional<Booked> booked(CaseKey body, String receiptNo) {
        return jdbc.sql("""
                        SELECT household, amount, day FROM finance.held_transfer
                        WHERE plan = :plan AND body = :body AND movement = 'COLLECT' AND receipt_no = :no""")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .param("no", receiptNo)
                .query((rows, n) -> new Booked(
                        rows.getLong("household"),
                        Money.ofFen(rows.getLong("amount")),
                        rows.getObject("day", LocalDate.class)))
                .optional();
    }

    /** What makes two entries of a receipt the same. */
    record Booked(long household, Money amount, LocalDate on) {}
}
