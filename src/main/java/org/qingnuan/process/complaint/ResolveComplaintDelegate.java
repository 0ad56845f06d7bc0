package org.qingnuan.process.complaint;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Complaints;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 办理结果入册: solved and answered, or a solution plan with its explanation (LZ-47). */
@Component
class ResolveComplaintDelegate implements JavaDelegate {

    private final Complaints complaints;

    ResolveComplaintDelegate(Complaints complaints) {
        this.complaints = complaints;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable(
                "outcome",
                complaints.resolve(step.subject(), step.submission(), step.by()).word());
    }
}
