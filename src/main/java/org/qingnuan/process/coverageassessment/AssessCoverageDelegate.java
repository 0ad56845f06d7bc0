package org.qingnuan.process.coverageassessment;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Coverage;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 评估认定全覆盖: the ecology office's word alone (JY-10). */
@Component
class AssessCoverageDelegate implements JavaDelegate {

    private final Coverage coverage;

    AssessCoverageDelegate(Coverage coverage) {
        this.coverage = coverage;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("approved", coverage.assess(step.subject(), step.submission(), step.by()));
    }
}
