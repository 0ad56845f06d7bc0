package org.qingnuan.process.deadline;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Stages;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/**
 * Tells the ledger every dated frame of a model as an instance starts: a village that is not in a frame yet is late for
 * its date all the same.
 */
@Component
public class ExpectedDates implements ExecutionListener {

    private static final Pattern DATED = Pattern.compile("\\$\\{deadline\\.on\\(execution, ?'(\\w+)', ?'([^']+)'\\)}");

    private final Plans plans;
    private final Stages stages;

    ExpectedDates(Plans plans, Stages stages) {
        this.plans = plans;
        this.stages = stages;
    }

    @Override
    public void notify(DelegateExecution execution) {
        CaseKey subject = CaseKey.parse(execution.getProcessBusinessKey());
        for (BoundaryEvent event : execution.getBpmnModelInstance().getModelElementsByType(BoundaryEvent.class)) {
            event.getEventDefinitions().stream()
                    .filter(TimerEventDefinition.class::isInstance)
                    .map(timer -> DATED.matcher(((TimerEventDefinition) timer)
                            .getTimeDate()
                            .getTextContent()
                            .trim()))
                    .filter(Matcher::matches)
                    .forEach(date -> expect(subject, (SubProcess) event.getAttachedTo(), date));
        }
    }

    private void expect(CaseKey subject, SubProcess frame, Matcher date) {
        int year = plans.get(subject.plan()).year();
        stages.expected(
                subject,
                date.group(1),
                frame.getName(),
                DeadlineRule.parse(date.group(2)).inYear(year));
    }
}
