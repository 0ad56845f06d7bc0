package org.qingnuan.spreadsheet;

import java.util.List;
import java.util.Map;

/**
 * A list to look at, print and hand on, with a row of totals where columns are {@link SheetColumn#summed}.
 *
 * @param title the heading and the name of the sheet
 * @param note as of when and for whom, in Chinese; null for none
 * @param columns in order
 * @param rows by header in the text form of {@link ColumnType}
 */
public record SheetTable(String title, String note, List<SheetColumn> columns, Iterable<Map<String, String>> rows) {

    public SheetTable {
        columns = List.copyOf(columns);
    }
}
