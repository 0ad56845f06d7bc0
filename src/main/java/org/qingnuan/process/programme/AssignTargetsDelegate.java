package org.qingnuan.process.programme;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Milestones;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.engine.Relay;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 下达任务: one instance per responsible body, and one per track of milestones where the plan has any. */
@Component
class AssignTargetsDelegate implements JavaDelegate {

    private final Plans plans;
    private final Milestones milestones;
    private final Relay relay;

    AssignTargetsDelegate(Plans plans, Milestones milestones, Relay relay) {
        this.plans = plans;
        this.milestones = milestones;
        this.relay = relay;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        plans.bodies(step.subject().plan()).forEach(body -> relay.start("responsible-body", body.key()));
        milestones.claim(step.subject().plan()).forEach(track -> relay.start(track.model(), track.subject()));
    }
}
