package org.qingnuan.spreadsheet;

import java.util.List;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.apache.poi.ss.util.CellReference;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Hands the rows of a sheet on, one at a time, until the taker has enough. */
final class SheetRows extends DefaultHandler {

    /** Ends the parsing early; nothing is wrong. */
    static final class Enough extends SAXException {}

    private static final int LONGEST_CELL = 32_767;
    private static final int MOST_COLUMNS = 16_384;

    private final List<String> shared;
    private final IntPredicate isDateStyle;
    private final boolean from1904;
    private final Predicate<RawRow> taker;

    private final RichText inline = new RichText();
    private final StringBuilder value = new StringBuilder();
    private RawRow row = new RawRow(0, new TreeMap<>());
    private int column;
    private String type;
    private int style;
    private boolean formula;
    private boolean inValue;

    SheetRows(List<String> shared, IntPredicate isDateStyle, boolean from1904, Predicate<RawRow> taker) {
        this.shared = shared;
        this.isDateStyle = isDateStyle;
        this.from1904 = from1904;
        this.taker = taker;
    }

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes) throws SAXException {
        switch (name) {
            case "row" -> startRow(attributes.getValue("r"));
            case "c" -> startCell(attributes);
            case "f" -> formula = true;
            case "v" -> inValue = true;
            default -> inline.start(name);
        }
    }

    @Override
    public void endElement(String uri, String name, String qName) throws SAXException {
        switch (name) {
            case "row" -> endRow();
            case "c" -> endCell();
            case "v" -> inValue = false;
            default -> inline.end(name);
        }
    }

    @Override
    public void characters(char[] chars, int from, int length) throws SAXException {
        if (inValue) {
            value.append(chars, from, length);
            if (value.length() > LONGEST_CELL) {
                throw new SAXException("A value is longer than a cell can be");
            }
        } else {
            inline.characters(chars, from, length);
        }
    }

    private void startRow(String number) throws SAXException {
        row = new RawRow(number == null ? row.number() + 1 : whole(number), new TreeMap<>());
        column = -1;
    }

    private void startCell(Attributes attributes) throws SAXException {
        String reference = attributes.getValue("r");
        column = reference == null ? column + 1 : columnOf(reference);
        if (column < 0 || column >= MOST_COLUMNS) {
            throw new SAXException("No such column: " + reference);
        }
        type = attributes.getValue("t") == null ? "n" : attributes.getValue("t");
        style = attributes.getValue("s") == null ? 0 : whole(attributes.getValue("s"));
        formula = false;
        value.setLength(0);
        inline.begin();
    }

    private void endCell() throws SAXException {
        RawCell cell = cell();
        if (!Plain.text(cell.text()).isEmpty() || cell.formula()) {
            row.cells().put(column, cell);
        }
    }

    private void endRow() throws Enough {
        if (!taker.test(row)) {
            throw new Enough();
        }
    }

    private RawCell cell() throws SAXException {
        String raw = value.toString();
        return switch (type) {
            case "s" -> new RawCell(RawCell.Kind.TEXT, raw.isEmpty() ? "" : sharedText(raw), formula);
            case "inlineStr" -> new RawCell(RawCell.Kind.TEXT, inline.toString(), formula);
            case "str" -> new RawCell(RawCell.Kind.TEXT, raw, formula);
            case "b" -> new RawCell(RawCell.Kind.TEXT, raw.equals("1") ? "TRUE" : "FALSE", formula);
            case "e" -> new RawCell(RawCell.Kind.ERROR, raw, formula);
            case "d" -> new RawCell(RawCell.Kind.DAY, raw.split("T", 2)[0], formula);
            default -> number(raw);
        };
    }

    private RawCell number(String raw) {
        boolean date = !raw.isEmpty() && isDateStyle.test(style);
        return date ? RawCell.day(raw, from1904, formula) : new RawCell(RawCell.Kind.NUMBER, raw, formula);
    }

    private String sharedText(String index) throws SAXException {
        int at = whole(index);
        if (at < 0 || at >= shared.size()) {
            throw new SAXException("No shared text " + index);
        }
        return shared.get(at);
    }

    /** The column of A1, from 0; other spellings are rare and left to POI. */
    private static int columnOf(String reference) {
        int column = 0;
        int at = 0;
        while (at < reference.length() && at < 3 && reference.charAt(at) >= 'A' && reference.charAt(at) <= 'Z') {
            column = column * 26 + reference.charAt(at) - 'A' + 1;
            at++;
        }
        boolean plain = at > 0 && at < reference.length() && Character.isDigit(reference.charAt(at));
        return plain ? column - 1 : new CellReference(reference).getCol();
    }

    private static int whole(String digits) throws SAXException {
        try {
            return Integer.parseInt(digits.strip());
        } catch (NumberFormatException e) {
            throw new SAXException("No whole number: " + digits, e);
        }
    }
}
