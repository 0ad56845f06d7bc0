package org.qingnuan.spreadsheet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/**
 * A row that was read.
 *
 * @param rowNumber as the spreadsheet program shows it, from 1
 * @param values by header, in the text form of {@link ColumnType}; empty and refused cells are absent
 */
public record SheetRow(int rowNumber, Map<String, String> values) {

    public SheetRow {
        values = Map.copyOf(values);
    }

    /** The text, null when the cell is empty or was refused. */
    public String text(String header) {
        return values.get(header);
    }

    /** The day of a DATE column, null when absent. */
    public LocalDate date(String header) {
        String value = values.get(header);
        return value == null ? null : LocalDate.parse(value);
    }

    /** The number of an INTEGER column, null when absent. */
    public Long integer(String header) {
        String value = values.get(header);
        return value == null ? null : Long.valueOf(value);
    }

    /** The number of a DECIMAL column, null when absent. */
    public BigDecimal decimal(String header) {
        String value = values.get(header);
        return value == null ? null : new BigDecimal(value);
    }
}
