package org.qingnuan.spreadsheet;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The texts among a package's custom properties whose names begin with our prefix, without it. */
final class StampedProperties extends DefaultHandler {

    private final Map<String, String> values = new LinkedHashMap<>();
    private String property;
    private StringBuilder text;

    private StampedProperties() {}

    static Map<String, String> of(OPCPackage pkg) throws IOException, SAXException {
        StampedProperties stamped = new StampedProperties();
        for (PackagePart part : pkg.getPartsByRelationshipType(PackageRelationshipTypes.CUSTOM_PROPERTIES)) {
            SafeXml.parse(part.getInputStream(), stamped);
        }
        return stamped.values;
    }

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes) {
        if (name.equals("property")) {
            property = attributes.getValue("name");
        } else if (name.equals("lpwstr") && property != null && property.startsWith(Stamp.PREFIX)) {
            text = new StringBuilder();
        }
    }

    @Override
    public void endElement(String uri, String name, String qName) {
        if (name.equals("lpwstr") && text != null) {
            values.put(property.substring(Stamp.PREFIX.length()), text.toString());
            text = null;
        }
    }

    @Override
    public void characters(char[] chars, int from, int length) {
        if (text != null) {
            text.append(chars, from, length);
        }
    }
}
