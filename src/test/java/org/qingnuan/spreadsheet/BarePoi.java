package org.qingnuan.spreadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.xml.sax.InputSource;
import org.xml.sax.XMLReader;

/** The least that POI itself does with a large workbook, to measure ours beside it. */
public final class BarePoi {

    private static final int ROWS_IN_MEMORY = 100;

    private BarePoi() {}

    /** Writes rows by SXSSF. */
    public static void write(Iterator<List<String>> rows, OutputStream out) {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
            SXSSFSheet sheet = workbook.createSheet("台账");
            for (int at = 0; rows.hasNext(); at++) {
                Row row = sheet.createRow(at);
                List<String> values = rows.next();
                for (int column = 0; column < values.size(); column++) {
                    row.createCell(column).setCellValue(values.get(column));
                }
            }
            workbook.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads every cell by the event model; returns how many there are. */
    public static long events(Path file) throws Exception {
        try (OPCPackage pkg = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            XSSFReader reader = new XSSFReader(pkg);
            long[] cells = {0};
            XMLReader xml = XMLHelper.newXMLReader();
            xml.setContentHandler(new XSSFSheetXMLHandler(
                    reader.getStylesTable(),
                    new ReadOnlySharedStringsTable(pkg),
                    new XSSFSheetXMLHandler.SheetContentsHandler() {
                        @Override
                        public void startRow(int row) {
                            // counted by their cells
                        }

                        @Override
                        public void endRow(int row) {
                            // counted by their cells
                        }

                        @Override
                        public void cell(String reference, String value, XSSFComment comment) {
                            cells[0] += value.isEmpty() ? 0 : 1;
                        }
                    },
                    false));
            try (InputStream sheet = reader.getSheetsData().next()) {
                xml.parse(new InputSource(sheet));
            }
            return cells[0];
        }
    }

    /** Reads every cell by the user model; returns how many there are. */
    public static long model(Path file) throws Exception {
        try (OPCPackage pkg = OPCPackage.open(file.toFile(), PackageAccess.READ);
                XSSFWorkbook workbook = new XSSFWorkbook(pkg)) {
            long cells = 0;
            for (Row row : workbook.getSheetAt(0)) {
                for (Cell cell : row) {
                    cells += cell.getStringCellValue().isEmpty() ? 0 : 1;
                }
            }
            return cells;
        }
    }
}
