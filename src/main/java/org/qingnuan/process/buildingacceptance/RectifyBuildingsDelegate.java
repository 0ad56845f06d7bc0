package org.qingnuan.process.buildingacceptance;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Buildings;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 整改不合格部位: what the contractor mended. */
@Component
class RectifyBuildingsDelegate implements JavaDelegate {

    private final Buildings buildings;

    RectifyBuildingsDelegate(Buildings buildings) {
        this.buildings = buildings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        buildings.rectify(step.subject(), step.submission(), step.by());
    }
}
