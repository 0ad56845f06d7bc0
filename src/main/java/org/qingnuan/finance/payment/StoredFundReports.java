package org.qingnuan.finance.payment;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.qingnuan.finance.BatchKind;
import org.qingnuan.finance.BatchState;
import org.qingnuan.finance.FundReports;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.LineState;
import org.qingnuan.finance.SubsidyItem;
import org.qingnuan.finance.subsidy.Shares;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds up what is asked, by the second part of a place's key, which is the body's area. */
@Component
@Transactional(readOnly = true)
class StoredFundReports implements FundReports {

    private static final String BODIES = """
            WITH due AS (
                SELECT split_part(e.village, '.', 2) AS body, e.household, e.amount,
                       EXISTS (SELECT FROM finance.line l WHERE l.entitlement = e.id AND l.state = 'PAID') AS paid,
                       EXISTS (SELECT FROM finance.closure c WHERE c.entitlement = e.id)
                       OR EXISTS (SELECT FROM finance.line l WHERE l.entitlement = e.id AND l.state = 'CLOSED') AS ended,
                       EXISTS (SELECT FROM finance.line l WHERE l.entitlement = e.id AND l.state = 'RETURNED') AS returned,
                       EXISTS (SELECT FROM finance.retention r WHERE r.entitlement = e.id) AS retained,
                       e.computed_at
                FROM finance.entitlement e WHERE e.plan = :plan AND e.amount > 0)
            """;

    private final JdbcClient jdbc;
    private final Batches batches;
    private final Approving approving;

