package org.qingnuan.spreadsheet;

import java.util.List;

/**
 * What a sheet looks like, the same for the writer of the template and the reader of the filled-in sheet.
 *
 * @param title the name of the sheet, 摸底台账
 * @param identity the stamp to write and to expect; null for sheets made by others (a bank, a county table), which are
 *     read as they come
 * @param columns in order; their headers are distinct
 * @param maxRows most data rows
 */
public record SheetFormat(String title, SheetIdentity identity, List<SheetColumn> columns, int maxRows) {

    private static final int MAX_ROWS = 30_000;

    public SheetFormat {
        columns = List.copyOf(columns);
        if (columns.stream().map(SheetColumn::header).distinct().count() != columns.size()) {
            throw new IllegalArgumentException("Two columns of " + title + " have the same header");
        }
    }

    /** A sheet of up to 30,000 rows without a stamp. */
    public static SheetFormat of(String title, SheetColumn... columns) {
        return new SheetFormat(title, null, List.of(columns), MAX_ROWS);
    }

    /** The same with a stamp to write and to expect. */
    public SheetFormat identifiedBy(SheetIdentity identity) {
        return new SheetFormat(title, identity, columns, maxRows);
    }

    /** The same with at most so many data rows. */
    public SheetFormat upTo(int maxRows) {
        return new SheetFormat(title, identity, columns, maxRows);
    }
}
