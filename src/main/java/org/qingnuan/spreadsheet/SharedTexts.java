package org.qingnuan.spreadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The workbook's table of texts, with a bound on what it may hold in memory. */
final class SharedTexts extends DefaultHandler {

    private static final long MOST_CHARACTERS = 20_000_000;

    private final List<String> texts = new ArrayList<>();
    private final RichText text = new RichText();
    private long characters;

    private SharedTexts() {}

    /** The texts of the part; null, for a workbook without one, means none. */
    static List<String> read(InputStream part) throws IOException, SAXException {
        SharedTexts shared = new SharedTexts();
        if (part != null) {
            SafeXml.parse(part, shared);
        }
        return shared.texts;
    }

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes) {
        if (name.equals("si")) {
            text.begin();
        }
        text.start(name);
    }

    @Override
    public void endElement(String uri, String name, String qName) throws SAXException {
        text.end(name);
        if (name.equals("si")) {
            String item = text.toString();
            characters += item.length() + 8;
            if (characters > MOST_CHARACTERS) {
                throw new SAXException("The workbook holds too much text");
            }
            texts.add(item);
        }
    }

    @Override
    public void characters(char[] chars, int from, int length) throws SAXException {
        text.characters(chars, from, length);
    }
}
