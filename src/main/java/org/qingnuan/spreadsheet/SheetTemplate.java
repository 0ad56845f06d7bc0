package org.qingnuan.spreadsheet;

import java.util.List;
import java.util.Map;

/**
 * A workbook for people to fill in.
 *
 * @param format its columns and stamp
 * @param note how to fill it in, in Chinese, shown under the title; null for none
 * @param rows what is known already, by header in the text form of {@link ColumnType}
 */
public record SheetTemplate(SheetFormat format, String note, Iterable<Map<String, String>> rows) {

    /** A template without rows. */
    public static SheetTemplate empty(SheetFormat format, String note) {
        return new SheetTemplate(format, note, List.of());
    }
}
