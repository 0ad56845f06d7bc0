package org.qingnuan.spreadsheet;

import java.io.InputStream;

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
    SheetContent read(InputStream workbook, SheetFormat format);
}
