package org.qingnuan.process.supervision;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 全市通报, with whose delay it is (LZ-46). */
@Component
class IssueCityCircularDelegate implements JavaDelegate {

    private final Overdues overdues;

    IssueCityCircularDelegate(Overdues overdues) {
        this.overdues = overdues;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        overdues.circulate(step.subject(), "issueCityCircular", Recipients.of(execution), step.submission(), step.by());
    }
}
