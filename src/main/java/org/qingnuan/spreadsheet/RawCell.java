package org.qingnuan.spreadsheet;

import org.apache.poi.ss.usermodel.DateUtil;

/** A cell as the file holds it; numbers keep the file's own digits. */
record RawCell(Kind kind, String text, boolean formula) {

    /** A number in a cell that shows dates: a day, unless it is none. */
    static RawCell day(String number, boolean from1904, boolean formula) {
        double days = Double.parseDouble(number);
        return DateUtil.isValidExcelDate(days)
                ? new RawCell(
                        Kind.DAY,
                        DateUtil.getLocalDateTime(days, from1904).toLocalDate().toString(),
                        formula)
                : new RawCell(Kind.NUMBER, number, formula);
    }

    enum Kind {
        TEXT,
        NUMBER,
        DAY,
        ERROR
    }
}
