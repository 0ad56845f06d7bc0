package org.qingnuan.process.contractorclaim;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.finance.Advances;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 申报垫付结算: no more than accepted times the unit price (LZ-37). */
@Component
class RecordClaimDelegate implements JavaDelegate {

    private final Advances advances;

    RecordClaimDelegate(Advances advances) {
        this.advances = advances;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        advances.claim(step.subject(), step.submission(), step.by());
    }
}
