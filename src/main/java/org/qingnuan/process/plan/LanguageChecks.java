package org.qingnuan.process.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What a model may say at all. A model is data that people hand in, yet the engine runs what stands in it: classes, scripts,
 * connectors and free expressions would be code that nobody reviewed. So only the words that our models use are allowed,
 * judged in the file itself, so that nothing the engine's own reader skips can hide.
 */
final class LanguageChecks {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    /** Attributes of these say nothing to the engine. */
    private static final Set<String> SILENT = Set.of(
            "http://www.w3.org/2000/xmlns/",
            "http://www.w3.org/2001/XMLSchema-instance",
            "http://camunda.org/schema/modeler/1.0");

    private static final Set<String> ELEMENTS = Set.of(
            "process",
            "message",
            "error",
            "documentation",
            "extensionElements",
            "startEvent",
            "endEvent",
            "boundaryEvent",
            "intermediateCatchEvent",
            "intermediateThrowEvent",
            "messageEventDefinition",
            "timerEventDefinition",
            "conditionalEventDefinition",
            "errorEventDefinition",
            "terminateEventDefinition",
            "timeDate",
            "timeDuration",
            "condition",
            "conditionExpression",
            "userTask",
            "serviceTask",
            "receiveTask",
            "callActivity",
            "subProcess",
            "exclusiveGateway",
            "parallelGateway",
            "inclusiveGateway",
            "eventBasedGateway",
            "sequenceFlow",
            "incoming",
            "outgoing",
            "textAnnotation",
            "text",
            "association",
            "group",
            "category",
            "categoryValue");

    private static final Set<String> EXTENSIONS =
            Set.of("in", "out", "executionListener", "inputOutput", "inputParameter");

    private static final Set<String> CAMUNDA_ATTRIBUTES = Set.of(
            "asyncBefore",
            "asyncAfter",
            "exclusive",
            "calledElementBinding",
            "candidateGroups",
            "delegateExpression",
            "dueDate",
            "formKey",
            "historyTimeToLive",
            "isStartableInTasklist",
            "modelerTemplate",
            "modelerTemplateVersion");

    /** Beside its name space, what an extension of ours may carry. */
    private static final Set<String> EXTENSION_ATTRIBUTES =
            Set.of("businessKey", "source", "target", "variables", "event", "delegateExpression", "name");

