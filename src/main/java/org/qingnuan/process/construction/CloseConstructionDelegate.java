package org.qingnuan.process.construction;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Households;
import org.qingnuan.ledger.Networks;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 报告施工进度, last report: every confirmed household installed, with the actual date; then the network, if it lacks. */
@Component
class CloseConstructionDelegate implements JavaDelegate {

    private final Households households;
    private final Networks networks;

    CloseConstructionDelegate(Households households, Networks networks) {
        this.households = households;
        this.networks = networks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        households.closeConstruction(step.subject(), step.submission(), step.by());
        execution.setVariable("networkPending", networks.pending(step.subject()));
    }
}