    StoredFundReports(JdbcClient jdbc, Batches batches, Approving approving) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.approving = approving;
    }

    @Override
    public List<AllotmentLine> allotments(PlanId plan) {
        return jdbc.sql("""
                        SELECT f.budget_year, f.source, t.*, s.no AS settlement_no FROM finance.transfer t
                        JOIN finance.fund f ON f.id = t.fund LEFT JOIN finance.level_settlement s ON s.id = t.settlement
                        WHERE f.plan = :plan AND t.movement = 'ALLOT' ORDER BY t.id""")
                .param("plan", plan.value())
                .query((rows, n) -> new AllotmentLine(
                        rows.getInt("budget_year"),
                        FundSource.valueOf(rows.getString("source")),
                        rows.getString("document_no"),
                        rows.getDate("document_date").toLocalDate(),
                        money(rows, "amount"),
                        rows.getObject("carried_from", Integer.class),
                        Optional.ofNullable(rows.getObject("rate", Long.class))
                                .map(Money::ofFen)
                                .orElse(null),
                        rows.getObject("settlement_no", Integer.class),
                        rows.getString("clause"),
                        rows.getString("by_user"),
                        instant(rows, "at")))
                .list();
    }

    @Override
    public List<PaidLine> paid(PlanId plan) {
        return jdbc.sql("""
                        SELECT split_part(p.village, '.', 2) AS body, to_char(p.day, 'YYYY-MM') AS month, s.source,
                               sum(p.sign * s.amount) AS amount
                        FROM (SELECT l.batch, l.village, l.entitlement, l.booked_on AS day, 1 AS sign FROM finance.line l
                              WHERE l.state = 'PAID' OR EXISTS (SELECT FROM finance.reversal r WHERE r.line = l.id)
                              UNION ALL
                              SELECT l.batch, l.village, l.entitlement, r.day, -1 FROM finance.reversal r JOIN finance.line l ON l.id = r.line) p
                        JOIN finance.batch b ON b.id = p.batch
                        JOIN finance.entitlement_share s ON s.entitlement = p.entitlement
                        WHERE b.plan = :plan GROUP BY 1, 2, 3 HAVING sum(p.sign * s.amount) <> 0 ORDER BY 1, 2, 3""")
                .param("plan", plan.value())
                .query((rows, n) -> new PaidLine(
                        body(plan, rows),
                        YearMonth.parse(rows.getString("month")),
                        FundSource.valueOf(rows.getString("source")),
                        money(rows, "amount")))
                .list();
    }

    @Override
    public List<BodyLine> bodies(PlanId plan) {
        return jdbc.sql(BODIES + """
                        SELECT body, count(DISTINCT household) AS households,
                               count(DISTINCT household) FILTER (WHERE paid) AS paid_households, sum(amount) AS due,
                               coalesce(sum(amount) FILTER (WHERE paid), 0) AS paid,
                               coalesce(sum(amount) FILTER (WHERE NOT paid AND ended), 0) AS ended,
                               coalesce(sum(amount) FILTER (WHERE NOT paid AND NOT ended AND returned), 0) AS returned
                        FROM due GROUP BY body ORDER BY body""")
                .param("plan", plan.value())
                .query((rows, n) -> new BodyLine(
                        body(plan, rows),
                        rows.getInt("households"),
                        rows.getInt("paid_households"),
                        money(rows, "due"),
                        money(rows, "paid"),
                        money(rows, "ended"),
                        money(rows, "returned")))
                .list();
    }

    @Override
    public List<AgeLine> ageing(PlanId plan, LocalDate day) {
        return jdbc.sql(BODIES + """
                        , aged AS (
                            SELECT body, amount, :day::date - (computed_at AT TIME ZONE 'Asia/Shanghai')::date AS days
                            FROM due WHERE NOT paid AND NOT ended AND NOT retained)
                        SELECT body, count(*) AS lines, max(days) AS oldest,
                               coalesce(sum(amount) FILTER (WHERE days <= 30), 0) AS upto30,
                               coalesce(sum(amount) FILTER (WHERE days BETWEEN 31 AND 60), 0) AS upto60,
                               coalesce(sum(amount) FILTER (WHERE days BETWEEN 61 AND 90), 0) AS upto90,
                               coalesce(sum(amount) FILTER (WHERE days > 90), 0) AS over90
                        FROM aged GROUP BY body ORDER BY max(days) DESC, body""")
                .param("plan", plan.value())
                .param("day", day)
                .query((rows, n) -> new AgeLine(
                        body(plan, rows),
                        rows.getInt("lines"),
                        rows.getInt("oldest"),
                        money(rows, "upto30"),
                        money(rows, "upto60"),
                        money(rows, "upto90"),
                        money(rows, "over90")))
                .list();
    }

    @Override
    public List<ReturnLine> returned(PlanId plan) {
        return jdbc.sql("""
                        SELECT l.return_reason, count(*) AS lines, sum(l.amount) AS amount,
                               count(*) FILTER (WHERE l.state = 'RETURNED') AS open
                        FROM finance.line l JOIN finance.batch b ON b.id = l.batch
                        WHERE b.plan = :plan AND l.state IN ('RETURNED', 'REISSUED', 'CLOSED')
                        GROUP BY l.return_reason ORDER BY count(*) DESC, l.return_reason""")
                .param("plan", plan.value())
                .query((rows, n) -> new ReturnLine(
                        rows.getString("return_reason"),
                        rows.getInt("lines"),
                        money(rows, "amount"),
                        rows.getInt("open")))
                .list();
    }

    @Override
    public List<BatchLine> batches(PlanId plan) {
        return jdbc.sql("""
                        SELECT b.*, count(l.id) AS lines, coalesce(sum(l.amount), 0) AS amount
                        FROM finance.batch b LEFT JOIN finance.line l ON l.batch = b.id AND l.state NOT IN ('VOID', 'WITHHELD')
                        WHERE b.plan = :plan GROUP BY b.id ORDER BY b.id""")
                .param("plan", plan.value())
                .query((rows, n) -> new BatchLine(
                        Batch.keyOf(CaseKey.parse(rows.getString("village")), rows.getLong("id")),
                        BatchKind.valueOf(rows.getString("kind")),
                        BatchState.valueOf(rows.getString("state")),
                        rows.getInt("lines"),
                        money(rows, "amount"),
                        instant(rows, "prepared_at"),
                        instant(rows, "settled_at")))
                .list();
    }

    @Override
    public Audit audit(CaseKey key) {
        Batch batch = batches.find(key);
        return new Audit(
                key,
                batch.state(),
                batch.preparedBy(),
                preparedAt(batch),
                approving.approvals(batch),
                hex(batch.contentHash()),
                hash("SELECT file_hash FROM finance.bank_file WHERE batch = :batch", batch),
                hash(
                        "SELECT content_hash FROM finance.result_sheet WHERE batch = :batch AND applied_at IS NOT NULL",
                        batch),
                auditLines(batch));
    }

    private Instant preparedAt(Batch batch) {
        return jdbc.sql("SELECT prepared_at FROM finance.batch WHERE id = :batch")
                .param("batch", batch.id())
                .query((rows, n) -> Optional.ofNullable(instant(rows, "prepared_at")))
                .single()
                .orElse(null);
    }

    private List<AuditLine> auditLines(Batch batch) {
        return jdbc.sql("""
                        SELECT l.*, e.inputs::text AS inputs, e.row_label, e.clause, e.explanation,
                               (SELECT string_agg(s.source || ':' || s.amount, ',' ORDER BY s.source)
                                FROM finance.entitlement_share s WHERE s.entitlement = e.id) AS shares,
                               (SELECT x.day FROM finance.bank_match m JOIN finance.bank_entry x ON x.id = m.entry
                                WHERE m.kind = 'LINE' AND m.line = l.id
                                   OR m.kind = 'BATCH' AND m.batch = l.batch AND l.booked_on IS NOT NULL) AS on_statement,
                               (SELECT r.day FROM finance.reversal r WHERE r.line = l.id) AS reversed_on
                        FROM finance.line l JOIN finance.entitlement e ON e.id = l.entitlement
                        WHERE l.batch = :batch AND l.state <> 'VOID' ORDER BY l.no""")
                .param("batch", batch.id())
                .query((rows, n) -> new AuditLine(
                        rows.getLong("id"),
                        rows.getInt("no"),
                        rows.getLong("household"),
                        SubsidyItem.valueOf(rows.getString("item")),
                        rows.getInt("season"),
                        money(rows, "amount"),
                        Shares.ofRows(rows.getString("shares").split(",")),
                        rows.getString("rule_version"),
                        rows.getString("row_label"),
                        rows.getString("clause"),
                        rows.getString("inputs"),
                        rows.getString("explanation"),
                        rows.getString("name_masked"),
                        rows.getString("account_masked"),
                        rows.getString("bank"),
                        LineState.valueOf(rows.getString("state")),
                        rows.getObject("replaces", Long.class),
                        rows.getString("return_reason"),
                        rows.getString("bank_serial"),
                        day(rows, "booked_on"),
                        day(rows, "on_statement"),
                        day(rows, "reversed_on")))
                .list();
    }

    private static LocalDate day(ResultSet rows, String column) throws SQLException {
        return Optional.ofNullable(rows.getDate(column)).map(Date::toLocalDate).orElse(null);
    }

    private String hash(String sql, Batch batch) {
        return jdbc.sql(sql)
                .param("batch", batch.id())
                .query(byte[].class)
                .optional()
                .map(StoredFundReports::hex)
                .orElse(null);
    }

    private static String hex(byte[] hash) {
        return hash == null ? null : HexFormat.of().formatHex(hash);
    }

    private static CaseKey body(PlanId plan, ResultSet rows) throws SQLException {
        return CaseKey.ofBody(plan, rows.getString("body"));
    }

    private static Money money(ResultSet rows, String column) throws SQLException {
        return Money.ofFen(rows.getLong(column));
    }

    private static Instant instant(ResultSet rows, String column) throws SQLException {
        Timestamp at = rows.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
