package org.qingnuan.spreadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The sheets of a workbook with their names, and from which year it counts days. */
final class WorkbookOutline extends DefaultHandler {

    record Entry(String name, String part, boolean visible) {}

    private final List<Entry> sheets = new ArrayList<>();
    private boolean from1904;

    private WorkbookOutline() {}

    static WorkbookOutline read(InputStream part) throws IOException, SAXException {
        WorkbookOutline outline = new WorkbookOutline();
        SafeXml.parse(part, outline);
        return outline;
    }

    /** Of these sheets, in their order. */
    static WorkbookOutline of(List<Entry> sheets, boolean from1904) {
        WorkbookOutline outline = new WorkbookOutline();
        outline.sheets.addAll(sheets);
        outline.from1904 = from1904;
        return outline;
    }

    boolean from1904() {
        return from1904;
    }

    Optional<Entry> named(String name) {
        return sheets.stream().filter(sheet -> sheet.name().equals(name)).findFirst();
    }

    /** The visible sheet of that name, else the first visible one, else the first. */
    Optional<Entry> main(String name) {
        return named(name)
                .filter(Entry::visible)
                .or(() -> sheets.stream().filter(Entry::visible).findFirst())
                .or(() -> sheets.stream().findFirst());
    }

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes) {
        if (name.equals("workbookPr")) {
            from1904 = isTrue(attributes.getValue("date1904"));
        } else if (name.equals("sheet")) {
            String state = attributes.getValue("state");
            sheets.add(new Entry(
                    attributes.getValue("name"), relation(attributes), state == null || state.equals("visible")));
        }
    }

    private static boolean isTrue(String flag) {
        return "1".equals(flag) || "true".equals(flag);
    }

    private static String relation(Attributes attributes) {
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.getLocalName(i).equals("id") && attributes.getURI(i).endsWith("relationships")) {
                return attributes.getValue(i);
            }
        }
        return null;
    }
}
