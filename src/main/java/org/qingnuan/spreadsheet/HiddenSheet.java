package org.qingnuan.spreadsheet;

import java.util.List;
import java.util.Map;
import org.apache.poi.ooxml.POIXMLProperties.CustomProperties;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** Writes what the reader looks for and the drop-downs refer to, out of people's sight. */
final class HiddenSheet {

    private HiddenSheet() {}

    static void write(SXSSFWorkbook workbook, Map<String, String> stamp, List<List<String>> lists) {
        CustomProperties properties = workbook.getXSSFWorkbook().getProperties().getCustomProperties();
        stamp.forEach((key, value) -> properties.addProperty(Stamp.PREFIX + key, value));
        int rows =
                Math.max(stamp.size(), lists.stream().mapToInt(List::size).max().orElse(0));
        if (rows == 0) {
            return;
        }
        Sheet sheet = workbook.createSheet(Stamp.SHEET);
        List<String> keys = List.copyOf(stamp.keySet());
        for (int at = 0; at < rows; at++) {
            Row row = sheet.createRow(at);
            if (at < keys.size()) {
                row.createCell(0).setCellValue(keys.get(at));
                row.createCell(1).setCellValue(stamp.get(keys.get(at)));
            }
            for (int list = 0; list < lists.size(); list++) {
                if (at < lists.get(list).size()) {
                    row.createCell(Validations.listColumn(list))
                            .setCellValue(lists.get(list).get(at));
                }
            }
        }
        workbook.setSheetVisibility(workbook.getSheetIndex(sheet), SheetVisibility.VERY_HIDDEN);
    }
}
