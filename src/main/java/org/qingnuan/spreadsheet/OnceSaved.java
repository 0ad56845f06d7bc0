package org.qingnuan.spreadsheet;

import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A new workbook that is given up when it is closed; POI would save it once more, into memory and for nobody. */
final class OnceSaved extends XSSFWorkbook {

    @Override
    public void close() {
        getPackage().revert();
    }
}
