package org.qingnuan.process.deadlineadjustment;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.ModelException;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.deadline.DateEdit;
import org.qingnuan.process.deadline.DatedGate;
import org.qingnuan.process.deadline.DeadlineRule;

/**
 * Compares a model that somebody hands in with the one that is deployed: nothing that running cases stand on may be lost,
 * and without a declared structural change nothing but dates may differ.
 */
final class ModelComparison {

    /** Far above any real model, far below what would hurt. */
    static final int LARGEST = 2 * 1024 * 1024;

    private final String file;
    private final int planYear;
    private final List<ModelFinding> findings = new ArrayList<>();

    private ModelComparison(String file, int planYear) {
        this.file = file;
        this.planYear = planYear;
    }

    /** Everything that is wrong with the handed-in bytes as the successor of the deployed ones. */
    static List<ModelFinding> of(String file, byte[] deployed, byte[] handedIn, boolean structural, int planYear) {
        ModelComparison comparison = new ModelComparison(file, planYear);
        comparison.compare(deployed, handedIn, structural);
        return List.copyOf(comparison.findings);
    }

    /** Why these bytes are no model that may be opened at all; empty when they may. */
    static List<ModelFinding> unreadable(String file, byte[] handedIn) {
        ModelComparison reading = new ModelComparison(file, 0);
        reading.open(handedIn);
        return List.copyOf(reading.findings);
    }

    /** What is wrong with the dates of a readable model by themselves; empty when each is one and they follow each other. */
    static List<ModelFinding> dates(String file, byte[] model, int planYear) {
        ModelComparison reading = new ModelComparison(file, planYear);
        BpmnModelInstance read = PlanModels.read(model);
        DatedGate.of(read).forEach(reading::date);
        reading.inOrder(read);
        return List.copyOf(reading.findings);
    }

    private void compare(byte[] deployedBytes, byte[] handedIn, boolean structural) {
        BpmnModelInstance deployed = PlanModels.read(deployedBytes);
        BpmnModelInstance model = open(handedIn);
        if (model == null) {
            return;
        }
        lost(deployed, model);
        gates(deployed, model, new String(handedIn, StandardCharsets.UTF_8));
        if (!structural) {
            otherThanDates(ModelContent.of(deployedBytes), ModelContent.of(handedIn));
        }
        inOrder(model);
    }

    private BpmnModelInstance open(byte[] handedIn) {
        if (handedIn.length > LARGEST) {
            find(null, "文件有" + handedIn.length / 1024 / 1024 + "MB，超过2MB", "请确认上传的是流程模型（.bpmn）");
            return null;
        }
        String text = new String(handedIn, StandardCharsets.UTF_8);
        if (text.indexOf('\0') >= 0 || !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), handedIn)) {
            find(null, "不是 UTF-8 编码的文本", "请在 Camunda Modeler 中打开并重新保存");
            return null;
        }
        if (text.contains("<!DOCTYPE")) {
            find(null, "含有文档类型声明（DOCTYPE）或外部实体", "请在 Camunda Modeler 中重新保存，不要手工加入声明");
            return null;
        }
        try {
            BpmnModelInstance model = PlanModels.read(handedIn);
            if (model.getModelElementsByType(Process.class).size() == 1) {
                return model;
            }
            find(null, "文件里没有流程，或不止一个流程", "请上传只含一个流程的模型");
        } catch (ModelException e) {
            find(null, "不是可读的 BPMN 文件", "请在 Camunda Modeler 中打开并重新保存");
        }
        return null;
    }

    private void lost(BpmnModelInstance deployed, BpmnModelInstance model) {
        for (FlowNode node : deployed.getModelElementsByType(FlowNode.class)) {
            BaseElement same = model.getModelElementById(node.getId());
            if (same == null) {
                find(node.getId(), named(node) + "不见了，正在办理的村可能正停在这里", "请恢复该元素并保持原来的编号");
            } else if (!same.getElementType().equals(node.getElementType())) {
                find(node.getId(), named(node) + "换了类型", "请恢复为原来的类型");
            } else {
                savePoints(node, (FlowNode) same);
            }
        }
    }

    private void savePoints(FlowNode before, FlowNode after) {
        if (before.isCamundaAsyncBefore() && !after.isCamundaAsyncBefore()
                || before.isCamundaAsyncAfter() && !after.isCamundaAsyncAfter()) {
            find(before.getId(), named(before) + "去掉了保存点（asynchronous）", "请恢复 Asynchronous before / after");
        }
    }

    private void gates(BpmnModelInstance deployed, BpmnModelInstance model, String text) {
        Map<String, DatedGate> after = DatedGate.of(model).stream()
                .collect(Collectors.toMap(DatedGate::event, gate -> gate, (one, other) -> one));
        for (DatedGate gate : DatedGate.of(deployed)) {
            DatedGate now = after.get(gate.event());
            if (now == null || !DateEdit.knows(text, now.frame())) {
                if (model.getModelElementById(gate.event()) != null) {
                    find(
                            gate.event(),
                            "期限的写法不对，原为“" + gate.rule() + "”",
                            "应写成 ${deadline.on(execution, '%s', '%s')}".formatted(gate.frame(), gate.rule()));
                }
            } else {
                date(now);
            }
        }
    }

    private void date(DatedGate gate) {
        try {
            DeadlineRule.parse(gate.rule());
        } catch (IllegalArgumentException e) {
            find(gate.event(), e.getMessage(), "请改正日期");
        }
    }

    private void inOrder(BpmnModelInstance model) {
        DatedGate before = null;
        LocalDate last = null;
        for (DatedGate gate : DatedGate.of(model)) {
            LocalDate due;
            try {
                due = DeadlineRule.parse(gate.rule()).inYear(planYear);
            } catch (IllegalArgumentException e) {
                continue;
            }
            if (last != null && due.isBefore(last)) {
                find(gate.event(), gate.outOfOrder(due, before, last), "请按先后顺序填写日期");
            }
            before = gate;
            last = due;
        }
    }

    private void otherThanDates(Map<String, String> before, Map<String, String> after) {
        before.forEach((id, text) -> {
            if (after.containsKey(id) && !Objects.equals(text, after.get(id))) {
                find(id, "除日期外还有改动", "只调整期限时请恢复原样；确需改动流程的，请勾选“改动了流程结构”");
            }
        });
        after.keySet().stream()
                .filter(id -> !before.containsKey(id))
                .forEach(id -> find(id, "多出一个元素", "只调整期限时请删除；确需改动流程的，请勾选“改动了流程结构”"));
    }

    private static String named(FlowNode node) {
        return node.getName() == null ? "元素" : "“" + node.getName() + "”";
    }

    private void find(String element, String reason, String remedy) {
        findings.add(new ModelFinding(file, element, reason, remedy));
    }
}
