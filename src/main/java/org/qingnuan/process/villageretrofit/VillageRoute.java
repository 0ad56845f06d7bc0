package org.qingnuan.process.villageretrofit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.qingnuan.process.engine.StageListener;

/** A village's stages in the order in which its model passes through them, each with the frame around it. */
final class VillageRoute {

    private final List<Stop> stops;

    private VillageRoute(List<Stop> stops) {
        this.stops = stops;
    }

    static VillageRoute of(BpmnModelInstance model) {
        List<Stop> stops = new ArrayList<>();
        Process process = model.getModelElementsByType(Process.class).iterator().next();
        starts(process.getFlowElements().stream()).forEach(start -> walk(start, null, new LinkedHashSet<>(), stops));
        return new VillageRoute(stops);
    }

    private static void walk(FlowNode node, String frame, Set<FlowNode> seen, List<Stop> stops) {
        if (!seen.add(node)) {
            return;
        }
        if (node instanceof SubProcess sub) {
            starts(sub.getFlowElements().stream()).forEach(start -> walk(start, sub.getId(), seen, stops));
        } else if (node instanceof CallActivity call) {
            stops.add(new Stop(StageListener.named(call.getCalledElement()), call.getId(), call.getName(), frame));
        }
        node.getOutgoing().stream().map(SequenceFlow::getTarget).forEach(next -> walk(next, frame, seen, stops));
    }

    private static List<StartEvent> starts(Stream<?> elements) {
        return elements.filter(StartEvent.class::isInstance)
                .map(StartEvent.class::cast)
                .toList();
    }

    List<Stop> stops() {
        return stops;
    }

    /** {@link NoSuchElementException} for a stage that the model does not have. */
    Stop stop(String stage) {
        return stops.stream()
                .filter(stop -> stop.stage().equals(stage))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No stage " + stage));
    }

    List<Stop> after(Stop stop) {
        return stops.subList(stops.indexOf(stop) + 1, stops.size());
    }

    /** The subprocesses behind the stop's own, in order. */
    List<String> framesAfter(Stop stop) {
        return after(stop).stream()
                .map(Stop::frame)
                .filter(Objects::nonNull)
                .filter(frame -> !frame.equals(stop.frame()))
                .distinct()
                .toList();
    }

    /**
     * @param stage its name in the ledger
     * @param element the call activity
     * @param name as people know it
     * @param frame the subprocess around it, null outside of any
     */
    record Stop(String stage, String element, String name, String frame) {}
}
