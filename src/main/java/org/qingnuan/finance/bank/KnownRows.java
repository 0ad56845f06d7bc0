package org.qingnuan.finance.bank;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.finance.BankStatements.Direction;
import org.qingnuan.finance.LineState;
import org.qingnuan.finance.bank.Known.PaidBatch;
import org.qingnuan.finance.bank.Known.PaidLine;
import org.qingnuan.finance.bank.Known.Sum;
import org.qingnuan.finance.payment.Reversals;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the rows of ours that a queue may speak of. */
@Component
class KnownRows {

    private static final String LINES = """
            SELECT l.*, EXISTS (SELECT FROM finance.reversal r WHERE r.line = l.id) AS reversed,
                   EXISTS (SELECT FROM finance.bank_match m WHERE m.line = l.id AND m.kind = 'LINE')
                   OR EXISTS (SELECT FROM finance.bank_match m WHERE m.batch = l.batch AND m.kind = 'BATCH') AS matched
            FROM finance.line l JOIN finance.batch b ON b.id = l.batch
            WHERE b.plan = :plan AND l.state IN ('PAID', 'RETURNED', 'REISSUED', 'CLOSED') AND %s""";

    private static final String BATCHES = """
            SELECT b.id, sum(l.amount) AS amount,
                   EXISTS (SELECT FROM finance.bank_match m WHERE m.batch = b.id)
                   OR EXISTS (SELECT FROM finance.bank_match m JOIN finance.line x ON x.id = m.line
                              WHERE x.batch = b.id AND m.kind = 'LINE') AS matched
            FROM finance.batch b JOIN finance.line l ON l.batch = b.id
                AND (l.state = 'PAID' OR EXISTS (SELECT FROM finance.reversal r WHERE r.line = l.id))
            WHERE b.plan = :plan AND b.id::text = ANY (:batches) GROUP BY b.id""";

    private static final String DOCUMENTS = """
            SELECT t.id, t.document_no AS reference, t.amount FROM finance.transfer t JOIN finance.fund f ON f.id = t.fund
            WHERE f.plan = :plan AND %s AND t.document_no = ANY (:references)
              AND NOT EXISTS (SELECT FROM finance.bank_match m WHERE m.transfer = t.id) ORDER BY t.id""";

    private static final String REPAYMENTS = """
            SELECT r.id, r.receipt_no AS reference, r.amount FROM finance.repayment r JOIN finance.clawback c ON c.id = r.clawback
            WHERE c.plan = :plan AND r.receipt_no = ANY (:references)
              AND NOT EXISTS (SELECT FROM finance.bank_match m WHERE m.repayment = r.id) ORDER BY r.id""";

    private final JdbcClient jdbc;
    private final PersonalData personal;
    private final Reversals reversals;

    KnownRows(JdbcClient jdbc, PersonalData personal, Reversals reversals) {
        this.jdbc = jdbc;
        this.personal = personal;
        this.reversals = reversals;
    }

    Known of(PlanId plan, List<Entry> queue) {
        String[] references =
                queue.stream().map(Entry::reference).filter(Objects::nonNull).toArray(String[]::new);
        return new Known(
                lines(plan, queue),
                batches(plan, references),
                sums(DOCUMENTS.formatted("t.movement = 'ALLOT'"), plan, references),
                sums(DOCUMENTS.formatted("t.movement IN ('RETURN_UP', 'CARRY_OUT')"), plan, references),
                sums(REPAYMENTS, plan, references));
    }

    /** The payment with this number, null for none of the plan that was ever with the bank. */
    PaidLine line(PlanId plan, long id) {
        return jdbc.sql(LINES.formatted("l.id = :id"))
                .param("plan", plan.value())
                .param("id", id)
                .query((rows, n) -> line(rows, false))
                .optional()
                .orElse(null);
    }

    private Map<String, List<PaidLine>> lines(PlanId plan, List<Entry> queue) {
        Map<String, List<PaidLine>> lines = new HashMap<>();
        Set<String> tookBack = queue.stream()
                .filter(entry -> entry.direction() == Direction.BACK && entry.reference() != null)
                .map(Entry::reference)
                .collect(Collectors.toSet());
        jdbc.sql(LINES.formatted("l.bank_serial = ANY (:serials)"))
                .param("plan", plan.value())
                .param(
                        "serials",
                        queue.stream()
                                .flatMap(entry -> Stream.of(entry.serial(), entry.reference()))
                                .filter(Objects::nonNull)
                                .toArray(String[]::new))
                .query((rows, n) -> Map.entry(
                        rows.getString("bank_serial"), line(rows, tookBack.contains(rows.getString("bank_serial")))))
                .list()
                .forEach(one -> lines.computeIfAbsent(one.getKey(), serial -> new ArrayList<>())
                        .add(one.getValue()));
        return lines;
    }

    /** What keeps a line from being reversed is asked only where the bank says that it took it back. */
    private PaidLine line(ResultSet rows, boolean tookBack) throws SQLException {
        long id = rows.getLong("id");
        LineState state = LineState.valueOf(rows.getString("state"));
        return new PaidLine(
                id,
                rows.getLong("amount"),
                state,
                personal.open(rows.getBytes("name_sealed")),
                personal.open(rows.getBytes("account_sealed")),
                rows.getBoolean("reversed"),
                rows.getBoolean("matched"),
                tookBack && state == LineState.PAID ? reversals.obstacle(id).orElse(null) : null);
    }

    private Map<String, PaidBatch> batches(PlanId plan, String[] references) {
        Map<String, String> numbers = new HashMap<>();
        for (String reference : references) {
            String number = reference.replaceAll("^.*batch\\.|^批次|^第|批$", "");
            numbers.put(number, reference);
        }
        return jdbc
                .sql(BATCHES)
                .param("plan", plan.value())
                .param("batches", numbers.keySet().toArray(String[]::new))
                .query((rows, n) ->
                        new PaidBatch(rows.getLong("id"), rows.getLong("amount"), rows.getBoolean("matched")))
                .list()
                .stream()
                .collect(Collectors.toMap(batch -> numbers.get(Long.toString(batch.id())), batch -> batch));
    }

    private Map<String, List<Sum>> sums(String sql, PlanId plan, String[] references) {
        Map<String, List<Sum>> sums = new HashMap<>();
        jdbc.sql(sql)
                .param("plan", plan.value())
                .param("references", references)
                .query((rows, n) ->
                        Map.entry(rows.getString("reference"), new Sum(rows.getLong("id"), rows.getLong("amount"))))
                .list()
                .forEach(one -> sums.computeIfAbsent(one.getKey(), of -> new ArrayList<>())
                        .add(one.getValue()));
        return sums;
    }
}
