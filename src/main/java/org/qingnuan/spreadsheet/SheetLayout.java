package org.qingnuan.spreadsheet;

import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;

/** Title, note, header and print setup, the same for templates and tables. */
final class SheetLayout {

    private static final int UNITS_PER_CHARACTER = 2 * 256;
    private static final int LINE_HEIGHT = 16;

    private final SXSSFSheet sheet;
    private final List<SheetColumn> columns;
    private final CellStyles styles;

    SheetLayout(SXSSFSheet sheet, List<SheetColumn> columns, CellStyles styles) {
        this.sheet = sheet;
        this.columns = columns;
        this.styles = styles;
    }

    /** Writes all above the data and returns the index of the first data row. */
    int writeTop(String title, String note, boolean markRequired) {
        for (int at = 0; at < columns.size(); at++) {
            sheet.setDefaultColumnStyle(at, styles.untouched(columns.get(at)));
            sheet.setColumnWidth(at, Math.min(100, characters(columns.get(at))) * UNITS_PER_CHARACTER);
        }
        band(0, title, styles.title(), 30);
        if (note != null) {
            band(1, note, styles.note(), lines(note) * LINE_HEIGHT + 4);
        }
        int headerAt = note == null ? 1 : 2;
        Row header = sheet.createRow(headerAt);
        CellStyle style = styles.header();
        for (int at = 0; at < columns.size(); at++) {
            Cell cell = header.createCell(at);
            cell.setCellStyle(style);
            cell.setCellValue(
                    columns.get(at).header() + (markRequired && columns.get(at).required() ? "*" : ""));
        }
        header.setHeightInPoints(24);
        sheet.createFreezePane(0, headerAt + 1);
        setUpPrinting(headerAt);
        return headerAt + 1;
    }

    private void band(int at, String text, CellStyle style, int height) {
        Row row = sheet.createRow(at);
        row.setHeightInPoints(height);
        Cell cell = row.createCell(0);
        cell.setCellStyle(style);
        cell.setCellValue(text);
        if (columns.size() > 1) {
            sheet.addMergedRegion(new CellRangeAddress(at, at, 0, columns.size() - 1));
        }
    }

    private void setUpPrinting(int headerAt) {
        PrintSetup print = sheet.getPrintSetup();
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setLandscape(true);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        sheet.setFitToPage(true);
        sheet.setHorizontallyCenter(true);
        sheet.setRepeatingRows(new CellRangeAddress(headerAt, headerAt, -1, -1));
        sheet.getFooter().setCenter("第&P页，共&N页");
    }

    private int lines(String note) {
        int width = columns.stream().mapToInt(SheetLayout::characters).sum();
        return note.lines()
                .mapToInt(line -> 1 + line.length() / Math.max(1, width))
                .sum();
    }

    private static int characters(SheetColumn column) {
        int values = switch (column.type()) {
            case TEXT -> Math.min(10, column.limit() / 2 + 1);
            case DATE -> 8;
            case INTEGER, DECIMAL -> 6;
            case CHOICE ->
                column.offered().stream().mapToInt(String::length).max().orElse(0) + 2;
        };
        int needed = Math.max(values, column.header().length() + 2);
        return column.look().width() > 0 ? column.look().width() : needed;
    }
}
