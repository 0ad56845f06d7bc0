package org.qingnuan.spreadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Which of a workbook's cell styles show a number as a date; all else of the styles is passed over. */
final class DateStyles extends DefaultHandler implements IntPredicate {

    private static final int LONGEST_FORMAT = 255;

    private final Map<Integer, String> formats = new HashMap<>();
    private final List<Integer> styles = new ArrayList<>();
    private boolean inStyles;

    private DateStyles() {}

    /** The styles of the part; null, for a workbook without any, means none. */
    static DateStyles read(InputStream part) throws IOException, SAXException {
        DateStyles dates = new DateStyles();
        if (part != null) {
            SafeXml.parse(part, dates);
        }
        return dates;
    }

    @Override
    public boolean test(int style) {
        if (style < 0 || style >= styles.size()) {
            return false;
        }
        int format = styles.get(style);
        String code = formats.containsKey(format) ? formats.get(format) : BuiltinFormats.getBuiltinFormat(format);
        return code != null && DateUtil.isADateFormat(format, code);
    }

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes) {
        if (name.equals("cellXfs")) {
            inStyles = true;
        } else if (name.equals("xf") && inStyles) {
            styles.add(number(attributes));
        } else if (name.equals("numFmt")) {
            String code = attributes.getValue("formatCode");
            if (code != null && code.length() <= LONGEST_FORMAT) {
                formats.putIfAbsent(number(attributes), code);
            }
        }
    }

    @Override
    public void endElement(String uri, String name, String qName) {
        if (name.equals("cellXfs")) {
            inStyles = false;
        }
    }

    private static int number(Attributes attributes) {
        String id = attributes.getValue("numFmtId");
        return id == null ? 0 : Integer.parseInt(id);
    }
}
