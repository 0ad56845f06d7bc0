package org.qingnuan.process.programme;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.Milestones;
import org.qingnuan.ledger.PlanTracks;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Tracks;
import org.qingnuan.process.engine.Relay;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 下达任务: one instance per responsible body, one per track of milestones, and what the plan has done beside the villages. */
@Component
class AssignTargetsDelegate implements JavaDelegate {

    private final Plans plans;
    private final Milestones milestones;
    private final Tracks tracks;
    private final Relay relay;

    AssignTargetsDelegate(Plans plans, Milestones milestones, Tracks tracks, Relay relay) {
        this.plans = plans;
        this.milestones = milestones;
        this.tracks = tracks;
        this.relay = relay;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        PlanTracks beside = plans.get(step.subject().plan()).rules().tracks();
        beside.ofPlan().forEach(track -> relay.start(track, step.subject()));
        plans.bodies(step.subject().plan()).stream().map(Body::key).forEach(body -> {
            relay.start("responsible-body", body);
            beside.ofBody().stream()
                    .filter(track -> tracks.claimStart(body, track))
                    .forEach(track -> relay.start(track, body));
        });
        milestones.claim(step.subject().plan()).forEach(track -> relay.start(track.model(), track.subject()));
    }
}
