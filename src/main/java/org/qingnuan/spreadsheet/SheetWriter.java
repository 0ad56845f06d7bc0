package org.qingnuan.spreadsheet;

import java.io.OutputStream;
import java.util.List;

/** Writes workbooks row by row, so that their size does not show in memory. */
public interface SheetWriter {

    /** A writer for code outside Spring. */
    static SheetWriter create() {
        return new PoiSheetWriter();
    }

    /** Writes a template; {@link IllegalArgumentException} when a row's value does not suit its column, what the stream holds by then is no workbook. The stream is not closed. */
    void write(SheetTemplate template, OutputStream out);

    /** Writes a table with its totals; {@link IllegalArgumentException} when a row's value does not suit its column. The stream is not closed. */
    void write(SheetTable table, OutputStream out);

    /** Writes several tables into one workbook, a sheet each, under the first one's title. */
    void write(List<SheetTable> tables, OutputStream out);
}
