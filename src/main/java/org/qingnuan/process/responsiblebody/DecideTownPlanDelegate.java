package org.qingnuan.process.responsiblebody;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.TownPlans;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 核准实施方案 (ZC-13). */
@Component
class DecideTownPlanDelegate implements JavaDelegate {

    private final TownPlans townPlans;

    DecideTownPlanDelegate(TownPlans townPlans) {
        this.townPlans = townPlans;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("approved", townPlans.decide(step.subject(), step.submission(), step.by()));
    }
}
