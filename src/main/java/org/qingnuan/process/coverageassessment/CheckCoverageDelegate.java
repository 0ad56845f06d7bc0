package org.qingnuan.process.coverageassessment;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Coverage;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 核对各村验收: is every village of the body accepted? */
@Component
class CheckCoverageDelegate implements JavaDelegate {

    private final Coverage coverage;

    CheckCoverageDelegate(Coverage coverage) {
        this.coverage = coverage;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("complete", coverage.complete(step.subject()));
    }
}
