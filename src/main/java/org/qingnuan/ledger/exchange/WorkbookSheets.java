package org.qingnuan.ledger.exchange;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.qingnuan.ledger.CheckedSheet;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SheetKind;
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
    private final Prefill prefill;
    private final Layouts layouts;
    private final Plans plans;
    private final Villages villages;

    WorkbookSheets(
            SheetReader reader,
            SheetWriter writer,
            SheetChecks checks,
            SealedSheets sheets,
            Prefill prefill,
            Layouts layouts,
            Plans plans,
            Villages villages) {
        this.reader = reader;
        this.writer = writer;
        this.checks = checks;
        this.sheets = sheets;
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
        Layout layout = layouts.of(kind, subject);
        SheetContent content = reader.read(in, format(layout, subject));
        List<SheetRow> rows = content.rows().stream().map(layout::taken).toList();
        Findings findings = new Findings(layout);
        findings.add(content.findings());
        return checked(kind, subject, fileName, rows, findings, by);
    }

    @Override
    @Transactional
    public CheckedSheet check(SheetKind kind, CaseKey subject, List<Map<String, String>> typed, String by) {
        Layout layout = layouts.of(kind, subject);
        Findings findings = new Findings(layout);
        List<SheetRow> rows = TypedRows.read(layout, typed, findings);
        return checked(kind, subject, null, rows, findings, by);
    }

    private CheckedSheet checked(
            SheetKind kind, CaseKey subject, String fileName, List<SheetRow> rows, Findings findings, String by) {
        if (rows.isEmpty() && findings.isEmpty()) {
            findings.sheet("表中没有填写任何内容", "请填写后再上传");
        }
        Findings ofRows = checks.check(kind, subject, rows);
        findings.add(rows.isEmpty() ? List.of() : ofRows.errors());
        UUID sheet = findings.isEmpty() ? sheets.store(kind, subject, fileName, rows, by) : null;
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
