package org.qingnuan.process.contractaward;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Lots;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 编入标段: the village joins a lot; its route decides who recommends the equipment. */
@Component
class AssignLotDelegate implements JavaDelegate {

    private final Lots lots;
    private final Villages villages;

    AssignLotDelegate(Lots lots, Villages villages) {
        this.lots = lots;
        this.villages = villages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        lots.assign(step.subject(), step.submission(), step.by());
        execution.setVariable("route", villages.get(step.subject()).route());
    }
}
