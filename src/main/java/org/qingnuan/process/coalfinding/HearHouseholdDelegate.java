package org.qingnuan.process.coalfinding;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.CoalFindings;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 陈述入册: what the household said to a finding. */
@Component
class HearHouseholdDelegate implements JavaDelegate {

    private final CoalFindings findings;

    HearHouseholdDelegate(CoalFindings findings) {
        this.findings = findings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        findings.hear(step.subject(), step.submission(), step.by());
    }
}
