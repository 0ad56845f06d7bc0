package org.qingnuan.process.contractaward;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Equipment;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 推荐气代煤设备: the gas company names models by their record (ZC-18). */
@Component
class RecommendEquipmentDelegate implements JavaDelegate {

    private final Equipment equipment;

    RecommendEquipmentDelegate(Equipment equipment) {
        this.equipment = equipment;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        equipment.recommend(step.subject(), step.submission(), step.by());
    }
}
