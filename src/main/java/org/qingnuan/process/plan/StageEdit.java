package org.qingnuan.process.plan;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnPlane;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.w3c.dom.Attr;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Takes steps out of a drawn model and puts calls of stages in, flows and drawing included. What stands to the right of a
 * step that comes in moves aside; what goes leaves no gap where nothing else stands below it.
 */
final class StageEdit {

    private static final int STEP = 140;
    private static final int WIDE = 110;
    private static final int HIGH = 80;

    private final BpmnModelInstance model;

    /** Throws {@link ModelReader.Unreadable}. */
    StageEdit(byte[] model) {
        this.model = ModelReader.read(model);
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        asWritten(model.getDocument().getDomSource().getNode());
        Bpmn.writeModelToStream(out, model);
        return out.toByteArray();
    }

    /** Takes away what the library has filled in by the schema of BPMN, some of which a model may not say. */
    private static void asWritten(Node node) {
        NamedNodeMap attributes = node.getAttributes();
        for (int i = attributes == null ? -1 : attributes.getLength() - 1; i >= 0; i--) {
            Attr attribute = (Attr) attributes.item(i);
            if (!attribute.getSpecified()) {
                attribute.getOwnerElement().removeAttributeNode(attribute);
            }
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            asWritten(child);
        }
    }

    /** The calls of stages, in the order of the flow. */
    List<CallActivity> calls() {
        return StageChecks.calls(model);
    }

    /** The steps that do these, and the user tasks that alone lead to one of them. */
    List<FlowNode> steps(List<String> delegates) {
        List<FlowNode> steps = new ArrayList<>();
        for (ServiceTask task : model.getModelElementsByType(ServiceTask.class)) {
            if (delegates.contains(task.getCamundaDelegateExpression())) {
                task.getIncoming().stream()
                        .map(SequenceFlow::getSource)
                        .filter(UserTask.class::isInstance)
                        .forEach(steps::add);
                steps.add(task);
            }
        }
        return steps;
    }

    /** Takes a step out, and with it the frame that would be left empty; what led to it leads to what followed it. */
    void remove(FlowNode step) {
        SubProcess around = step.getParentElement() instanceof SubProcess frame ? frame : null;
        cut(step);
        if (around != null && isEmpty(around)) {
            Set<FlowNode> beside = new LinkedHashSet<>();
            model.getModelElementsByType(BoundaryEvent.class).stream()
                    .filter(event -> around.equals(event.getAttachedTo()))
                    .forEach(event -> follow(event, beside));
            List<FlowElement> inside = List.copyOf(around.getFlowElements());
            inside.forEach(this::erase);
            cut(around);
            beside.forEach(this::erase);
        }
    }

    private static boolean isEmpty(SubProcess frame) {
        return frame.getFlowElements().stream()
                .filter(FlowNode.class::isInstance)
                .allMatch(node -> node instanceof StartEvent || node instanceof EndEvent);
    }

    /** Everything that begins at an event beside the flow, with what hangs on it. */
    private void follow(FlowNode node, Set<FlowNode> seen) {
        if (seen.add(node)) {
            node.getOutgoing().stream().map(SequenceFlow::getTarget).forEach(next -> follow(next, seen));
            model.getModelElementsByType(BoundaryEvent.class).stream()
                    .filter(event -> node.equals(event.getAttachedTo()))
                    .forEach(event -> follow(event, seen));
        }
    }

    private void cut(FlowNode step) {
        SequenceFlow out = step.getOutgoing().iterator().next();
        FlowNode next = out.getTarget();
        Bounds gone = bounds(step);
        Bounds after = bounds(next);
        List<SequenceFlow> in = List.copyOf(step.getIncoming());
        erase(out);
        in.forEach(flow -> retarget(flow, next));
        erase(step);
        if (gone != null && after != null) {
            close(gone.getX(), gone.getX() + gone.getWidth(), after.getX());
        }
        in.forEach(this::straighten);
    }

    /** Moves what is to the right to the left, unless something else stands in between. */
    private void close(double from, double to, double next) {
        boolean free = shapes().map(BpmnShape::getBounds)
                .noneMatch(bounds -> bounds.getX() >= from && bounds.getX() < next
                        || bounds.getX() + bounds.getWidth() > from && bounds.getX() + bounds.getWidth() <= to);
        if (free) {
            shift(next, from - next);
        }
    }

