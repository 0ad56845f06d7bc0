package org.qingnuan.process.coalfinding;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.CoalFindings;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 认定结论入册: only now does a finding have consequences (LZ-28). */
@Component
class ConfirmFindingDelegate implements JavaDelegate {

    private final CoalFindings findings;

    ConfirmFindingDelegate(CoalFindings findings) {
        this.findings = findings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("approved", findings.confirm(step.subject(), step.submission(), step.by()));
    }
}
