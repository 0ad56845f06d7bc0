package org.qingnuan.spreadsheet;

import java.io.InputStream;
import java.util.function.IntPredicate;

/** Reads the sheets that people hand in. */
public interface SheetReader {

    /** A reader for code outside Spring. */
    static SheetReader create() {
        return new PoiSheetReader();
    }

    /**
     * Reads an .xlsx or .xls workbook or a .csv file (UTF-8 or GB18030) in bounded memory and checks every cell; whatever is wrong with the file comes back as
     * findings, only a stream that breaks off or a full disk is an {@link java.io.UncheckedIOException}. The stream is not closed.
     */
    default SheetContent read(InputStream workbook, SheetFormat format) {
        return read(workbook, format, rows -> true);
    }

    /** The same; {@code watch} is told after each row how many there are and says whether to go on: when it does not, the file is refused as cancelled. */
    SheetContent read(InputStream workbook, SheetFormat format, IntPredicate watch);

    /** The same without holding a row: each goes to the taker with what is wrong with it; the answer holds what is wrong with the file. */
    SheetContent hand(InputStream workbook, SheetFormat format, RowTaker taker);
}
