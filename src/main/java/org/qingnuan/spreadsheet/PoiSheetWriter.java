package org.qingnuan.spreadsheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** Writes by POI's streaming workbook, which keeps the last hundred rows in memory; what templates have in common it writes once. */
final class PoiSheetWriter implements SheetWriter {

    private static final int MOST_SKELETONS = 100;

    private final Map<Kind, Skeleton> skeletons = new ConcurrentHashMap<>();

    PoiSheetWriter() {
        XmlFactories.nameDefaults();
    }

    @Override
    public void write(SheetTemplate template, OutputStream out) {
        SheetFormat format = template.format();
        try {
            skeleton(format, template.note()).write(format.identity(), format.columns(), template.rows(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What templates of that format have in common, written when it is first asked for. */
    private Skeleton skeleton(SheetFormat format, String note) {
        SheetFormat nobodys = format.identity() == null ? format : format.identifiedBy(nobody(format.identity()));
        if (skeletons.size() >= MOST_SKELETONS) {
            skeletons.clear();
        }
        return skeletons.computeIfAbsent(new Kind(nobodys, note), PoiSheetWriter::skeleton);
    }

    private static SheetIdentity nobody(SheetIdentity identity) {
        return new SheetIdentity(
                identity.kind(), identity.version(), Skeleton.NOBODY.subject(), Skeleton.NOBODY.subjectName());
    }

    private static Skeleton skeleton(Kind kind) {
        SheetFormat format = kind.format();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<RowXml.Style> columnStyles = new ArrayList<>();
        AtomicInteger firstRow = new AtomicInteger();
        save(format.title(), out, workbook -> {
            SXSSFSheet sheet = workbook.createSheet(Sheets.safeName(format.title()));
            CellStyles styles = new CellStyles(workbook);
            int first = new SheetLayout(sheet, format.columns(), styles).writeTop(heading(format), kind.note(), true);
            firstRow.set(first);
            format.columns().forEach(column -> columnStyles.add(styles.numbers(column)));
            Validations validations = new Validations();
            for (int at = 0; at < format.columns().size(); at++) {
                validations.add(sheet, format.columns().get(at), at, first, first + format.maxRows() - 1);
            }
            HiddenSheet.write(workbook, Stamp.values(format), validations.longLists());
        });
        return new Skeleton(out.toByteArray(), columnStyles, firstRow.get());
    }

    @Override
    public void write(SheetTable table, OutputStream out) {
        write(List.of(table), out);
    }

    @Override
    public void write(List<SheetTable> tables, OutputStream out) {
        save(tables.get(0).title(), out, workbook -> {
            CellStyles styles = new CellStyles(workbook);
            tables.forEach(table -> write(table, workbook, styles));
        });
    }

    private static void write(SheetTable table, SXSSFWorkbook workbook, CellStyles styles) {
        SXSSFSheet sheet = workbook.createSheet(Sheets.safeName(table.title()));
        int first = new SheetLayout(sheet, table.columns(), styles).writeTop(table.title(), table.note(), false);
        Totals totals = new Totals(table.columns());
        int next = writeRows(sheet, first, table.columns(), table.rows(), styles, totals::add);
        totals.write(sheet, next, styles);
    }

    private static String heading(SheetFormat format) {
        return format.identity() == null ? format.title() : format.identity().subjectName() + " " + format.title();
    }

    private static void save(String title, OutputStream out, Consumer<SXSSFWorkbook> content) {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(new OnceSaved())) {
            workbook.setZip64Mode(Zip64Mode.AsNeeded);
            CoreProperties properties =
                    workbook.getXSSFWorkbook().getProperties().getCoreProperties();
            properties.setTitle(title);
            properties.setCreator("清暖");
            properties.setCreated(Optional.empty());
            content.accept(workbook);
            workbook.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the rows, showing each to the watcher, and returns the index of the row after the last. */
    private static int writeRows(
            SXSSFSheet sheet,
            int first,
            List<SheetColumn> columns,
            Iterable<Map<String, String>> rows,
            CellStyles styles,
            Consumer<Map<String, String>> watcher) {
        CellWriter cells = new CellWriter(styles);
        int next = first;
        for (Map<String, String> values : rows) {
            watcher.accept(values);
            Row row = sheet.createRow(next++);
            for (int at = 0; at < columns.size(); at++) {
                cells.write(
                        row.createCell(at),
                        columns.get(at),
                        values.get(columns.get(at).header()));
            }
        }
        return next;
    }

    /** A format without its subject, and the note above the rows, which may be null. */
    private record Kind(SheetFormat format, String note) {}
}
