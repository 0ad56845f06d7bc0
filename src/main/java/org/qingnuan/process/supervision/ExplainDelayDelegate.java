package org.qingnuan.process.supervision;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 说明原因并承诺日期, per village. */
@Component
class ExplainDelayDelegate implements JavaDelegate {

    private final Overdues overdues;

    ExplainDelayDelegate(Overdues overdues) {
        this.overdues = overdues;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        overdues.explain(step.subject(), step.submission(), step.by());
    }
}
