package org.qingnuan.process.supervision;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 核对逾期原因: only the town's own delay brings a talk or accountability on it (LZ-46). */
@Component
class CheckCauseDelegate implements JavaDelegate {

    private final Overdues overdues;

    CheckCauseDelegate(Overdues overdues) {
        this.overdues = overdues;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("townAtFault", overdues.townAtFault(step.subject()));
    }
}
