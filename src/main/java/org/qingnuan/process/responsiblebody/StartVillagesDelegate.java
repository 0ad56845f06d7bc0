package org.qingnuan.process.responsiblebody;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Village;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.engine.Relay;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 启动各村: each in a transaction of its own, once. */
@Component
class StartVillagesDelegate implements JavaDelegate {

    private final Villages villages;
    private final Relay relay;

    StartVillagesDelegate(Villages villages, Relay relay) {
        this.villages = villages;
        this.relay = relay;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        villages.of(step.subject()).stream()
                .map(Village::key)
                .filter(villages::claimStart)
                .forEach(village -> relay.start("village-retrofit", village));
    }
}
