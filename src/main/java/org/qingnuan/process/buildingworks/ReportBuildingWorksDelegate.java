package org.qingnuan.process.buildingworks;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Buildings;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 报告节能改造完工: all that is registered. */
@Component
class ReportBuildingWorksDelegate implements JavaDelegate {

    private final Buildings buildings;

    ReportBuildingWorksDelegate(Buildings buildings) {
        this.buildings = buildings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        buildings.reportWorks(step.subject(), step.submission(), step.by());
    }
}