    /** Puts the call of a stage before a step of the flow; {@code calledElement} as the engine finds the model. */
    void insert(String stage, String name, String calledElement, FlowNode before) {
        List<SequenceFlow> in = List.copyOf(before.getIncoming());
        Bounds place = bounds(before);
        double x = place == null ? 0 : place.getX() - Math.max(0, WIDE - place.getWidth()) / 2;
        double middle = place == null ? 0 : place.getY() + place.getHeight() / 2;
        if (place != null) {
            shift(place.getX(), STEP);
        }
        CallActivity call = model.newInstance(CallActivity.class);
        call.setId(free("callActivity_" + camel(stage)));
        before.getParentElement().addChildElement(call);
        call(call, name, calledElement);
        ExtensionElements more = model.newInstance(ExtensionElements.class);
        call.setExtensionElements(more);
        more.addExtensionElement(CamundaIn.class).setCamundaBusinessKey("#{execution.processBusinessKey}");
        draw(call, x, middle - HIGH / 2.0);
        in.forEach(flow -> retarget(flow, call));
        connect(call, before);
        in.forEach(this::straighten);
    }

    /** Has a call call another stage in the same place. */
    void replace(CallActivity call, String stage, String name, String calledElement) {
        rename(call, "callActivity_" + camel(stage));
        call(call, name, calledElement);
        Stream.concat(call.getIncoming().stream(), call.getOutgoing().stream())
                .toList()
                .forEach(this::rename);
    }

    private static void call(CallActivity call, String name, String calledElement) {
        call.setName(name);
        call.setCalledElement(calledElement);
        call.setCamundaCalledElementBinding("latest");
    }

    private void retarget(SequenceFlow flow, FlowNode to) {
        flow.getTarget().getIncoming().remove(flow);
        flow.setTarget(to);
        to.getIncoming().add(flow);
        rename(flow);
    }

    private void connect(FlowNode from, FlowNode to) {
        SequenceFlow flow = model.newInstance(SequenceFlow.class);
        flow.setId(free(named(from, to)));
        from.getParentElement().addChildElement(flow);
        flow.setSource(from);
        flow.setTarget(to);
        from.getOutgoing().add(flow);
        to.getIncoming().add(flow);
        plane().ifPresent(plane -> {
            BpmnEdge edge = model.newInstance(BpmnEdge.class);
            edge.setId(flow.getId() + "_di");
            edge.setBpmnElement(flow);
            edge.addChildElement(waypoint(0, 0));
            edge.addChildElement(waypoint(1, 0));
            plane.addChildElement(edge);
        });
        straighten(flow);
    }

    private void rename(SequenceFlow flow) {
        String name = named(flow.getSource(), flow.getTarget());
        if (!name.equals(flow.getId())) {
            rename((FlowElement) flow, name);
        }
    }

    private void rename(FlowElement element, String id) {
        String fresh = free(id);
        if (element.getDiagramElement() != null) {
            element.getDiagramElement().setId(fresh + "_di");
        }
        element.setId(fresh);
    }

    private static String named(FlowNode from, FlowNode to) {
        String target = bare(to);
        return "flow_" + bare(from) + "To" + Character.toUpperCase(target.charAt(0)) + target.substring(1);
    }

    private static String bare(FlowNode node) {
        return node.getId().substring(node.getId().indexOf('_') + 1);
    }

    private String free(String id) {
        String fresh = id;
        for (int n = 2; model.getModelElementById(fresh) != null; n++) {
            fresh = id + n;
        }
        return fresh;
    }

