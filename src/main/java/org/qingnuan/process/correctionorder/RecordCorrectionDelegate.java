package org.qingnuan.process.correctionorder;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 落实限期整改. */
@Component
class RecordCorrectionDelegate implements JavaDelegate {

    private final Overdues overdues;

    RecordCorrectionDelegate(Overdues overdues) {
        this.overdues = overdues;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        overdues.correct(step.subject(), "carryOutCorrection", step.submission(), step.by());
    }
}
