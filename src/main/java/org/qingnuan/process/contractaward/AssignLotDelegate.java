package org.qingnuan.process.contractaward;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Lots;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 编入标段: the village joins a lot; its route and the plan decide whether the gas company recommends the equipment (ZC-18). */
@Component
class AssignLotDelegate implements JavaDelegate {

    private static final String GAS = "COAL_TO_GAS";

    private final Lots lots;
    private final Villages villages;
    private final Plans plans;

    AssignLotDelegate(Lots lots, Villages villages, Plans plans) {
        this.lots = lots;
        this.villages = villages;
        this.plans = plans;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        lots.assign(step.subject(), step.submission(), step.by());
        String route = villages.get(step.subject()).route();
        execution.setVariable("route", route);
        execution.setVariable(
                "recommendationPending",
                route.equals(GAS) && plans.get(step.subject().plan()).rules().recommendationRequired());
    }
}
