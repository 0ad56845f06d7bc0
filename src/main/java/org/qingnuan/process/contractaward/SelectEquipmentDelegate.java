package org.qingnuan.process.contractaward;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Equipment;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 选购采暖设备: a model of the shortlisted catalogue (ZC-17). */
@Component
class SelectEquipmentDelegate implements JavaDelegate {

    private final Equipment equipment;

    SelectEquipmentDelegate(Equipment equipment) {
        this.equipment = equipment;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        equipment.select(step.subject(), step.submission(), step.by());
    }
}
