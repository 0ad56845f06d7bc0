package org.qingnuan.spreadsheet;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.apache.poi.ss.usermodel.Cell;

/** Puts a value into a cell as its column's type, and never as a formula. */
final class CellWriter {

    private static final String LOOKS_LIKE_A_FORMULA = "=+-@\t\r";
    private static final BigDecimal EXACT_BELOW = BigDecimal.TEN.pow(15);

    private final CellStyles styles;

    CellWriter(CellStyles styles) {
        this.styles = styles;
    }

    void write(Cell cell, SheetColumn column, String value) {
        cell.setCellStyle(styles.body(column, quoted(column, value)));
        if (value != null && !value.isEmpty()) {
            fill(cell, column, value);
        }
    }

    /** Whether it is a text that would otherwise look like a formula; {@code value} null for an empty cell. */
    static boolean quoted(SheetColumn column, String value) {
        boolean text = column.type() == ColumnType.TEXT || column.type() == ColumnType.CHOICE;
        return text && value != null && !value.isEmpty() && LOOKS_LIKE_A_FORMULA.indexOf(value.charAt(0)) >= 0;
    }

    private static void fill(Cell cell, SheetColumn column, String value) {
        switch (column.type()) {
            case TEXT -> cell.setCellValue(value);
            case CHOICE -> cell.setCellValue(choice(column, value));
            case DATE -> cell.setCellValue(day(column, value));
            case INTEGER, DECIMAL -> number(cell, number(column, value));
        }
    }

    /** A number as a numeric cell; beyond a cell's 15 digits as a text, rather than inexact. */
    static void number(Cell cell, BigDecimal number) {
        if (isExact(number)) {
            cell.setCellValue(number.doubleValue());
        } else {
            cell.setCellValue(number.toPlainString());
        }
    }

    /** Whether a cell's 15 digits hold it. */
    static boolean isExact(BigDecimal number) {
        return number.precision() <= 15 && number.abs().compareTo(EXACT_BELOW) < 0;
    }

    /** The number of an INTEGER or DECIMAL column. */
    static BigDecimal number(SheetColumn column, String value) {
        try {
            BigDecimal number = new BigDecimal(value);
            if (Math.max(0, number.stripTrailingZeros().scale()) <= column.limit()) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw unsuitable(column, e);
        }
        throw unsuitable(column, null);
    }

    /** The value of a CHOICE column. */
    static String choice(SheetColumn column, String value) {
        if (!column.choices().containsValue(value)) {
            throw unsuitable(column, null);
        }
        return value;
    }

    /** The day of a DATE column. */
    static LocalDate day(SheetColumn column, String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeException e) {
            throw unsuitable(column, e);
        }
    }

    private static IllegalArgumentException unsuitable(SheetColumn column, Exception cause) {
        return new IllegalArgumentException(
                "A value of column %s is no %s".formatted(column.header(), column.type()), cause);
    }
}
