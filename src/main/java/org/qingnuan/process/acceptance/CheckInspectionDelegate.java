package org.qingnuan.process.acceptance;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Households;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 核对验收: every household passed, or rectifications still open. */
@Component
class CheckInspectionDelegate implements JavaDelegate {

    private final Households households;

    CheckInspectionDelegate(Households households) {
        this.households = households;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("inspection", households.inspectionState(step.subject()).name());
    }
}
