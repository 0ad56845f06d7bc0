package org.qingnuan.spreadsheet;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.TransformerFactory;

/** Names the JDK's own XML factories: without a name, each part of each workbook has the whole class path searched for them. */
final class XmlFactories {

    private XmlFactories() {}

    /** For the whole JVM, unless somebody named others. */
    static void nameDefaults() {
        name(TransformerFactory.class, TransformerFactory.newDefaultInstance());
        name(SAXParserFactory.class, SAXParserFactory.newDefaultInstance());
        name(DocumentBuilderFactory.class, DocumentBuilderFactory.newDefaultInstance());
    }

    private static void name(Class<?> kind, Object ours) {
        System.getProperties().putIfAbsent(kind.getName(), ours.getClass().getName());
    }
}
