package org.qingnuan.ledger.exchange;

import java.util.List;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.spreadsheet.SheetRow;

/** What must hold of a kind of sheet beyond its cells; asked when it is handed in and again, under the village's lock, when it is applied. */
interface RowCheck {

    SheetKind kind();

    /** Checks rows by column key; cells that were refused already are absent. */
    void check(CaseKey subject, List<SheetRow> rows, Findings findings);
}
