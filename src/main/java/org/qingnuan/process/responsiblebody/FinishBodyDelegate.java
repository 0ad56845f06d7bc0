package org.qingnuan.process.responsiblebody;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 办结: the plan has one open body less. */
@Component
class FinishBodyDelegate implements JavaDelegate {

    private final Plans plans;

    FinishBodyDelegate(Plans plans) {
        this.plans = plans;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        plans.finished(step.subject());
    }
}
