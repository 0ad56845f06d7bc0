package org.qingnuan.process.buildingworks;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Buildings;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 核对节能改造工程量: the site inspector's word (LZ-33). */
@Component
class VerifyBuildingWorksDelegate implements JavaDelegate {

    private final Buildings buildings;

    VerifyBuildingWorksDelegate(Buildings buildings) {
        this.buildings = buildings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("approved", buildings.verifyWorks(step.subject(), step.submission(), step.by()));
    }
}
