package org.qingnuan.process.rectification;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Households;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 核实整改: the inspector confirms or sends back. */
@Component
class VerifyRectificationDelegate implements JavaDelegate {

    private final Households households;

    VerifyRectificationDelegate(Households households) {
        this.households = households;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("approved", households.verifyRectification(step.subject(), step.submission(), step.by()));
    }
}
