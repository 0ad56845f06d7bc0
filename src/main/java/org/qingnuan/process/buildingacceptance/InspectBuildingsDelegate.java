package org.qingnuan.process.buildingacceptance;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Buildings;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 入户验收: the site inspector's report, all passed or not (LZ-33). */
@Component
class InspectBuildingsDelegate implements JavaDelegate {

    private final Buildings buildings;

    InspectBuildingsDelegate(Buildings buildings) {
        this.buildings = buildings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("passed", buildings.inspect(step.subject(), step.submission(), step.by()));
    }
}
