package org.qingnuan.ledger;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.qingnuan.shared.CaseKey;

/** The workbooks that officials fill in. */
public interface Sheets {

    /** Writes the subject's sheet with what is known filled in. */
    void prefilled(SheetKind kind, CaseKey subject, OutputStream out);

    /** Checks an uploaded workbook, every cell of every row. */
    CheckedSheet check(SheetKind kind, CaseKey subject, String fileName, InputStream in, String by);

    /** Checks rows typed in the form, by column key. */
    CheckedSheet check(SheetKind kind, CaseKey subject, List<Map<String, String>> rows, String by);
}
