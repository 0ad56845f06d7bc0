package org.qingnuan.process.responsiblebody;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Lots;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 划分标段. */
@Component
class OpenLotsDelegate implements JavaDelegate {

    private final Lots lots;

    OpenLotsDelegate(Lots lots) {
        this.lots = lots;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        lots.open(step.subject(), step.submission(), step.by());
    }
}
