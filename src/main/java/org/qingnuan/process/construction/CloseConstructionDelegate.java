package org.qingnuan.process.construction;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Households;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 报告施工进度, last report: every confirmed household installed, with the actual date. */
@Component
class CloseConstructionDelegate implements JavaDelegate {

    private final Households households;

    CloseConstructionDelegate(Households households) {
        this.households = households;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        households.closeConstruction(step.subject(), step.submission(), step.by());
    }
}
