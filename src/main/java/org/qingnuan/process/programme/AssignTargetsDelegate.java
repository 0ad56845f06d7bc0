package org.qingnuan.process.programme;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.engine.Relay;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 下达任务: one instance per responsible body. */
@Component
class AssignTargetsDelegate implements JavaDelegate {

    private final Plans plans;
    private final Relay relay;

    AssignTargetsDelegate(Plans plans, Relay relay) {
        this.plans = plans;
        this.relay = relay;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        plans.bodies(step.subject().plan()).forEach(body -> relay.start("responsible-body", body.key()));
    }
}
