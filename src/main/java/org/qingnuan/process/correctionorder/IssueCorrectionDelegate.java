package org.qingnuan.process.correctionorder;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 下达限期整改: with its own date (ZC-31). */
@Component
class IssueCorrectionDelegate implements JavaDelegate {

    private final Overdues overdues;

    IssueCorrectionDelegate(Overdues overdues) {
        this.overdues = overdues;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        overdues.correct(step.subject(), "issueCorrection", step.submission(), step.by());
    }
}
