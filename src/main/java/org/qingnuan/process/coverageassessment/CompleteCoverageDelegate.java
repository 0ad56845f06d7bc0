package org.qingnuan.process.coverageassessment;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Coverage;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 补齐未覆盖户: what the body did about a refusal. */
@Component
class CompleteCoverageDelegate implements JavaDelegate {

    private final Coverage coverage;

    CompleteCoverageDelegate(Coverage coverage) {
        this.coverage = coverage;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        coverage.completed(step.subject(), step.submission(), step.by());
    }
}