    /** {@code in-home-acceptance} as element ids write it. */
    static String camel(String stage) {
        StringBuilder camel = new StringBuilder();
        for (String part : stage.split("-")) {
            camel.append(
                    camel.isEmpty() || part.isEmpty()
                            ? part
                            : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return camel.toString();
    }

    private void erase(FlowElement element) {
        if (element.getParentElement() == null) {
            return;
        }
        if (element instanceof FlowNode node) {
            Stream.concat(node.getIncoming().stream(), node.getOutgoing().stream())
                    .toList()
                    .forEach(this::erase);
        }
        if (element instanceof SequenceFlow flow) {
            flow.getSource().getOutgoing().remove(flow);
            flow.getTarget().getIncoming().remove(flow);
        }
        if (element.getDiagramElement() != null) {
            element.getDiagramElement().getParentElement().removeChildElement(element.getDiagramElement());
        }
        element.getParentElement().removeChildElement(element);
    }

    private Optional<BpmnPlane> plane() {
        return model.getModelElementsByType(BpmnPlane.class).stream().findFirst();
    }

    private Stream<BpmnShape> shapes() {
        return model.getModelElementsByType(BpmnShape.class).stream();
    }

    private static Bounds bounds(FlowNode node) {
        return node.getDiagramElement() instanceof BpmnShape shape ? shape.getBounds() : null;
    }

    private void draw(FlowNode node, double x, double y) {
        plane().ifPresent(plane -> {
            BpmnShape shape = model.newInstance(BpmnShape.class);
            shape.setId(node.getId() + "_di");
            shape.setBpmnElement(node);
            shape.setBounds(rectangle(x, y));
            plane.addChildElement(shape);
        });
    }

    private Bounds rectangle(double x, double y) {
        Bounds bounds = model.newInstance(Bounds.class);
        bounds.setX(x);
        bounds.setY(y);
        bounds.setWidth(WIDE);
        bounds.setHeight(HIGH);
        return bounds;
    }

    private Waypoint waypoint(double x, double y) {
        Waypoint point = model.newInstance(Waypoint.class);
        point.setX(x);
        point.setY(y);
        return point;
    }

    /** Everything from there on goes aside; what reaches over the line grows or shrinks. */
    private void shift(double from, double by) {
        Collection<Bounds> all = model.getModelElementsByType(Bounds.class);
        all.forEach(bounds -> {
            if (bounds.getX() >= from) {
                bounds.setX(bounds.getX() + by);
            } else if (bounds.getX() + bounds.getWidth() > from) {
                bounds.setWidth(bounds.getWidth() + by);
            }
        });
        model.getModelElementsByType(Waypoint.class).stream()
                .filter(point -> point.getX() >= from)
                .forEach(point -> point.setX(point.getX() + by));
    }

    /** From the middle of the right side to that of the left where both lie in one row; else only the ends are put right. */
    private void straighten(SequenceFlow flow) {
        Bounds from = bounds(flow.getSource());
        Bounds to = bounds(flow.getTarget());
        BpmnEdge edge = flow.getDiagramElement();
        if (edge == null || from == null || to == null) {
            return;
        }
        List<Waypoint> points = new ArrayList<>(edge.getWaypoints());
        Waypoint first = points.get(0);
        Waypoint last = points.get(points.size() - 1);
        last.setX(to.getX());
        last.setY(to.getY() + to.getHeight() / 2);
        if (Math.abs(from.getY() + from.getHeight() / 2 - last.getY()) < 1) {
            first.setX(from.getX() + from.getWidth());
            first.setY(last.getY());
            points.subList(1, points.size() - 1).forEach(edge::removeChildElement);
        } else if (points.size() > 2) {
            points.get(points.size() - 2).setY(last.getY());
        }
    }

    /** The end of a flow that begins where a process does: where a stage that comes last goes before. */
    Optional<EndEvent> lastEnd() {
        return calls().stream()
                .reduce((one, other) -> other)
                .map(StageEdit::topmost)
                .flatMap(node -> ends(node, new LinkedHashSet<>()).stream().min(Comparator.comparing(EndEvent::getId)));
    }

    private static FlowNode topmost(FlowNode node) {
        return node.getParentElement() instanceof SubProcess frame ? topmost(frame) : node;
    }

    private static List<EndEvent> ends(FlowNode node, Set<FlowNode> seen) {
        if (!seen.add(node)) {
            return List.of();
        }
        return node instanceof EndEvent end
                ? List.of(end)
                : node.getOutgoing().stream()
                        .map(SequenceFlow::getTarget)
                        .flatMap(next -> ends(next, seen).stream())
                        .toList();
    }
}
