package org.qingnuan.ledger.exchange;

import java.util.List;
import java.util.UUID;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.spreadsheet.SheetRow;
import org.springframework.stereotype.Component;

/** Hands a checked sheet to whoever applies it: for its kind and subject only, once, and checked again as the world is now. */
@Component
public class CheckedSheets {

    private final SealedSheets sheets;
    private final SheetChecks checks;

    CheckedSheets(SealedSheets sheets, SheetChecks checks) {
        this.sheets = sheets;
        this.checks = checks;
    }

    /** What keeps a sheet from being handed in, nothing when it may be; {@code sheet} null when none was given. */
    public List<Finding> usable(UUID sheet, SheetKind kind, CaseKey subject) {
        if (sheet == null) {
            return List.of(Finding.ofSheet("没有上传“%s”".formatted(kind.label()), "请下载表格，填写后上传，待检查通过再提交"));
        }
        return sheets.find(sheet)
                .map(stored -> unusable(stored, kind, subject))
                .orElseGet(() -> List.of(Finding.ofSheet("系统中没有这份表格", "请重新上传")));
    }

    /**
     * Takes the sheet for good; the caller holds the village's lock. Empty when the sheet applied last had the same
     * content, so that nothing is to be done; {@link SubmissionRefused} when it does not count or its check fails now.
     */
    public List<SheetRow> take(UUID sheet, SheetKind kind, CaseKey subject) {
        List<Finding> unusable = sheets.lock(sheet)
                .map(stored -> unusable(stored, kind, subject))
                .orElseGet(() -> usable(null, kind, subject));
        if (!unusable.isEmpty()) {
            throw new SubmissionRefused(unusable);
        }
        SealedSheets.Stored stored = sheets.find(sheet).orElseThrow();
        boolean repeated = sheets.repeats(stored);
        sheets.markApplied(sheet);
        if (repeated) {
            return List.of();
        }
        List<SheetRow> rows = sheets.open(stored);
        Findings findings = checks.check(kind, subject, rows);
        if (!findings.isEmpty()) {
            throw new SubmissionRefused(findings.errors());
        }
        return rows;
    }

    /** The rows of a checked sheet that was not handed in; {@link SubmissionRefused} for any other. */
    List<SheetRow> waiting(UUID sheet, SheetKind kind, CaseKey subject) {
        List<Finding> unusable = usable(sheet, kind, subject);
        if (!unusable.isEmpty()) {
            throw new SubmissionRefused(unusable);
        }
        return sheets.open(sheets.find(sheet).orElseThrow());
    }

    private static List<Finding> unusable(SealedSheets.Stored stored, SheetKind kind, CaseKey subject) {
        if (stored.kind() != kind) {
            return List.of(
                    Finding.ofSheet("上传的是“%s”，不是“%s”".formatted(stored.kind().label(), kind.label()), "请下载本任务的表格填写"));
        }
        if (!stored.subject().equals(subject.toString())) {
            return List.of(Finding.ofSheet("这份表格是为其他村或其他单位检查的", "请下载本任务的表格填写"));
        }
        if (stored.applied()) {
            return List.of(Finding.ofSheet("这份表格已经登记过", "如有新的内容，请重新上传"));
        }
        return List.of();
    }
}
