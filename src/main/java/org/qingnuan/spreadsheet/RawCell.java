package org.qingnuan.spreadsheet;

/** A cell as the file holds it; numbers keep the file's own digits. */
record RawCell(Kind kind, String text, boolean formula) {

    enum Kind {
        TEXT,
        NUMBER,
        DAY,
        ERROR
    }
}
