package org.qingnuan.process.acceptance;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Households;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 竣工验收结论: joint units and standard (ZC-20), records valid (ZC-21). */
@Component
class ConcludeAcceptanceDelegate implements JavaDelegate {

    private final Households households;

    ConcludeAcceptanceDelegate(Households households) {
        this.households = households;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        households.concludeAcceptance(step.subject(), step.submission(), step.by());
    }
}
