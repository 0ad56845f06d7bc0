package org.qingnuan.process.householdconfirmation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Households;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 甄别资格: the plan's table proposes who is eligible, with reason and clause. */
@Component
class ScreenHouseholdsDelegate implements JavaDelegate {

    private final Households households;

    ScreenHouseholdsDelegate(Households households) {
        this.households = households;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        households.screen(step.subject(), step.subject().plan());
    }
}
