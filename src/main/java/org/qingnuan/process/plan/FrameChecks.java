package org.qingnuan.process.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.ConditionalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.qingnuan.process.deadline.Frames;

/**
 * The rules for a frame with a deadline: one timer, 登记逾期, 逾期督办, and the event that ends it when the frame has ended. Code
 * finds these by their names, and a frame without one of them is late for ever or never.
 */
final class FrameChecks {

    private static final Pattern DATED = Pattern.compile("\\$\\{deadline\\.(?:on|set)\\(execution, ?'(\\w+)'.*");
    private static final Set<String> RECORDERS = Set.of("${recordOverdueDelegate}", "${recordMissedGoalDelegate}");

    /** The models in which every frame is a promise with a date. */
    private static final String VILLAGE = "village-retrofit";

    private final BpmnModelInstance model;
    private final List<Wrong> wrong = new ArrayList<>();

    private FrameChecks(BpmnModelInstance model) {
        this.model = model;
    }

    /** @param name the model's name without its plan */
    static List<Wrong> of(BpmnModelInstance model, String name) {
        FrameChecks checks = new FrameChecks(model);
        Set<String> framed = new HashSet<>();
        for (BoundaryEvent event : model.getModelElementsByType(BoundaryEvent.class)) {
            String frame = frame(event);
            if (frame != null && event.getAttachedTo() instanceof SubProcess box) {
                if (!framed.add(box.getId())) {
                    checks.find(event.getId(), "框上有两个期限", "请只留一个期限事件");
                }
                checks.frame(event, box, frame);
            }
        }
        if (name.equals(VILLAGE)) {
            model.getModelElementsByType(SubProcess.class).stream()
                    .filter(box -> !framed.contains(box.getId()))
                    .forEach(box -> checks.find(box.getId(), "期限框没有期限", "请在框上放一个不中断的定时事件并写明日期，或去掉这个框"));
        }
        return List.copyOf(checks.wrong);
    }

    /** Null for an event that is no deadline of a frame. */
    private static String frame(BoundaryEvent event) {
        return event.getEventDefinitions().stream()
                .filter(TimerEventDefinition.class::isInstance)
                .map(TimerEventDefinition.class::cast)
                .filter(timer -> timer.getTimeDate() != null)
                .map(timer -> DATED.matcher(timer.getTimeDate().getTextContent().strip()))
                .filter(Matcher::matches)
                .map(date -> date.group(1))
                .findFirst()
                .orElse(null);
    }

    private void frame(BoundaryEvent event, SubProcess box, String frame) {
        if (!listens(box, "${frameEndedListener}")) {
            find(box.getId(), "期限框结束时没有通知，逾期不会解除", "请加回结束时的监听程序 ${frameEndedListener}");
        }
        List<String> elements = Frames.overdueElements(frame);
        FlowNode record = next(event);
        if (!(record instanceof ServiceTask step)
                || !step.getId().equals(elements.get(0))
                || !RECORDERS.contains(String.valueOf(step.getCamundaDelegateExpression()))) {
            find(event.getId(), "到期之后没有登记逾期", "请连到编号为 " + elements.get(0) + " 的自动步骤“登记逾期”");
            return;
        }
        if (!step.isCamundaAsyncBefore()) {
            find(step.getId(), "登记逾期没有单独执行，会拖住到期的定时", "请勾选 Asynchronous continuations: Before");
        }
        if (!(next(step) instanceof ReceiveTask wait) || !wait.getId().equals(elements.get(1))) {
            find(step.getId(), "登记逾期之后没有逾期督办", "请连到编号为 " + elements.get(1) + " 的接收任务“逾期督办”");
            return;
        }
        if (!listens(wait, "${overdueClearedListener}")) {
            find(wait.getId(), "逾期督办结束时没有通知，督办单不会销号", "请加回结束时的监听程序 ${overdueClearedListener}");
        }
        caughtUp(wait, frame);
    }

    private void caughtUp(ReceiveTask wait, String frame) {
        String condition = "${execution.hasVariable('" + Frames.done(frame) + "')}";
        boolean ends = model.getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> wait.equals(event.getAttachedTo()) && event.cancelActivity())
                .flatMap(event -> event.getEventDefinitions().stream())
                .filter(ConditionalEventDefinition.class::isInstance)
                .map(ConditionalEventDefinition.class::cast)
                .anyMatch(event -> event.getCondition() != null
                        && event.getCondition().getTextContent().strip().equals(condition));
        if (!ends) {
            find(wait.getId(), "逾期督办没有“已赶上”，永远不会解除", "请放一个中断的条件事件，条件写 " + condition);
        }
    }

    private static FlowNode next(FlowNode node) {
        Collection<SequenceFlow> outgoing = node.getOutgoing();
        return outgoing.size() == 1 ? outgoing.iterator().next().getTarget() : null;
    }

    private static boolean listens(Activity activity, String listener) {
        return activity.getExtensionElements() != null
                && activity
                        .getExtensionElements()
                        .getElementsQuery()
                        .filterByType(CamundaExecutionListener.class)
                        .list()
                        .stream()
                        .anyMatch(one -> "end".equals(one.getCamundaEvent())
                                && listener.equals(one.getCamundaDelegateExpression()));
    }

    private void find(String element, String reason, String remedy) {
        wrong.add(new Wrong(element, reason, remedy));
    }
}
