package org.qingnuan.process.plan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
 * The rules for the stages of a village: a plan may leave stages out, put its own in place of a shared one or add some, as
 * long as each finds what the ledger must know before it. What two stages leave there may come from elsewhere, where plan.yaml
 * says so.
 */
final class StageChecks {

    static final String CONTRACT_FROM_ABOVE = "contractFromAbove";
    static final String COMMISSIONED_WITH_WORKS = "commissionedWithWorks";

    /** The shared stages in their order, by what people call them. */
    static final Map<String, String> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("survey", "摸底调查");
        NAMES.put("household-confirmation", "确村确户");
        NAMES.put("contract-award", "招投标");
        NAMES.put("construction", "施工");
        NAMES.put("commissioning", "调试");
        NAMES.put("acceptance", "验收");
        NAMES.put("in-home-acceptance", "三步验收");
        NAMES.put("subsidy-settlement", "补贴拨付");
    }

    /** The rule of plan.yaml that stands for a stage that is left out. */
    static final Map<String, String> INSTEAD =
            Map.of("contract-award", CONTRACT_FROM_ABOVE, "commissioning", COMMISSIONED_WITH_WORKS);

    private static final Map<String, String> WHEN = Map.of(
            CONTRACT_FROM_ABOVE, "施工和设备企业由上级统一确定、不另行招标",
            COMMISSIONED_WITH_WORKS, "调试随施工一并完成、完工日即调试日");

    /**
     * What a stage needs of an earlier one.
     *
     * @param any the stages of which one must have come before
     * @param what it takes from there
     */
    private record Need(List<String> any, String what) {}

    private static final Need SURVEYED = new Need(List.of("survey"), "农户名册");
    private static final Need INSTALLED = new Need(List.of("construction"), "各户安装记录");
    private static final Need COMMISSIONED = new Need(List.of("commissioning"), "各户调试日期");

    /** By the shared model. */
    private static final Map<String, List<Need>> NEEDS = Map.of(
            "survey", List.of(),
            "household-confirmation", List.of(SURVEYED),
            "contract-award", List.of(SURVEYED),
            "construction",
                    List.of(
                            new Need(List.of("household-confirmation"), "确认的改造户"),
                            new Need(List.of("contract-award"), "已签的合同和选定的设备")),
            "commissioning", List.of(INSTALLED),
            "acceptance", List.of(INSTALLED, COMMISSIONED),
            "in-home-acceptance", List.of(INSTALLED, COMMISSIONED),
            "subsidy-settlement", List.of(new Need(List.of("acceptance", "in-home-acceptance"), "验收合格的批次")));

    private final String plan;
    private final Set<String> instead;
    private final List<Wrong> wrong = new ArrayList<>();

    private StageChecks(String plan, Set<String> instead) {
        this.plan = plan;
        this.instead = instead;
    }

    /**
     * Everything that is wrong with the stages of a village's model.
     *
     * @param yaml the plan.yaml beside it, null for none
     */
    static List<Wrong> of(String plan, BpmnModelInstance village, byte[] yaml) {
        StageChecks checks = new StageChecks(plan, instead(yaml));
        checks.judge(calls(village));
        return List.copyOf(checks.wrong);
    }

    /** The rules that hold in the place of stages; all of them where the file cannot be read, which is said elsewhere. */
    private static Set<String> instead(byte[] yaml) {
        Set<String> rules = new LinkedHashSet<>(INSTEAD.values());
        if (yaml == null) {
            return Set.of();
        }
        try {
            YamlEdit read = YamlEdit.of(new String(yaml, StandardCharsets.UTF_8));
            rules.removeIf(
                    rule -> !read.value(List.of("rules", rule)).orElse("").equals("true"));
        } catch (IllegalArgumentException unreadable) {
            return rules;
        }
        return rules;
    }

    /** The calls of a model in the order of its flow. */
    static List<CallActivity> calls(BpmnModelInstance model) {
        List<CallActivity> calls = new ArrayList<>();
        model.getModelElementsByType(Process.class)
                .forEach(process -> starts(process.getFlowElements().stream())
                        .forEach(start -> walk(start, new LinkedHashSet<>(), calls)));
        return calls;
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
            if (stage.equals(model) && PlanFolder.sharedModels().contains(model) && !NEEDS.containsKey(model)) {
                find(call, "模型 " + model + " 不是村级环节", "可用的环节：" + stages());
            }
            CallActivity other = seen.putIfAbsent(StageListener.named(stage), call);
            if (other != null) {
                find(call, "环节 " + stage + " 与 " + other.getId() + " 重复", "一个环节只能走一次，请删去一个");
            }
            NEEDS.getOrDefault(stage, List.of()).stream()
                    .filter(need -> need.any().stream().noneMatch(models::contains))
                    .forEach(need -> missing(call, stage, need));
            String rule = INSTEAD.get(stage);
            if (rule != null && instead != null && instead.contains(rule)) {
                find(
                        call,
                        "plan.yaml 的 rules." + rule + " 为 true，却仍有环节 " + stage,
                        "请删去这个环节，或把 rules." + rule + " 改为 false");
            }
            models.add(stage);
        }
    }

    private void missing(CallActivity call, String stage, Need need) {
        String first = need.any().get(0);
        String rule = INSTEAD.get(first);
        if (rule == null || instead != null && !instead.contains(rule)) {
            find(
                    call,
                    "环节 " + stage + " 之前没有 " + String.join(" 或 ", need.any()) + "：" + NAMES.get(stage) + "要用"
                            + NAMES.get(first) + "留下的" + need.what(),
                    "请补上" + NAMES.get(first) + "，或调整顺序"
                            + (rule == null
                                    ? ""
                                    : "；" + WHEN.get(rule) + "的，把 plan.yaml 的 rules." + rule + " 写成 true"));
        }
    }

    /** The shared stages by their ids. */
    static String stages() {
        return String.join("、", NEEDS.keySet().stream().sorted().toList());
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
