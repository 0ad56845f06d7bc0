package org.qingnuan.process.subsidysettlement;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 办结: the body has one open village less. */
@Component
class FinishVillageDelegate implements JavaDelegate {

    private final Villages villages;

    FinishVillageDelegate(Villages villages) {
        this.villages = villages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        villages.finished(step.subject());
    }
}
