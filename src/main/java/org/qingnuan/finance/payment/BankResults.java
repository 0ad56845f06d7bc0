package org.qingnuan.finance.payment;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.finance.BatchState;
import org.qingnuan.ledger.CheckedSheet;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.qingnuan.spreadsheet.SheetContent;
import org.qingnuan.spreadsheet.SheetRow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Checks banks' answers as a whole and keeps those without findings, the same one once. */
@Component
class BankResults {

    private final JdbcClient jdbc;
    private final Batches batches;
    private final BankSheets sheets;
    private final PersonalData personal;
    private final Clock clock;

    BankResults(JdbcClient jdbc, Batches batches, BankSheets sheets, PersonalData personal, Clock clock) {
        this.personal = personal;
        this.jdbc = jdbc;
        this.batches = batches;
        this.sheets = sheets;
        this.clock = clock;
    }

    CheckedSheet check(CaseKey key, String fileName, InputStream in, String by) {
        Batch batch = batches.lock(key);
        PayoutWords words = PayoutWords.of(batch.way());
        if (!batch.reached(BatchState.FILED)) {
            return refused(0, List.of(words.say(Finding.ofSheet("这个批次还没有送银行", "请在送银行后登记结果"))));
        }
        SheetContent content = sheets.readResult(batch, in);
        List<SheetRow> answered = words.read(content.rows());
        List<Finding> findings = new ArrayList<>(content.findings());
        if (!content.rows().isEmpty() || content.isClean()) {
            ResultCheck check = new ResultCheck(
                    sent(batch),
                    elsewhere(batch, answered),
                    personal::open,
                    ChinaTime.dayOf(filedAt(batch)),
                    ChinaTime.today(clock));
            check.check(answered).stream().map(words::say).forEach(findings::add);
        }
        if (!findings.isEmpty()) {
            findings.sort(Comparator.comparingInt(Finding::row));
            return refused(answered.size(), findings);
        }
        List<ResultRow> rows = answered.stream()
                .map(ResultRow::of)
                .sorted(Comparator.comparingInt(ResultRow::no))
                .toList();
        return new CheckedSheet(
                store(batch, fileName, rows, by),
                rows.size(),
                List.of(),
                returned(rows).stream().map(words::say).toList());
    }

    /** What becomes of the payments that come back, told before the answer is recorded. */
    private static List<Finding> returned(List<ResultRow> rows) {
        List<ResultRow> back = rows.stream().filter(row -> !row.paid()).toList();
        if (back.isEmpty()) {
            return List.of();
        }
        Money amount = back.stream().map(ResultRow::amount).collect(Money.sum());
        return List.of(Finding.ofSheet(
                "成功%d笔，退票%d笔，退回%s元".formatted(rows.size() - back.size(), back.size(), amount),
                "办结后退回的资金回到原来源，每笔转入“更正收款信息”，由镇街更正、另一人复核后重新列支"));
    }

    private UUID store(Batch batch, String fileName, List<ResultRow> rows, String by) {
        UUID id = UUID.randomUUID();
        byte[] hash = Filing.sha256(rows.toString().getBytes(StandardCharsets.UTF_8));
        int inserted = jdbc.sql("""
                        INSERT INTO finance.result_sheet (id, batch, file_name, content_hash, checked_by, checked_at)
                        VALUES (:id, :batch, :fileName, :hash, :by, :at) ON CONFLICT (batch, content_hash) DO NOTHING""")
                .param("id", id)
                .param("batch", batch.id())
                .param("fileName", fileName)
                .param("hash", hash)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        if (inserted == 1) {
            storeRows(id, rows);
            return id;
        }
        return jdbc.sql("SELECT id FROM finance.result_sheet WHERE batch = :batch AND content_hash = :hash")
                .param("batch", batch.id())
                .param("hash", hash)
                .query(UUID.class)
                .single();
    }

    private void storeRows(UUID sheet, List<ResultRow> rows) {
        jdbc.sql("""
                        INSERT INTO finance.result_row (sheet, no, household, amount, paid, return_reason, bank_serial, booked_on)
                        SELECT :sheet, r.* FROM unnest(:nos::int[], :households::bigint[], :amounts::bigint[], :paid::boolean[],
                            :reasons::text[], :serials::text[], :days::date[]) r""")
                .param("sheet", sheet)
                .param("nos", rows.stream().map(ResultRow::no).toArray(Integer[]::new))
                .param("households", rows.stream().map(ResultRow::household).toArray(Long[]::new))
                .param("amounts", rows.stream().map(row -> row.amount().fen()).toArray(Long[]::new))
                .param("paid", rows.stream().map(ResultRow::paid).toArray(Boolean[]::new))
                .param("reasons", rows.stream().map(ResultRow::reason).toArray(String[]::new))
                .param("serials", rows.stream().map(ResultRow::serial).toArray(String[]::new))
                .param(
                        "days",
                        rows.stream()
                                .map(row -> row.bookedOn() == null
                                        ? null
                                        : row.bookedOn().toString())
                                .toArray(String[]::new))
                .update();
    }

    private List<ResultCheck.Sent> sent(Batch batch) {
        return jdbc.sql(BankSheets.sentLines())
                .param("batch", batch.id())
                .query((line, n) -> new ResultCheck.Sent(
                        line.getLong("no"),
                        line.getLong("household"),
                        Money.ofFen(line.getLong("amount")),
                        line.getBytes("name_sealed"),
                        line.getBytes("account_sealed")))
                .list();
    }

    private Set<String> elsewhere(Batch batch, List<SheetRow> answered) {
        return Set.copyOf(jdbc.sql("""
                        SELECT DISTINCT l.bank_serial FROM finance.line l JOIN finance.batch b ON b.id = l.batch
                        WHERE b.plan = :plan AND b.id <> :batch AND l.bank_serial = ANY (:serials)""")
                .param("plan", batch.plan().value())
                .param("batch", batch.id())
                .param(
                        "serials",
                        answered.stream()
                                .map(row -> row.text(BankSheets.SERIAL))
                                .filter(Objects::nonNull)
                                .toArray(String[]::new))
                .query(String.class)
                .list());
    }

    private Instant filedAt(Batch batch) {
        return jdbc.sql("SELECT produced_at FROM finance.bank_file WHERE batch = :batch")
                .param("batch", batch.id())
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    private static CheckedSheet refused(int rows, List<Finding> findings) {
        return new CheckedSheet(null, rows, List.copyOf(findings), List.of());
    }
}
