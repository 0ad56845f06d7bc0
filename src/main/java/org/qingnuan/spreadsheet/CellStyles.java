package org.qingnuan.spreadsheet;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;

/** The few looks of our workbooks, each made once per workbook. */
final class CellStyles {

    private record Body(String format, boolean grey, boolean quoted, boolean bold) {}

    private final Workbook workbook;
    private final Map<Body, CellStyle> bodies = new HashMap<>();

    CellStyles(Workbook workbook) {
        this.workbook = workbook;
    }

    CellStyle title() {
        CellStyle style = styled(16, true);
        style.setAlignment(HorizontalAlignment.CENTER);
        return style;
    }

    CellStyle note() {
        CellStyle style = styled(10, false);
        style.setWrapText(true);
        return style;
    }

    CellStyle header() {
        CellStyle style = bordered(styled(11, true));
        style.setAlignment(HorizontalAlignment.CENTER);
        style.setWrapText(true);
        return filled(style, IndexedColors.PALE_BLUE);
    }

    /** A cell of the column: {@code quoted} marks a text that would otherwise look like a formula. */
    CellStyle body(SheetColumn column, boolean quoted) {
        return body(new Body(format(column), column.look().prefilled(), quoted, false));
    }

    /** The numbers of a column's styles in the workbook. */
    RowXml.Style numbers(SheetColumn column) {
        return new RowXml.Style(
                body(column, false).getIndex(), body(column, true).getIndex());
    }

    CellStyle total(SheetColumn column) {
        return body(new Body(format(column), false, false, true));
    }

    /** What an empty cell of the column has, so that typed ids stay texts and dates look like dates. */
    CellStyle untouched(SheetColumn column) {
        CellStyle style = styled(11, false);
        style.setDataFormat(workbook.createDataFormat().getFormat(format(column)));
        return style;
    }

    private CellStyle body(Body body) {
        return bodies.computeIfAbsent(body, key -> {
            CellStyle style = bordered(styled(11, key.bold()));
            style.setDataFormat(workbook.createDataFormat().getFormat(key.format()));
            style.setQuotePrefixed(key.quoted());
            return key.grey() ? filled(style, IndexedColors.GREY_25_PERCENT) : style;
        });
    }

    private static String format(SheetColumn column) {
        return switch (column.type()) {
            case TEXT, CHOICE -> "@";
            case DATE -> "yyyy\"年\"m\"月\"d\"日\"";
            case INTEGER -> "0";
            case DECIMAL -> column.limit() == 0 ? "0" : "0." + "0".repeat(column.limit());
        };
    }

    private CellStyle styled(int points, boolean bold) {
        Font font = workbook.createFont();
        font.setFontName("宋体");
        font.setFontHeightInPoints((short) points);
        font.setBold(bold);
        CellStyle style = workbook.createCellStyle();
        style.setFont(font);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        return style;
    }

    private static CellStyle bordered(CellStyle style) {
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        return style;
    }

    private static CellStyle filled(CellStyle style, IndexedColors colour) {
        style.setFillForegroundColor(colour.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }
}
