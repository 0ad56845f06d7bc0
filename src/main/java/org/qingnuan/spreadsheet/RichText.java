package org.qingnuan.spreadsheet;

import org.xml.sax.SAXException;

/** Gathers the text of a string item over its runs, leaving out its phonetic hints. */
final class RichText {

    private static final int LONGEST_CELL = 32_767;

    private final StringBuilder text = new StringBuilder();
    private boolean inText;
    private boolean inPhonetic;

    void begin() {
        text.setLength(0);
    }

    void start(String element) {
        switch (element) {
            case "rPh" -> inPhonetic = true;
            case "t" -> inText = true;
            default -> {}
        }
    }

    void end(String element) {
        switch (element) {
            case "rPh" -> inPhonetic = false;
            case "t" -> inText = false;
            default -> {}
        }
    }

    void characters(char[] chars, int from, int length) throws SAXException {
        if (inText && !inPhonetic) {
            text.append(chars, from, length);
            if (text.length() > LONGEST_CELL) {
                throw new SAXException("A text is longer than a cell can be");
            }
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
