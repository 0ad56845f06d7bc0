package org.qingnuan.spreadsheet;

import java.util.List;
import java.util.Map;
import org.qingnuan.shared.Finding;

/**
 * All that a sheet holds and all that is wrong with it.
 *
 * @param rows every row with a value, those with findings included (their refused cells are absent); none when the
 *     file as a whole is refused
 * @param refused what stands in the refused cells, by row number and header, as it was written
 * @param findings in the order of rows and columns; empty means that the sheet may be used
 */
public record SheetContent(List<SheetRow> rows, Map<Integer, Map<String, String>> refused, List<Finding> findings) {

    public SheetContent {
        rows = List.copyOf(rows);
        refused = Map.copyOf(refused);
        findings = List.copyOf(findings);
    }

    /** Whether nothing was found wrong. */
    public boolean isClean() {
        return findings.isEmpty();
    }
}
