package org.qingnuan.process.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** The rules for the way through a model: every step can be reached, every way ends, no way turns in circles. */
final class FlowChecks {

    private static final Pattern CONDITION = Pattern.compile("\\$\\{!?(\\w+)( ?[!=]= ?'[\\w-]*')?}");

    private final List<Wrong> wrong = new ArrayList<>();
    private final Vocabulary words = Vocabulary.ofApplication();

    private FlowChecks() {}

    /** Everything that is wrong with the ways through the model. */
    static List<Wrong> of(BpmnModelInstance model) {
        FlowChecks checks = new FlowChecks();
        Collection<Process> processes = model.getModelElementsByType(Process.class);
        if (processes.size() != 1) {
            checks.find(null, "应有一个流程，实有 " + processes.size() + " 个", "请一个文件只画一个流程");
        }
        for (Process process : processes) {
            if (!process.isExecutable()) {
                checks.find(process.getId(), "没有设为可执行", "请在流程属性中勾选 Executable");
            }
            checks.scope(process.getId(), process.getFlowElements());
        }
        model.getModelElementsByType(SubProcess.class)
                .forEach(inner -> checks.scope(inner.getId(), inner.getFlowElements()));
        model.getModelElementsByType(FlowNode.class).forEach(checks::named);
        model.getModelElementsByType(SequenceFlow.class).forEach(checks::condition);
        model.getModelElementsByType(UserTask.class).forEach(checks::recorded);
        model.getModelElementsByType(Message.class).forEach(checks::message);
        model.getModelElementsByType(Error.class).forEach(checks::error);
        return List.copyOf(checks.wrong);
    }

    private void scope(String id, Collection<FlowElement> elements) {
        List<FlowNode> nodes = ofType(elements, FlowNode.class);
        List<StartEvent> starts = ofType(elements, StartEvent.class);
        if (starts.isEmpty()) {
            find(id, "没有开始事件", "请补画一个开始事件");
        } else if (starts.stream()
                        .filter(start -> start.getEventDefinitions().isEmpty())
                        .count()
                > 1) {
            find(id, "有多个开始事件", "请只留一个开始事件");
        }
        if (!starts.isEmpty()) {
            Set<FlowNode> reached = reached(starts, ofType(elements, BoundaryEvent.class));
            nodes.stream()
                    .filter(node -> !reached.contains(node))
                    .forEach(node -> find(node.getId(), "流程走不到这里", "请从前一步画一条连线过来，或删去"));
        }
        nodes.stream()
                .filter(node -> node.getOutgoing().isEmpty() && !(node instanceof EndEvent) && !goesOn(node, elements))
                .forEach(node -> find(node.getId(), "没有连到下一步", "请画一条连线到下一步或结束事件"));
        nodes.stream()
                .filter(node -> turns(node, node, new HashSet<>()))
                .findFirst()
                .ifPresent(node -> find(node.getId(), "流程在这里原地打转，中间没有任务或等待", "请在环路中放一个任务，或改正连线"));
    }

    private static boolean goesOn(FlowNode node, Collection<FlowElement> elements) {
        return ofType(elements, BoundaryEvent.class).stream()
                .anyMatch(event -> node.equals(event.getAttachedTo()) && event.cancelActivity());
    }

    private static Set<FlowNode> reached(List<StartEvent> starts, List<BoundaryEvent> events) {
        Set<FlowNode> reached = new HashSet<>(starts);
        Deque<FlowNode> open = new ArrayDeque<>(starts);
        while (!open.isEmpty()) {
            FlowNode node = open.pop();
            node.getOutgoing().stream()
                    .map(SequenceFlow::getTarget)
                    .filter(next -> next != null && reached.add(next))
                    .forEach(open::push);
            events.stream()
                    .filter(event -> node.equals(event.getAttachedTo()) && reached.add(event))
                    .forEach(open::push);
        }
        return reached;
    }

    /** Whether the way from a node comes back to it through steps that all run by themselves. */
    private static boolean turns(FlowNode from, FlowNode to, Set<FlowNode> seen) {
        if (waits(from)) {
            return false;
        }
        return from.getOutgoing().stream()
                .map(SequenceFlow::getTarget)
                .anyMatch(next -> next != null && (next.equals(to) || seen.add(next) && turns(next, to, seen)));
    }

    private static boolean waits(FlowNode node) {
        return node instanceof UserTask
                || node instanceof ReceiveTask
                || node instanceof IntermediateCatchEvent
                || node instanceof EventBasedGateway
                || node instanceof CallActivity
                || node instanceof SubProcess;
    }

    private void named(FlowNode node) {
        boolean speaks = node instanceof Activity;
        if (speaks && (node.getName() == null || node.getName().isBlank())) {
            find(node.getId(), "没有名称", "请填写办理人看得懂的名称");
        }
    }

    private void condition(SequenceFlow flow) {
        boolean branch = flow.getSource() instanceof ExclusiveGateway gateway
                && gateway.getOutgoing().size() > 1
                && !flow.equals(gateway.getDefault());
        String text = flow.getConditionExpression() == null
                ? ""
                : flow.getConditionExpression().getTextContent().strip();
        if (branch && text.isEmpty()) {
            find(flow.getId(), "分支没有条件", "请填写条件，或设为默认分支");
        }
        Matcher condition = CONDITION.matcher(text);
        if (condition.matches() && !words.variables().contains(condition.group(1))) {
            find(
                    flow.getId(),
                    "条件里的变量 " + condition.group(1) + " 没有任何步骤会写",
                    "可用的变量："
                            + String.join(
                                    "、", words.variables().stream().sorted().toList()));
        }
    }

    /** What a person handed in is recorded in the person's own transaction, and then there is a save point. */
    private void recorded(UserTask task) {
        task.getOutgoing().stream()
                .map(SequenceFlow::getTarget)
                .filter(ServiceTask.class::isInstance)
                .map(ServiceTask.class::cast)
                .filter(step -> !step.isCamundaAsyncAfter())
                .forEach(step -> find(step.getId(), "任务之后的登记步骤没有保存点", "请勾选 Asynchronous continuations: After"));
        ofType(task.getParentElement().getChildElementsByType(BoundaryEvent.class), BoundaryEvent.class).stream()
                .filter(event -> task.equals(event.getAttachedTo())
                        && event.getEventDefinitions().stream().anyMatch(ErrorEventDefinition.class::isInstance))
                .forEach(event -> find(event.getId(), "任务上不能挂错误事件", "请删除；办理人能用它跳过任务"));
    }

    private void message(Message message) {
        if (!words.messages().contains(message.getName())) {
            find(
                    message.getId(),
                    "消息 " + message.getName() + " 不会有人发送",
                    "可用的消息："
                            + String.join(
                                    "、", words.messages().stream().sorted().toList()));
        }
    }

    private void error(Error error) {
        if (!words.errors().contains(error.getErrorCode())) {
            find(error.getId(), "错误代码 " + error.getErrorCode() + " 不会出现", "请改回系统提供的错误代码，或删去");
        }
    }

    private static <T> List<T> ofType(Collection<?> elements, Class<T> type) {
        return elements.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private void find(String element, String reason, String remedy) {
        wrong.add(new Wrong(element, reason, remedy));
    }
}
