package org.qingnuan.spreadsheet;

import org.apache.poi.ss.util.WorkbookUtil;

/** Names of sheets as the file format allows them. */
final class Sheets {

    private Sheets() {}

    static String safeName(String title) {
        return WorkbookUtil.createSafeSheetName(title, '－');
    }
}
