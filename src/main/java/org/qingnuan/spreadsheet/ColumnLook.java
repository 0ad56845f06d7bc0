package org.qingnuan.spreadsheet;

/**
 * How the writer shows a column.
 *
 * @param width in Chinese characters, 0 to follow the header
 * @param prefilled grey, because we fill it in and people leave it alone
 * @param summed whether a table's totals row adds it up
 * @param hint shown when a cell is selected, null for none
 */
public record ColumnLook(int width, boolean prefilled, boolean summed, String hint) {

    static final ColumnLook PLAIN = new ColumnLook(0, false, false, null);
}
