package org.qingnuan.process.responsiblebody;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Stages;
import org.qingnuan.ledger.TownPlans;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 核准实施方案 (ZC-13): approved, or back with the body, which then waits for nobody else. */
@Component
class DecideTownPlanDelegate implements JavaDelegate {

    private final TownPlans townPlans;
    private final Stages stages;

    DecideTownPlanDelegate(TownPlans townPlans, Stages stages) {
        this.townPlans = townPlans;
        this.stages = stages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("approved", townPlans.decide(step.subject(), step.submission(), step.by()));
        stages.waiting(step.subject(), "town-plan", null);
    }
}
