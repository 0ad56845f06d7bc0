package org.qingnuan.spreadsheet;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellReference;

/** A row of a sheet as its part spells it: values by their columns' types, texts in line, never a formula. */
final class RowXml {

    /** The numbers of a column's styles: as usual, and for a text that would otherwise look like a formula. */
    record Style(int usual, int quoted) {}

    private final List<SheetColumn> columns;
    private final List<Style> styles;
    private final List<String> letters;
    private final StringBuilder xml = new StringBuilder();

    RowXml(List<SheetColumn> columns, List<Style> styles) {
        this.columns = columns;
        this.styles = styles;
        this.letters = IntStream.range(0, columns.size())
                .mapToObj(CellReference::convertNumToColString)
                .toList();
    }

    /** The row at this index, from 0, with its values by header. */
    String of(int index, Map<String, String> values) {
        xml.setLength(0);
        xml.append("<row r=\"").append(index + 1).append("\">");
        for (int at = 0; at < columns.size(); at++) {
            cell(index, at, values.get(columns.get(at).header()));
        }
        return xml.append("</row>").toString();
    }

    private void cell(int index, int at, String value) {
        SheetColumn column = columns.get(at);
        int style = CellWriter.quoted(column, value)
                ? styles.get(at).quoted()
                : styles.get(at).usual();
        xml.append("<c r=\"").append(letters.get(at)).append(index + 1);
        xml.append("\" s=\"").append(style);
        if (value == null || value.isEmpty()) {
            xml.append("\"/>");
            return;
        }
        switch (column.type()) {
            case TEXT -> text(value);
            case CHOICE -> text(CellWriter.choice(column, value));
            case DATE -> number(BigDecimal.valueOf((long) DateUtil.getExcelDate(CellWriter.day(column, value))));
            case INTEGER, DECIMAL -> numberOrText(CellWriter.number(column, value));
        }
    }

    private void numberOrText(BigDecimal number) {
        if (CellWriter.isExact(number)) {
            number(number);
        } else {
            text(number.toPlainString());
        }
    }

    private void number(BigDecimal number) {
        xml.append("\"><v>").append(number.toPlainString()).append("</v></c>");
    }

    private void text(String value) {
        xml.append("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        escape(value, xml);
        xml.append("</t></is></c>");
    }

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        escape(text, escaped);
        return escaped.toString();
    }

    /** What XML cannot hold becomes a question mark, as with POI. */
    private static void escape(String text, StringBuilder to) {
        text.codePoints().forEach(character -> {
            switch (character) {
                case '<' -> to.append("&lt;");
                case '>' -> to.append("&gt;");
                case '&' -> to.append("&amp;");
                case '"' -> to.append("&quot;");
                case '\n', '\r', '\t' -> to.append("&#").append(character).append(';');
                default -> to.appendCodePoint(isXml(character) ? character : '?');
            }
        });
    }

    private static boolean isXml(int character) {
        boolean surrogate = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        return character >= ' ' && !surrogate && character != 0xFFFE && character != 0xFFFF;
    }
}
