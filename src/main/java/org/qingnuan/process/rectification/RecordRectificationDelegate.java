package org.qingnuan.process.rectification;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Households;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 落实整改: what was mended and when. */
@Component
class RecordRectificationDelegate implements JavaDelegate {

    private final Households households;

    RecordRectificationDelegate(Households households) {
        this.households = households;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        households.recordRectification(step.subject(), step.submission(), step.by());
    }
}
