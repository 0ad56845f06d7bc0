package org.qingnuan.shared;

/**
 * One thing wrong with what a person handed in, told so that the person can correct it.
 *
 * @param row the row as the sheet numbers it, from 1; 0 for the whole sheet or a form
 * @param column the header or field label, null for the whole row or sheet
 * @param value what stands there, masked where personal, null when nothing does
 * @param reason what is wrong, in Chinese
 * @param remedy what to do, in Chinese
 */
public record Finding(int row, String column, String value, String reason, String remedy) {

    /** About the whole sheet or form. */
    public static Finding ofSheet(String reason, String remedy) {
        return new Finding(0, null, null, reason, remedy);
    }

    /** About a column as a whole, or a field of a form without a value. */
    public static Finding ofColumn(String column, String reason, String remedy) {
        return new Finding(0, column, null, reason, remedy);
    }

    /** About a field of a form; a personal value comes masked. */
    public static Finding ofField(String field, String value, String reason, String remedy) {
        return new Finding(0, field, value, reason, remedy);
    }

    /** About a row as a whole. */
    public static Finding ofRow(int row, String reason, String remedy) {
        return new Finding(row, null, null, reason, remedy);
    }

    /** About one cell; a personal value comes masked. */
    public static Finding ofCell(int row, String column, String value, String reason, String remedy) {
        return new Finding(row, column, value, reason, remedy);
    }

    /** The finding as one Chinese sentence, for lists and messages. */
    public String sentence() {
        String place = (row == 0 ? "" : "第" + row + "行") + (column == null ? "" : "“" + column + "”");
        String shown = value == null ? "" : "（现为“" + value + "”）";
        return (place.isEmpty() ? "" : place + "：") + reason + shown + "。" + remedy + "。";
    }
}
