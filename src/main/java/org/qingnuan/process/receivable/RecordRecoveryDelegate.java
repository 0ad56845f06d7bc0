package org.qingnuan.process.receivable;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.finance.Clawbacks;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 情况入册: a repayment, an objection or a proposal to write off. */
@Component
class RecordRecoveryDelegate implements JavaDelegate {

    private final Clawbacks clawbacks;

    RecordRecoveryDelegate(Clawbacks clawbacks) {
        this.clawbacks = clawbacks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable(
                "recovery",
                clawbacks.record(step.subject(), step.submission(), step.by()).name());
        execution.setVariable("withdrawn", false);
    }
}
