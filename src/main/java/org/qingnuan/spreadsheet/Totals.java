package org.qingnuan.spreadsheet;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;

/** Adds up the summed columns exactly while their rows pass by, and writes the last row of a table. */
final class Totals {

    private final List<SheetColumn> columns;
    private final Map<String, BigDecimal> sums = new HashMap<>();

    Totals(List<SheetColumn> columns) {
        this.columns = columns;
        columns.stream()
                .filter(column -> column.look().summed())
                .forEach(column -> sums.put(column.header(), BigDecimal.ZERO));
    }

    void add(Map<String, String> values) {
        columns.stream()
                .filter(column -> sums.containsKey(column.header()))
                .filter(column -> values.get(column.header()) != null
                        && !values.get(column.header()).isEmpty())
                .forEach(column -> sums.merge(
                        column.header(), CellWriter.number(column, values.get(column.header())), BigDecimal::add));
    }

    /** Writes the row, unless no column is summed. */
    void write(Sheet sheet, int at, CellStyles styles) {
        if (sums.isEmpty()) {
            return;
        }
        Row row = sheet.createRow(at);
        for (int i = 0; i < columns.size(); i++) {
            Cell cell = row.createCell(i);
            cell.setCellStyle(styles.total(columns.get(i)));
            BigDecimal sum = sums.get(columns.get(i).header());
            if (sum != null) {
                CellWriter.number(cell, sum);
            } else if (i == 0) {
                cell.setCellValue("合计");
            }
        }
    }
}