    /** Attributes of BPMN itself that would bring in another language. */
    private static final Set<String> FOREIGN_LANGUAGE =
            Set.of("language", "expressionLanguage", "scriptFormat", "implementation", "operationRef");

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{[^}]*}?");

    private static final List<Pattern> KNOWN = Stream.of(
                    "!?\\w+",
                    "\\w+ ?[!=]= ?'[\\w-]*'",
                    "execution\\.hasVariable\\('\\w+'\\)",
                    "execution\\.processBusinessKey",
                    "milestones\\.key\\(execution, ?'\\w+'\\)",
                    "deadline\\.current\\(execution\\)",
                    "deadline\\.term\\(execution\\)",
                    "deadline\\.seasonEnd\\(execution\\)",
                    "deadline\\.at\\(execution, ?'[0-9y +-]*'\\)",
                    "deadline\\.set\\(execution, ?'\\w+'\\)",
                    "deadline\\.on\\(execution, ?'\\w+', ?'[^'{}$#]*'\\)",
                    "staff\\.group\\(execution, ?'[a-z-]+'\\)",
                    "staff\\.group\\(execution, approvalRole\\)",
                    "staff\\.implementer\\(execution, ?'\\w+'\\)",
                    "staff\\.tenderer\\(execution\\)",
                    "staff\\.verifier\\(execution\\)",
                    "staff\\.handler\\(execution\\)")
            .map(form -> Pattern.compile("[$#]\\{" + form + "}"))
            .toList();

    private static final Pattern BEAN = Pattern.compile("\\$\\{(\\w+)}");

    private final Predicate<String> isBean;
    private final List<Wrong> wrong = new ArrayList<>();

    private LanguageChecks(Predicate<String> isBean) {
        this.isBean = isBean;
    }

    /** Everything in the model that is not of our language; IllegalArgumentException for bytes that are no safe XML. */
    static List<Wrong> of(byte[] model, Predicate<String> isBean) {
        LanguageChecks checks = new LanguageChecks(isBean);
        Element root = SafeXml.root(model);
        checks.attributes(root, null);
        children(root)
                .filter(child -> !child.getLocalName().equals("BPMNDiagram"))
                .forEach(child -> checks.judge(child, null));
        return List.copyOf(checks.wrong);
    }

    private void judge(Element element, String outer) {
        String id = element.hasAttribute("id") ? element.getAttribute("id") : outer;
        boolean extension = CAMUNDA.equals(element.getNamespaceURI());
        boolean known = extension
                ? EXTENSIONS.contains(element.getLocalName())
                : BPMN.equals(element.getNamespaceURI()) && ELEMENTS.contains(element.getLocalName());
        if (!known) {
            find(id, "用了不允许的元素 " + element.getLocalName(), "请删除；模型里不能写程序、脚本或连接器，自动步骤用系统提供的执行程序");
            return;
        }
        attributes(element, id);
        expressions(ownText(element), id);
        children(element).forEach(child -> judge(child, id));
    }

    private void attributes(Element element, String id) {
        boolean extension = CAMUNDA.equals(element.getNamespaceURI());
        IntStream.range(0, element.getAttributes().getLength())
                .mapToObj(element.getAttributes()::item)
                .map(Attr.class::cast)
                .filter(attribute -> !SILENT.contains(String.valueOf(attribute.getNamespaceURI())))
                .forEach(attribute -> {
                    String name = attribute.getLocalName();
                    boolean allowed = extension && attribute.getNamespaceURI() == null
                            ? EXTENSION_ATTRIBUTES.contains(name)
                            : attribute.getNamespaceURI() == null
                                    ? !FOREIGN_LANGUAGE.contains(name)
                                    : CAMUNDA.equals(attribute.getNamespaceURI()) && CAMUNDA_ATTRIBUTES.contains(name);
                    if (!allowed) {
                        find(id, "用了不允许的属性 " + name, "请删除；模型里不能指定程序类、脚本或自由表达式");
                    }
                    expressions(attribute.getValue(), id);
                    listener(element, attribute, id);
                });
    }

    private void listener(Element element, Attr attribute, String id) {
        if (!element.getLocalName().equals("executionListener")
                || !attribute.getLocalName().equals("delegateExpression")) {
            return;
        }
        Matcher bean = BEAN.matcher(attribute.getValue());
        if (!bean.matches() || !isBean.test(bean.group(1))) {
            find(id, "监听程序 " + attribute.getValue() + " 不存在", "请改回系统提供的监听程序");
        }
    }

    private void expressions(String text, String id) {
        EXPRESSION
                .matcher(text)
                .results()
                .map(found -> found.group())
                .filter(found ->
                        KNOWN.stream().noneMatch(form -> form.matcher(found).matches()))
                .forEach(found -> find(id, "表达式 " + found + " 不是系统认可的写法", "请改回模型原有的写法，条件只能是变量或变量与固定值的比较"));
    }

    private void find(String element, String reason, String remedy) {
        wrong.add(new Wrong(element, reason, remedy));
    }

    /** Whole, however comments and CDATA may cut it into pieces. */
    private static String ownText(Element element) {
        return nodes(element)
                .filter(node -> node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE)
                .map(Node::getNodeValue)
                .collect(Collectors.joining());
    }

    private static Stream<Element> children(Element element) {
        return nodes(element).filter(Element.class::isInstance).map(Element.class::cast);
    }

    private static Stream<Node> nodes(Element element) {
        return IntStream.range(0, element.getChildNodes().getLength()).mapToObj(element.getChildNodes()::item);
    }
}
