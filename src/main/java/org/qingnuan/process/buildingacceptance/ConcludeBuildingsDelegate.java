package org.qingnuan.process.buildingacceptance;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Buildings;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 竣工验收结论: accepted, or inspected again (LZ-25). */
@Component
class ConcludeBuildingsDelegate implements JavaDelegate {

    private final Buildings buildings;

    ConcludeBuildingsDelegate(Buildings buildings) {
        this.buildings = buildings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("approved", buildings.conclude(step.subject(), step.submission(), step.by()));
    }
}
