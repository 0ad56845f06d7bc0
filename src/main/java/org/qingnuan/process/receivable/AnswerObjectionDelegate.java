package org.qingnuan.process.receivable;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.finance.Clawbacks;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 异议答复入册: an upheld objection withdraws the clawback. */
@Component
class AnswerObjectionDelegate implements JavaDelegate {

    private final Clawbacks clawbacks;

    AnswerObjectionDelegate(Clawbacks clawbacks) {
        this.clawbacks = clawbacks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("withdrawn", clawbacks.answerObjection(step.subject(), step.submission(), step.by()));
    }
}
