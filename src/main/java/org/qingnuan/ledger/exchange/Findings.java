package org.qingnuan.ledger.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.qingnuan.shared.Finding;
import org.qingnuan.spreadsheet.SheetRow;

/** Collects all that is wrong with a sheet and, apart, what only looks odd. */
final class Findings {

    private final Layout layout;
    private final List<Finding> errors = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();

    Findings(Layout layout) {
        this.layout = layout;
    }

    void add(List<Finding> found) {
        errors.addAll(found);
    }

    void sheet(String reason, String remedy) {
        errors.add(Finding.ofSheet(reason, remedy));
    }

    /** About one cell; {@code value} as it may be shown, null when empty. */
    void cell(SheetRow row, String key, String value, String reason, String remedy) {
        errors.add(Finding.ofCell(row.rowNumber(), layout.header(key), value, reason, remedy));
    }

    /** About one cell without personal data. */
    void cell(SheetRow row, String key, String reason, String remedy) {
        cell(row, key, row.text(key), reason, remedy);
    }

    void row(SheetRow row, String reason, String remedy) {
        errors.add(Finding.ofRow(row.rowNumber(), reason, remedy));
    }

    void warn(SheetRow row, String key, String value, String reason, String remedy) {
        warnings.add(Finding.ofCell(row.rowNumber(), layout.header(key), value, reason, remedy));
    }

    boolean isEmpty() {
        return errors.isEmpty();
    }

    List<Finding> errors() {
        return errors.stream().sorted(Comparator.comparingInt(Finding::row)).toList();
    }

    List<Finding> warnings() {
        return warnings.stream().sorted(Comparator.comparingInt(Finding::row)).toList();
    }

    /** A row of an earlier file is named as such. */
    static List<Finding> ofEarlier(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.row() >= 0
                        ? finding
                        : new Finding(
                                0,
                                finding.column(),
                                finding.value(),
                                "先前通过的第%d行：%s".formatted(-finding.row(), finding.reason()),
                                finding.remedy()))
                .toList();
    }
}
