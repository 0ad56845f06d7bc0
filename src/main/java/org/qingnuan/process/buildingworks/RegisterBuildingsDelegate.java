package org.qingnuan.process.buildingworks;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Buildings;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 登记节能改造对象: eligible ones only (LZ-08). */
@Component
class RegisterBuildingsDelegate implements JavaDelegate {

    private final Buildings buildings;

    RegisterBuildingsDelegate(Buildings buildings) {
        this.buildings = buildings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        buildings.register(step.subject(), step.submission(), step.by());
    }
}
