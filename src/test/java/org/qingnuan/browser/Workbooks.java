package org.qingnuan.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Fills in a downloaded workbook as a person would, below its header row. */
final class Workbooks {

    private Workbooks() {}

    /** Writes the rows under the header that begins with {@code firstHeader} and saves the workbook as {@code to}. */
    static Path fill(Path downloaded, Path to, String firstHeader, List<List<String>> rows) {
        try (InputStream in = Files.newInputStream(downloaded);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            Sheet sheet = workbook.getSheetAt(0);
            int next = headerOf(sheet, firstHeader).getRowNum() + 1;
            for (List<String> values : rows) {
                Row row = sheet.getRow(next) == null ? sheet.createRow(next) : sheet.getRow(next);
                next++;
                for (int column = 0; column < values.size(); column++) {
                    row.createCell(column).setCellValue(values.get(column));
                }
            }
            try (OutputStream out = Files.newOutputStream(to)) {
                workbook.write(out);
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes every row below the header that begins with {@code firstHeader} and saves the workbook as {@code to}. */
    static Path edit(Path downloaded, Path to, String firstHeader, Consumer<Row> change) {
        try (InputStream in = Files.newInputStream(downloaded);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            Sheet sheet = workbook.getSheetAt(0);
            int header = headerOf(sheet, firstHeader).getRowNum();
            for (Row row : sheet) {
                if (row.getRowNum() > header) {
                    change.accept(row);
                }
            }
            try (OutputStream out = Files.newOutputStream(to)) {
                workbook.write(out);
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row headerOf(Sheet sheet, String firstHeader) {
        for (Row row : sheet) {
            for (Cell cell : row) {
                if (cell.toString().startsWith(firstHeader)) {
                    return row;
                }
            }
        }
        throw new AssertionError("no header " + firstHeader + " in the downloaded sheet");
    }
}
