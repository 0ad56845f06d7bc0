package org.qingnuan.ledger.exchange;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.spreadsheet.SheetRow;
import org.springframework.stereotype.Component;

/** Finds the check of each kind of sheet. */
@Component
class SheetChecks {

    private final Layouts layouts;
    private final Map<SheetKind, RowCheck> checks;

    SheetChecks(Layouts layouts, List<RowCheck> checks) {
        this.layouts = layouts;
        this.checks = checks.stream().collect(Collectors.toMap(RowCheck::kind, Function.identity()));
    }

    Findings check(SheetKind kind, CaseKey subject, List<SheetRow> rows) {
        Findings findings = new Findings(layouts.of(kind, subject));
        checks.get(kind).check(subject, rows, findings);
        return findings;
    }

    /** The rows that are right without the others: leaving one out may show that another one repeats none any more, or is one too many. */
    List<SheetRow> withoutErrors(SheetKind kind, CaseKey subject, List<SheetRow> all) {
        List<SheetRow> rows = all;
        for (Set<Integer> faulty = faulty(kind, subject, rows);
                !faulty.isEmpty();
                faulty = faulty(kind, subject, rows)) {
            Set<Integer> out = faulty;
            rows = rows.stream().filter(row -> !out.contains(row.rowNumber())).toList();
        }
        return rows;
    }

    private Set<Integer> faulty(SheetKind kind, CaseKey subject, List<SheetRow> rows) {
        return check(kind, subject, rows).errors().stream()
                .map(Finding::row)
                .filter(row -> row != 0)
                .collect(Collectors.toSet());
    }
}
