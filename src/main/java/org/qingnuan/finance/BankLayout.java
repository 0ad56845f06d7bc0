package org.qingnuan.finance;

import java.util.List;

/**
 * How a file looks that tells a bank, a utility or the treasury what to pay; read from a template.
 *
 * @param id the template's name
 * @param name for people, also the title of a workbook
 * @param way what it is for
 * @param note what a person has to know before choosing it
 * @param charset of a text, such as GB18030; of no meaning for a workbook
 * @param headed whether a text begins with the headers
 */
public record BankLayout(
        String id,
        String name,
        PayoutWay way,
        String note,
        Format format,
        String charset,
        boolean headed,
        List<Column> columns) {

    /** FIXED pads each column to its width in bytes, without anything between them. */
    public enum Format {
        WORKBOOK("xlsx"),
        CSV("csv"),
        FIXED("txt");

        private final String ending;

        Format(String ending) {
            this.ending = ending;
        }

        /** Of a file's name, without the dot. */
        public String ending() {
            return ending;
        }
    }

    /** What a column holds; AMOUNT in yuan with two decimals, FEN as a whole number. */
    public enum Value {
        NO,
        HOUSEHOLD,
        NAME,
        IDENTITY,
        ACCOUNT,
        BANK,
        AMOUNT,
        FEN,
        SUMMARY,
        BATCH,
        PAYER,
        PROJECT
    }

    /**
     * One column.
     *
     * @param width FIXED: bytes; WORKBOOK: Chinese characters, 0 for as it comes; CSV: of no meaning
     * @param pad FIXED: what fills it up, from the left for {@code 0}, from the right for a blank; null for a blank
     */
    public record Column(String header, Value value, int width, String pad) {}
}
