package org.qingnuan.process.responsiblebody;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 登记村庄分解任务: the body's villages with their share of the quota. */
@Component
class RegisterVillagesDelegate implements JavaDelegate {

    private final Villages villages;

    RegisterVillagesDelegate(Villages villages) {
        this.villages = villages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        villages.register(step.subject(), step.submission(), step.by());
    }
}
