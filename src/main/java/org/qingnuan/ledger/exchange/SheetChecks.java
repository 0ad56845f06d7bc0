package org.qingnuan.ledger.exchange;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.shared.CaseKey;
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
}
