package org.qingnuan.process.responsiblebody;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 核对各村: all villages of the body finished? */
@Component
class CheckVillagesDelegate implements JavaDelegate {

    private final Villages villages;

    CheckVillagesDelegate(Villages villages) {
        this.villages = villages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        execution.setVariable("finished", villages.allFinished(step.subject()));
    }
}
