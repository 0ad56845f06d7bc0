package org.qingnuan.ledger;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;

/** The workbooks that officials fill in. */
public interface Sheets {

    /** Writes the subject's sheet with what is known filled in. */
    void prefilled(SheetKind kind, CaseKey subject, OutputStream out);

    /** Checks an uploaded file, every cell of every row, together with the rows of the sheet that it completes; {@link SubmissionRefused} when that sheet does not count any more. */
    CheckedSheet check(SheetKind kind, CaseKey subject, SheetUpload upload, String by);

    /** The same for a file that stands for itself. */
    CheckedSheet check(SheetKind kind, CaseKey subject, String fileName, InputStream in, String by);

    /** Takes the rows of an attempt that are right by themselves and leaves the others out; what concerns the sheet as a whole still keeps it out. {@link java.util.NoSuchElementException} for an attempt of another subject or person. */
    CheckedSheet acceptValid(SheetKind kind, CaseKey subject, UUID attempt, String by);

    /** Writes the rows in error as a workbook to be corrected and handed in, each with what is wrong with it. */
    void faulty(SheetKind kind, CaseKey subject, UUID attempt, String by, OutputStream out);

    /** Checks rows typed in the form, by column key. */
    CheckedSheet check(SheetKind kind, CaseKey subject, List<Map<String, String>> rows, String by);
}
