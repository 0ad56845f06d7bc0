package org.qingnuan.process.deadline;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.qingnuan.ledger.Lots;
import org.qingnuan.ledger.Stages;
import org.qingnuan.shared.CaseKey;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Tells the ledger every dated frame of a model as an instance starts: a village that is not in a frame yet is late for
 * its date all the same. A lot under tender is held to the villages' date for it.
 */
@Component
public class ExpectedDates implements ExecutionListener {

    private final Deadline deadline;
    private final TenderDates tenders;
    private final Stages stages;

    ExpectedDates(@Lazy Deadline deadline, @Lazy TenderDates tenders, Stages stages) {
        this.deadline = deadline;
        this.tenders = tenders;
        this.stages = stages;
    }

    @Override
    public void notify(DelegateExecution execution) {
        CaseKey subject = CaseKey.parse(execution.getProcessBusinessKey());
        if (Lots.KIND.equals(subject.kind())) {
            tenders.begun(subject);
        }
        BpmnModelInstance model = execution.getBpmnModelInstance();
        for (DatedGate gate : DatedGate.of(model)) {
            stages.expected(subject, gate.frame(), gate.name(), deadline.due(subject, gate));
            if (DatedGate.isGoal(model, gate.frame())) {
                stages.goal(subject, gate.frame());
            }
        }
    }
}
