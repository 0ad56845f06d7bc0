package org.qingnuan.process.plan;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.xml.ModelException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Opens a model that people hand in; what keeps it from being read is said in Chinese, all at once where it can be. */
final class ModelReader {

    private static final List<String> REFERENCES =
            List.of("sourceRef", "targetRef", "attachedToRef", "messageRef", "errorRef", "default");
    private static final Set<String> REFERRING = Set.of("incoming", "outgoing");
    private static final String REMEDY = "请在 Camunda Modeler 中打开并重新保存";

    private ModelReader() {}

    /** Throws {@link Unreadable} with everything that keeps the model from being read. */
    static BpmnModelInstance read(byte[] model) {
        List<Wrong> loose;
        try {
            loose = loose(SafeXml.root(model));
            if (loose.isEmpty()) {
                return Bpmn.readModelFromStream(new ByteArrayInputStream(model));
            }
        } catch (IllegalArgumentException | ModelException e) {
            loose = List.of(new Wrong(null, "不是可读的 BPMN 文件（" + XmlProblem.of(e) + "）", REMEDY));
        }
        throw new Unreadable(loose);
    }

    private static List<Wrong> loose(Element root) {
        List<Wrong> wrong = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        all(root).filter(element -> element.hasAttribute("id")).forEach(element -> {
            String id = element.getAttribute("id");
            if (!ids.add(id)) {
                wrong.add(new Wrong(id, "编号 " + id + " 用了两次", "请给其中一个另起编号"));
            }
        });
        all(root).forEach(element -> {
            REFERENCES.stream()
                    .map(element::getAttribute)
                    .filter(id -> !id.isEmpty() && !ids.contains(id))
                    .forEach(id -> wrong.add(dangling(element, id)));
            if (REFERRING.contains(String.valueOf(element.getLocalName()))
                    && !ids.contains(element.getTextContent().strip())) {
                wrong.add(dangling(element, element.getTextContent().strip()));
            }
        });
        return wrong;
    }

    private static Wrong dangling(Element element, String id) {
        String near = element.hasAttribute("id")
                ? element.getAttribute("id")
                : ((Element) element.getParentNode()).getAttribute("id");
        return new Wrong(near.isEmpty() ? null : near, "引用了不存在的编号 " + id, REMEDY);
    }

    private static Stream<Element> all(Element root) {
        NodeList elements = root.getElementsByTagName("*");
        return IntStream.range(0, elements.getLength()).mapToObj(elements::item).map(Element.class::cast);
    }

    /** A model that cannot be read at all. */
    static final class Unreadable extends RuntimeException {

        private final transient List<Wrong> wrong;

        Unreadable(List<Wrong> wrong) {
            super("The model cannot be read");
            this.wrong = List.copyOf(wrong);
        }

        List<Wrong> wrong() {
            return wrong;
        }
    }
}
