package org.qingnuan.process.deadlineadjustment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.qingnuan.process.deadline.DatedGate;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.xml.sax.SAXException;

/**
 * What a model says, element by element: type, attributes and own texts, with dates and the labels of timers blanked. The
 * drawing and the order of attributes do not count.
 */
final class ModelContent {

    private final Map<String, String> byId = new LinkedHashMap<>();

    private ModelContent() {}

    /** By element id; throws IllegalArgumentException for bytes that are no XML, or that declare a document type. */
    static Map<String, String> of(byte[] model) {
        ModelContent content = new ModelContent();
        Stream.of(document(model).getDocumentElement())
                .flatMap(ModelContent::children)
                .filter(element -> !element.getLocalName().equals("BPMNDiagram"))
                .forEach(element -> content.describe(element, element.getLocalName()));
        return content.byId;
    }

    private static Document document(byte[] model) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(model));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException("不是可读的 XML", e);
        }
    }

    private void describe(Element element, String owner) {
        String key = element.hasAttribute("id") ? element.getAttribute("id") : owner;
        boolean leaf = children(element).findAny().isEmpty();
        String text = leaf
                ? DatedGate.matcher(element.getTextContent())
                        .replaceFirst("date of $1")
                        .strip()
                : "";
        byId.merge(key, element.getLocalName() + attributes(element) + text, (one, other) -> one + "|" + other);
        children(element)
                .filter(child -> !child.getLocalName().equals("incoming")
                        && !child.getLocalName().equals("outgoing"))
                .forEach(child -> describe(child, key));
    }

    private static Map<String, String> attributes(Element element) {
        boolean timer = element.getLocalName().equals("boundaryEvent")
                && children(element).anyMatch(child -> child.getLocalName().equals("timerEventDefinition"));
        Map<String, String> attributes = new TreeMap<>();
        NamedNodeMap all = element.getAttributes();
        IntStream.range(0, all.getLength())
                .mapToObj(all::item)
                .map(Attr.class::cast)
                .filter(attribute -> !attribute.getName().startsWith("xmlns"))
                .filter(attribute -> !(timer && attribute.getName().equals("name")))
                .forEach(attribute -> attributes.put(attribute.getLocalName(), attribute.getValue()));
        return attributes;
    }

    private static Stream<Element> children(Element element) {
        return IntStream.range(0, element.getChildNodes().getLength())
                .mapToObj(element.getChildNodes()::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }
}
