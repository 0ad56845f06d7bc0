package org.qingnuan.spreadsheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A template as POI wrote it once, without rows and without a subject. Layout, styles and drop-downs are the same for
 * every village; writing them anew took three quarters of the time of a workbook of a hundred rows.
 */
final class Skeleton {

    /** Stand where the subject and its name belong; no text of ours contains them. */
    static final SheetIdentity NOBODY = new SheetIdentity("", 0, "{{subject}}", "{{name}}");

    private static final String MAIN_SHEET = "xl/worksheets/sheet1.xml";
    private static final String END_OF_ROWS = "</sheetData>";
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final List<RowXml.Style> styles;
    private final int firstRow;

    /** The template's package as POI wrote it, the styles of its columns, and the index of the first data row. */
    Skeleton(byte[] workbook, List<RowXml.Style> styles, int firstRow) {
        this.styles = List.copyOf(styles);
        this.firstRow = firstRow;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the workbook for {@code identity}, null for none, row by row. */
    void write(SheetIdentity identity, List<SheetColumn> columns, Iterable<Map<String, String>> rows, OutputStream out)
            throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        Writer text = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
        for (Map.Entry<String, String> part : parts.entrySet()) {
            ZipEntry entry = new ZipEntry(part.getKey());
            entry.setTimeLocal(NO_TIME);
            zip.putNextEntry(entry);
            write(part.getKey(), of(identity, part.getValue()), columns, rows, text);
            text.flush();
            zip.closeEntry();
        }
        zip.finish();
    }

    private void write(
            String name, String part, List<SheetColumn> columns, Iterable<Map<String, String>> rows, Writer text)
            throws IOException {
        if (!name.equals(MAIN_SHEET)) {
            text.write(part);
            return;
        }
        int end = part.indexOf(END_OF_ROWS);
        text.write(part, 0, end);
        RowXml row = new RowXml(columns, styles);
        int at = firstRow;
        for (Map<String, String> values : rows) {
            text.write(row.of(at++, values));
        }
        text.write(part, end, part.length() - end);
    }

    private static String of(SheetIdentity identity, String part) {
        return identity == null
                ? part
                : part.replace(NOBODY.subject(), RowXml.escaped(identity.subject()))
                        .replace(NOBODY.subjectName(), RowXml.escaped(identity.subjectName()));
    }
}
