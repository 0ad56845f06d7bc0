package org.qingnuan.process.commissioning;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Households;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 登记调试结果, last report: first the new heating, then the old stove removed (ZC-16). */
@Component
class CloseCommissioningDelegate implements JavaDelegate {

    private final Households households;

    CloseCommissioningDelegate(Households households) {
        this.households = households;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        households.recordCommissioning(step.subject(), step.submission(), step.by());
    }
}
