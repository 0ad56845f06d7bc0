package org.qingnuan.process.programme;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 核对各责任主体: all bodies of the plan finished? */
@Component
class CheckBodiesDelegate implements JavaDelegate {

    private final Plans plans;

    CheckBodiesDelegate(Plans plans) {
        this.plans = plans;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("finished", plans.allFinished(step.subject().plan()));
    }
}
