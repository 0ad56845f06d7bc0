package org.qingnuan.process.responsiblebody;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.TownPlans;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 编制实施方案: breakdown, routes, milestones (ZC-12), schedule (ZC-15). */
@Component
class SubmitTownPlanDelegate implements JavaDelegate {

    private final TownPlans townPlans;

    SubmitTownPlanDelegate(TownPlans townPlans) {
        this.townPlans = townPlans;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        townPlans.submit(step.subject(), step.submission(), step.by());
    }
}
