package org.qingnuan.spreadsheet;

/** What a column holds, and how its values travel as text. */
public enum ColumnType {
    /** Anything, trimmed, full-width letters and digits made plain. */
    TEXT,
    /** A day as {@code 2021-08-30}. */
    DATE,
    /** A whole number as {@code 1200}. */
    INTEGER,
    /** A number as {@code 1200.50}, exact. */
    DECIMAL,
    /** One of the allowed values. */
    CHOICE
}
