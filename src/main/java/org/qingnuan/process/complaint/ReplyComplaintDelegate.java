package org.qingnuan.process.complaint;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Complaints;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 答复入册: the first answer, and how the matter goes on (LZ-47). */
@Component
class ReplyComplaintDelegate implements JavaDelegate {

    private final Complaints complaints;

    ReplyComplaintDelegate(Complaints complaints) {
        this.complaints = complaints;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable(
                "outcome",
                complaints.reply(step.subject(), step.submission(), step.by()).word());
    }
}
