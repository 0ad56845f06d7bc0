package org.qingnuan.finance.bank;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.qingnuan.finance.BankStatements.Direction;
import org.qingnuan.finance.BankStatements.Item;
import org.qingnuan.finance.BankStatements.Reconciliation;
import org.qingnuan.finance.BankStatements.Statement;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Draws up the statement that reconciles our books with the bank's balance, each number from its rows. */
@Component
class Reconciling {

    /** Lines that the bank paid, whether it took them back later or not. */
    private static final String PAID = """
            FROM finance.line l JOIN finance.batch b ON b.id = l.batch
            WHERE b.plan = :plan AND l.booked_on <= :day
              AND (l.state = 'PAID' OR EXISTS (SELECT FROM finance.reversal r WHERE r.line = l.id))""";

    private static final String BOOK = """
            SELECT (SELECT coalesce(sum(t.amount), 0) FROM finance.transfer t JOIN finance.fund f ON f.id = t.fund
                    WHERE f.plan = :plan AND t.movement = 'ALLOT' AND t.document_date <= :day)
                 - (SELECT coalesce(sum(t.amount), 0) FROM finance.transfer t JOIN finance.fund f ON f.id = t.fund
                    WHERE f.plan = :plan AND t.movement IN ('RETURN_UP', 'CARRY_OUT') AND t.document_date <= :day)
                 - (SELECT coalesce(sum(l.amount), 0) %s)
                 + (SELECT coalesce(sum(l.amount), 0) FROM finance.reversal r JOIN finance.line l ON l.id = r.line
                    JOIN finance.batch b ON b.id = l.batch WHERE b.plan = :plan AND r.day <= :day)
                 + (SELECT coalesce(sum(p.amount), 0) FROM finance.repayment p JOIN finance.clawback c ON c.id = p.clawback
                    WHERE c.plan = :plan AND p.received_on <= :day)""".formatted(PAID);

    private static final String ONLY_BANK = """
            SELECT e.day, e.direction, coalesce(e.summary, '') AS summary, e.serial, e.amount FROM finance.bank_entry e
            WHERE e.plan = :plan AND e.day <= :day AND (e.direction = 'OUT') = :out
              AND NOT EXISTS (SELECT FROM finance.bank_match m WHERE m.entry = e.id) ORDER BY e.day, e.id""";

    private static final String OTHER = """
            SELECT coalesce(sum(e.amount), 0) FROM finance.bank_entry e JOIN finance.bank_match m ON m.entry = e.id
            WHERE e.plan = :plan AND e.day <= :day AND m.kind = 'OTHER' AND (e.direction = 'OUT') = :out""";

    private static final String ONLY_PAID = """
            SELECT l.booked_on AS day, '批次' || l.batch || '第' || l.no || '笔，户编号' || l.household AS what, l.bank_serial AS serial, l.amount
            """ + PAID + """

              AND NOT EXISTS (SELECT FROM finance.bank_match m JOIN finance.bank_entry e ON e.id = m.entry
                  WHERE e.day <= :day AND (m.kind = 'LINE' AND m.line = l.id OR m.kind = 'BATCH' AND m.batch = l.batch))
            UNION ALL
            SELECT t.document_date, t.reason || '，' || t.document_no, '', t.amount
            FROM finance.transfer t JOIN finance.fund f ON f.id = t.fund
            WHERE f.plan = :plan AND t.movement IN ('RETURN_UP', 'CARRY_OUT') AND t.document_date <= :day
              AND NOT EXISTS (SELECT FROM finance.bank_match m WHERE m.transfer = t.id)
            ORDER BY 1, 2""";

    private static final String ONLY_RECEIVED = """
            SELECT t.document_date AS day, '指标文' || t.document_no AS what, '' AS serial, t.amount
            FROM finance.transfer t JOIN finance.fund f ON f.id = t.fund
            WHERE f.plan = :plan AND t.movement = 'ALLOT' AND t.document_date <= :day
              AND NOT EXISTS (SELECT FROM finance.bank_match m WHERE m.transfer = t.id)
            UNION ALL
            SELECT p.received_on, '追缴还款，收据' || p.receipt_no, '', p.amount
            FROM finance.repayment p JOIN finance.clawback c ON c.id = p.clawback
            WHERE c.plan = :plan AND p.received_on <= :day
              AND NOT EXISTS (SELECT FROM finance.bank_match m WHERE m.repayment = p.id)
            ORDER BY 1, 2""";

    private final JdbcClient jdbc;

    Reconciling(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Reconciliation of(PlanId plan, Statement last) {
        LocalDate day = last.to();
        return new Reconciliation(
                day,
                Money.ofFen(asked(BOOK, plan, day).query(Long.class).single()),
                last.balance(),
                onlyBank(plan, day, false),
                onlyBank(plan, day, true),
                other(plan, day, false),
                other(plan, day, true),
                items(asked(ONLY_RECEIVED, plan, day)),
                items(asked(ONLY_PAID, plan, day)));
    }

    private List<Item> onlyBank(PlanId plan, LocalDate day, boolean out) {
        return asked(ONLY_BANK, plan, day)
                .param("out", out)
                .query((rows, n) -> new Item(
                        rows.getDate("day").toLocalDate(),
                        Direction.valueOf(rows.getString("direction")).label() + "　" + rows.getString("summary"),
                        rows.getString("serial"),
                        Money.ofFen(rows.getLong("amount"))))
                .list();
    }

    private Money other(PlanId plan, LocalDate day, boolean out) {
        return Money.ofFen(
                asked(OTHER, plan, day).param("out", out).query(Long.class).single());
    }

    private static List<Item> items(JdbcClient.StatementSpec asked) {
        return asked.query((rows, n) -> new Item(
                        rows.getDate("day").toLocalDate(),
                        rows.getString("what"),
                        rows.getString("serial"),
                        Money.ofFen(rows.getLong("amount"))))
                .list();
    }

    private JdbcClient.StatementSpec asked(String sql, PlanId plan, LocalDate day) {
        return jdbc.sql(sql).param("plan", plan.value()).param("day", Date.valueOf(day));
    }
}
