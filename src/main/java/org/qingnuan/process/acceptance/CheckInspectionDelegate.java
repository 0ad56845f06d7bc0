package org.qingnuan.process.acceptance;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Households;
import org.qingnuan.process.engine.Step;
import org.qingnuan.shared.CaseKey;
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
        execution.setVariable("inspection", state(step.subject()));
    }

    private String state(CaseKey village) {
        if (households.allInspectedPassed(village)) {
            return "PASSED";
        }
        return households.openRectifications(village) ? "RECTIFYING" : "TO_INSPECT";
    }
}
