package org.qingnuan.process.responsiblebody;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Coverage;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 核对下级计划: do the towns of this body work under a plan of their own that is there (JN-27)? */
@Component
class CheckSubordinatePlanDelegate implements JavaDelegate {

    private final Coverage coverage;

    CheckSubordinatePlanDelegate(Coverage coverage) {
        this.coverage = coverage;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("delegated", coverage.below(step.subject()).isPresent());
    }
}
