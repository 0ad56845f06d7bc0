package org.qingnuan.process.deadline;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.qingnuan.calendar.ChineseDates;

/**
 * A gate with a last day: it stands in the model, or was set for the case.
 *
 * @param frame such as {@code works}
 * @param name the frame's name, such as 建成
 * @param event the boundary event's id
 * @param label the event's label, such as 8月30日前
 * @param rule the date as written, see {@link DeadlineRule}; null where it is set for each case
 */
public record DatedGate(String frame, String name, String event, String label, String rule) {

    private static final Pattern DATED = Pattern.compile("\\$\\{deadline\\.on\\(execution, ?'(\\w+)', ?'([^']+)'\\)}");

    private static final Pattern SET = Pattern.compile("\\$\\{deadline\\.set\\(execution, ?'(\\w+)'()\\)}");

    private static final String GOAL = "${recordMissedGoalDelegate}";

    /** Whether the model takes the gate for a goal (力争、基本), whose lateness opens no supervision. */
    static boolean isGoal(BpmnModelInstance model, String frame) {
        return model.getModelElementById(Frames.overdueElements(frame).get(0)) instanceof ServiceTask late
                && GOAL.equals(late.getCamundaDelegateExpression());
    }

    /** The gates whose date stands in the model, in the order of the file. */
    public static List<DatedGate> of(BpmnModelInstance model) {
        return gates(model, DATED);
    }

    /** These and those whose date is set for each case. */
    static List<DatedGate> withOwn(BpmnModelInstance model) {
        return Stream.concat(of(model).stream(), gates(model, SET).stream()).toList();
    }

    private static List<DatedGate> gates(BpmnModelInstance model, Pattern expression) {
        return model.getModelElementsByType(BoundaryEvent.class).stream()
                .flatMap(event -> gates(event, expression))
                .toList();
    }

    private static Stream<DatedGate> gates(BoundaryEvent event, Pattern expression) {
        return event.getEventDefinitions().stream()
                .filter(TimerEventDefinition.class::isInstance)
                .map(TimerEventDefinition.class::cast)
                .filter(timer -> timer.getTimeDate() != null && event.getAttachedTo() instanceof SubProcess)
                .map(timer ->
                        expression.matcher(timer.getTimeDate().getTextContent().trim()))
                .filter(Matcher::matches)
                .map(date -> new DatedGate(
                        date.group(1),
                        event.getAttachedTo().getName(),
                        event.getId(),
                        event.getName(),
                        date.group(2).isEmpty() ? null : date.group(2)));
    }

    /** Says in Chinese that this gate is due before the one that stands before it. */
    public String outOfOrder(LocalDate due, DatedGate before, LocalDate dueBefore) {
        return "“%s”的期限%s早于前面“%s”的期限%s"
                .formatted(name, ChineseDates.format(due), before.name, ChineseDates.format(dueBefore));
    }

    /** Matches the expression of a dated timer: group 1 the frame, group 2 the rule. */
    public static Matcher matcher(String expression) {
        return DATED.matcher(expression.trim());
    }
}
