package org.qingnuan.finance.payment;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingnuan.finance.BatchView;
import org.qingnuan.finance.BatchView.Share;
import org.qingnuan.finance.DueView;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.LineState;
import org.qingnuan.finance.LineView;
import org.qingnuan.finance.SubsidyItem;
import org.qingnuan.finance.subsidy.Shares;
import org.qingnuan.ledger.Payee;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shows batches and lines to people, payees masked. */
@Component
class Views {

    private static final String LINES = """
            SELECT l.*, e.explanation FROM finance.line l JOIN finance.entitlement e ON e.id = l.entitlement
            WHERE %s ORDER BY l.no""";

    private final JdbcClient jdbc;
    private final Batches batches;
    private final Lines lines;
    private final Approving approving;
    private final Recipients recipients;

    Views(JdbcClient jdbc, Batches batches, Lines lines, Approving approving, Recipients recipients) {
        this.recipients = recipients;
        this.jdbc = jdbc;
        this.batches = batches;
        this.lines = lines;
        this.approving = approving;
    }

    BatchView batch(CaseKey key) {
        Batch batch = batches.find(key);
        Count count = count(batch);
        return new BatchView(
                key,
                batch.kind(),
                batch.season() == null ? null : Integer.valueOf(batch.season().item()),
                batch.way(),
                batch.state(),
                batches.households(batch).size(),
                count.lines(),
                count.total(),
                count.returned(),
                batches.missingRates(batch),
                excluded(batch),
                approving.approvals(batch),
                shares(batch),
                batch.preparedBy(),
                hex(batch.contentHash()),
                fileHash(batch));
    }

    LineView line(CaseKey key) {
        return jdbc.sql(LINES.formatted("l.id = :id"))
                .param("id", lines.find(key).id())
                .query((rows, n) -> line(rows))
                .single();
    }

    List<LineView> lines(CaseKey batch) {
        return jdbc.sql(LINES.formatted("l.batch = :batch AND l.state <> 'VOID'"))
                .param("batch", batches.find(batch).id())
                .query((rows, n) -> line(rows))
                .list();
    }

    List<LineView> linesOf(long household) {
        return jdbc.sql("""
                        SELECT l.*, e.explanation FROM finance.line l JOIN finance.entitlement e ON e.id = l.entitlement
                        WHERE l.household = :household AND l.state <> 'VOID' ORDER BY l.id""")
                .param("household", household)
                .query((rows, n) -> line(rows))
                .list();
    }

    /** What is due and not closed, in the order in which it will be prepared. */
    List<DueView> due(CaseKey key) {
        Batch batch = batches.find(key);
        List<Owed> owed = jdbc.sql("""
                        SELECT e.household, e.item, e.season, e.amount, e.explanation,
                               (SELECT string_agg(s.source || ':' || s.amount, ',' ORDER BY s.source)
                                FROM finance.entitlement_share s WHERE s.entitlement = e.id) AS shares
                        FROM finance.due d JOIN finance.entitlement e ON e.id = d.entitlement
                        WHERE d.batch = :batch AND e.amount > 0
                          AND NOT EXISTS (SELECT FROM finance.closure c WHERE c.entitlement = e.id)
                        ORDER BY e.household, e.item, e.season, e.instalment""")
                .param("batch", batch.id())
                .query((rows, n) -> new Owed(
                        rows.getLong("household"),
                        SubsidyItem.valueOf(rows.getString("item")),
                        rows.getInt("season"),
                        Money.ofFen(rows.getLong("amount")),
                        Shares.ofRows(rows.getString("shares").split(",")),
                        rows.getString("explanation")))
                .list();
        Map<Long, Payee> payees = recipients.known(
                batch, owed.stream().map(Owed::household).distinct().toList());
        return owed.stream().map(one -> due(one, payees.get(one.household()))).toList();
    }

    /** {@code payee} is null for a household without one. */
    private static DueView due(Owed owed, Payee payee) {
        return new DueView(
                owed.household(),
                owed.item(),
                owed.season(),
                owed.amount(),
                owed.shares().entrySet().stream()
                        .map(share -> new Share(share.getKey(), share.getValue()))
                        .toList(),
                payee == null ? null : payee.maskedName(),
                payee == null ? null : payee.maskedAccount(),
                payee == null ? null : payee.bank(),
                owed.explanation());
    }

    /** An entitlement that a batch will pay. */
    private record Owed(
            long household,
            SubsidyItem item,
            int season,
            Money amount,
            Map<FundSource, Money> shares,
            String explanation) {}

    private Count count(Batch batch) {
        return jdbc.sql("""
                        SELECT count(*) AS lines, coalesce(sum(amount), 0) AS total,
                               count(*) FILTER (WHERE state IN ('RETURNED', 'REISSUED', 'CLOSED')) AS returned
                        FROM finance.line WHERE batch = :batch AND state NOT IN ('VOID', 'WITHHELD')""")
                .param("batch", batch.id())
                .query((rows, n) ->
                        new Count(rows.getInt("lines"), Money.ofFen(rows.getLong("total")), rows.getInt("returned")))
                .single();
    }

    private List<String> excluded(Batch batch) {
        return jdbc.sql("""
                        SELECT '户编号' || household || '：' || excluded FROM finance.batch_household
                        WHERE batch = :batch AND excluded IS NOT NULL ORDER BY household""").param("batch", batch.id()).query(String.class).list();
    }

    private List<Share> shares(Batch batch) {
        EnumSet<LineState> due = EnumSet.complementOf(EnumSet.of(LineState.VOID, LineState.WITHHELD));
        return batches.shares(batch, due.toArray(LineState[]::new)).entrySet().stream()
                .map(share -> new Share(share.getKey(), Money.ofFen(share.getValue())))
                .sorted(Comparator.comparing(Share::source))
                .toList();
    }

    private String fileHash(Batch batch) {
        return jdbc.sql("SELECT file_hash FROM finance.bank_file WHERE batch = :batch")
                .param("batch", batch.id())
                .query(byte[].class)
                .optional()
                .map(Views::hex)
                .orElse(null);
    }

    private static LineView line(ResultSet rows) throws SQLException {
        CaseKey village = CaseKey.parse(rows.getString("village"));
        Long replaces = rows.getObject("replaces", Long.class);
        return new LineView(
                Line.keyOf(village, rows.getLong("id")),
                Batch.keyOf(village, rows.getLong("batch")),
                rows.getInt("no"),
                rows.getLong("household"),
                SubsidyItem.valueOf(rows.getString("item")),
                Money.ofFen(rows.getLong("amount")),
                rows.getString("name_masked"),
                rows.getString("account_masked"),
                rows.getString("bank"),
                LineState.valueOf(rows.getString("state")),
                replaces == null ? null : Line.keyOf(village, replaces),
                rows.getString("return_reason"),
                rows.getString("bank_serial"),
                Optional.ofNullable(rows.getDate("booked_on"))
                        .map(Date::toLocalDate)
                        .orElse(null),
                rows.getString("explanation"));
    }

    private static String hex(byte[] hash) {
        return hash == null ? null : HexFormat.of().formatHex(hash);
    }

    /** What the lines of a batch add up to. */
    private record Count(int lines, Money total, int returned) {}
}
