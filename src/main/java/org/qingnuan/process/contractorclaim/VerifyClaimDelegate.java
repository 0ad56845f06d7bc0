package org.qingnuan.process.contractorclaim;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.finance.Advances;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 核实垫付申报: from here on it is a liability, or the contractor claims anew. */
@Component
class VerifyClaimDelegate implements JavaDelegate {

    private final Advances advances;

    VerifyClaimDelegate(Advances advances) {
        this.advances = advances;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("approved", advances.verify(step.subject(), step.submission(), step.by()));
    }
}
