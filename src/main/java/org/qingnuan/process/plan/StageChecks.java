package org.qingnuan.process.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

/**
 * The rules for the stages of a village: a plan may leave stages out from behind, put its own in place of a shared one or
 * add some, as long as each finds what the ledger must know before it.
 */
final class StageChecks {

    /** By the shared model: what must have come before, any of them. */
    private static final Map<String, List<Set<String>>> BEFORE = Map.of(
            "survey", List.of(),
            "household-confirmation", List.of(Set.of("survey")),
            "contract-award", List.of(Set.of("survey")),
            "construction", List.of(Set.of("household-confirmation"), Set.of("contract-award")),
            "commissioning", List.of(Set.of("construction")),
            "acceptance", List.of(Set.of("commissioning")),
            "in-home-acceptance", List.of(Set.of("commissioning")),
            "subsidy-settlement", List.of(Set.of("acceptance", "in-home-acceptance")));

    private final String plan;
    private final List<Wrong> wrong = new ArrayList<>();

    private StageChecks(String plan) {
        this.plan = plan;
    }

    /** Everything that is wrong with the stages of a village's model. */
    static List<Wrong> of(String plan, BpmnModelInstance village) {
        StageChecks checks = new StageChecks(plan);
        List<CallActivity> calls = new ArrayList<>();
        village.getModelElementsByType(Process.class)
                .forEach(process -> starts(process.getFlowElements().stream())
                        .forEach(start -> walk(start, new LinkedHashSet<>(), calls)));
        checks.judge(calls);
        return List.copyOf(checks.wrong);
    }

    private void judge(List<CallActivity> calls) {
        Map<String, CallActivity> seen = new HashMap<>();
        Set<String> models = new LinkedHashSet<>();
        if (calls.isEmpty()) {
            wrong.add(new Wrong(null, "没有调用任何环节", "请至少调用摸底调查 survey"));
        }
        for (CallActivity call : calls) {
            String model = String.valueOf(call.getCalledElement());
            String stage = model.startsWith(plan + ".") ? model.substring(plan.length() + 1) : model;
            if (stage.equals(model) && PlanFolder.sharedModels().contains(model) && !BEFORE.containsKey(model)) {
                find(call, "模型 " + model + " 不是村级环节", "可用的环节：" + stages());
            }
            CallActivity other = seen.putIfAbsent(StageListener.named(stage), call);
            if (other != null) {
                find(call, "环节 " + stage + " 与 " + other.getId() + " 重复", "一个环节只能走一次，请删去一个");
            }
            for (Set<String> any : BEFORE.getOrDefault(stage, List.of())) {
                if (any.stream().noneMatch(models::contains)) {
                    find(
                            call,
                            "环节 " + stage + " 之前没有 "
                                    + String.join(" 或 ", any.stream().sorted().toList()),
                            "请调整顺序或补上前面的环节；可用的环节：" + stages());
                }
            }
            models.add(stage);
        }
    }

    /** The shared stages by their ids. */
    static String stages() {
        return String.join("、", BEFORE.keySet().stream().sorted().toList());
    }

    private void find(CallActivity call, String reason, String remedy) {
        wrong.add(new Wrong(call.getId(), reason, remedy));
    }

    private static void walk(FlowNode node, Set<FlowNode> seen, List<CallActivity> calls) {
        if (node == null || !seen.add(node)) {
            return;
        }
        if (node instanceof SubProcess box) {
            starts(box.getFlowElements().stream()).forEach(start -> walk(start, seen, calls));
        } else if (node instanceof CallActivity call) {
            calls.add(call);
        }
        node.getOutgoing().stream().map(SequenceFlow::getTarget).forEach(next -> walk(next, seen, calls));
    }

    private static List<StartEvent> starts(Stream<?> elements) {
        return elements.filter(StartEvent.class::isInstance)
                .map(StartEvent.class::cast)
                .toList();
    }
}
