package org.qingnuan.ledger.exchange;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.qingnuan.ledger.CheckedSheet;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.SheetUpload;
import org.qingnuan.ledger.Sheets;
import org.qingnuan.ledger.Villages;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.spreadsheet.SheetContent;
import org.qingnuan.spreadsheet.SheetFormat;
import org.qingnuan.spreadsheet.SheetReader;
import org.qingnuan.spreadsheet.SheetRow;
import org.qingnuan.spreadsheet.SheetTemplate;
import org.qingnuan.spreadsheet.SheetWriter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes the workbooks and checks what comes back: all findings of all rows at once, and stored only without any. */
@Component
class WorkbookSheets implements Sheets {

    private final SheetReader reader;
    private final SheetWriter writer;
    private final SheetChecks checks;
    private final SealedSheets sheets;
    private final SealedAttempts attempts;
    private final CheckedSheets waiting;
    private final Prefill prefill;
    private final Layouts layouts;
    private final Plans plans;
    private final Villages villages;

    WorkbookSheets(
            SheetReader reader,
            SheetWriter writer,
            SheetChecks checks,
            SealedSheets sheets,
            SealedAttempts attempts,
            CheckedSheets waiting,
            Prefill prefill,
            Layouts layouts,
            Plans plans,
            Villages villages) {
        this.reader = reader;
        this.writer = writer;
        this.checks = checks;
        this.sheets = sheets;
        this.attempts = attempts;
        this.waiting = waiting;
        this.prefill = prefill;
        this.layouts = layouts;
        this.plans = plans;
        this.villages = villages;
    }

    @Override
    @Transactional(readOnly = true)
    public void prefilled(SheetKind kind, CaseKey subject, OutputStream out) {
        Layout layout = layouts.of(kind, subject);
        List<Map<String, String>> rows =
                prefill.rows(kind, subject).stream().map(layout::written).toList();
        writer.write(new SheetTemplate(format(layout, subject), layout.note(), rows), out);
    }

    @Override
    @Transactional
    public CheckedSheet check(SheetKind kind, CaseKey subject, String fileName, InputStream in, String by) {
        return check(kind, subject, new SheetUpload(fileName, in), by);
    }

    @Override
    @Transactional
    public CheckedSheet check(SheetKind kind, CaseKey subject, SheetUpload upload, String by) {
        List<SheetRow> passed = upload.completes() == null
                ? List.of()
                : waiting.waiting(upload.completes(), kind, subject).stream()
                        .map(row -> new SheetRow(-row.rowNumber(), row.values()))
                        .toList();
        Layout layout = layouts.of(kind, subject);
        SheetContent content = reader.read(upload.content(), format(layout, subject), upload.watch());
        List<SheetRow> read = content.rows().stream().map(layout::taken).toList();
        List<SheetRow> rows = Stream.concat(passed.stream(), read.stream()).toList();
        Findings findings = new Findings(layout);
        findings.add(content.findings());
        if (read.isEmpty() && findings.isEmpty()) {
            findings.sheet("表中没有填写任何内容", "请填写后再上传");
        }
        Findings ofRows = checks.check(kind, subject, rows);
        findings.add(read.isEmpty() ? List.of() : ofRows.errors());
        if (findings.isEmpty()) {
            attempts.forget(kind, subject, by);
            return new CheckedSheet(
                    sheets.store(kind, subject, upload.fileName(), Attempt.numbered(rows), by),
                    rows.size(),
                    List.of(),
                    Findings.ofEarlier(ofRows.warnings()));
        }
        Attempt attempt = Attempt.of(rows, content.findings(), content.refused(), findings.errors());
        UUID kept = attempt.faulty() == 0 ? null : attempts.keep(kind, subject, attempt, by);
        return new CheckedSheet(
                null,
                rows.size(),
                Findings.ofEarlier(findings.errors()),
                Findings.ofEarlier(ofRows.warnings()),
                kept,
                attempt.faulty());
    }

    @Override
    @Transactional
    public CheckedSheet acceptValid(SheetKind kind, CaseKey subject, UUID id, String by) {
        Attempt attempt = attempts.open(kind, subject, id, by);
        List<SheetRow> rows = checks.withoutErrors(kind, subject, attempt.readable());
        Findings findings = checks.check(kind, subject, rows);
        if (rows.isEmpty()) {
            findings.sheet("没有一行可以登记", "请改正后重新上传");
        }
        int leftOut = attempt.rows().size() - rows.size();
        UUID sheet = findings.isEmpty() ? sheets.store(kind, subject, null, Attempt.numbered(rows), by) : null;
        return new CheckedSheet(
                sheet,
                rows.size(),
                Findings.ofEarlier(findings.errors()),
                Findings.ofEarlier(findings.warnings()),
                id,
                leftOut);
    }

    @Override
    @Transactional(readOnly = true)
    public void faulty(SheetKind kind, CaseKey subject, UUID id, String by, OutputStream out) {
        Layout layout = layouts.of(kind, subject);
        Attempt attempt = attempts.open(kind, subject, id, by);
        List<Map<String, String>> rows = attempt.rows().stream()
                .filter(row -> attempt.problems().containsKey(row.rowNumber()))
                .map(row -> {
                    Map<String, String> values = new HashMap<>(layout.written(row.values()));
                    values.putAll(attempt.cells().getOrDefault(row.rowNumber(), Map.of()));
                    values.put(Layout.PROBLEM, attempt.problems().get(row.rowNumber()));
                    return values;
                })
                .toList();
        writer.write(
                new SheetTemplate(layout.corrections(format(layout, subject)), "按最后一列改好后，直接上传本表；改好的行与已通过的行合在一起。", rows),
                out);
    }

    @Override
    @Transactional
    public CheckedSheet check(SheetKind kind, CaseKey subject, List<Map<String, String>> typed, String by) {
        Layout layout = layouts.of(kind, subject);
        Findings findings = new Findings(layout);
        List<SheetRow> rows = TypedRows.read(layout, typed, findings);
        if (rows.isEmpty() && findings.isEmpty()) {
            findings.sheet("表中没有填写任何内容", "请填写后再上传");
        }
        Findings ofRows = checks.check(kind, subject, rows);
        findings.add(rows.isEmpty() ? List.of() : ofRows.errors());
        UUID sheet = findings.isEmpty() ? sheets.store(kind, subject, null, rows, by) : null;
        return new CheckedSheet(sheet, rows.size(), findings.errors(), ofRows.warnings());
    }

    private SheetFormat format(Layout layout, CaseKey subject) {
        String body = plans.body(subject.body()).area().name();
        String place = subject.village() == null
                ? body
                : body + villages.get(subject).area().name();
        return layout.format(subject.toString(), place);
    }
}
