package org.qingnuan.process.correctionorder;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 核查限期整改: done, or sent back. */
@Component
class VerifyCorrectionDelegate implements JavaDelegate {

    private final Overdues overdues;

    VerifyCorrectionDelegate(Overdues overdues) {
        this.overdues = overdues;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable(
                "approved", overdues.correct(step.subject(), "verifyCorrection", step.submission(), step.by()));
    }
}
