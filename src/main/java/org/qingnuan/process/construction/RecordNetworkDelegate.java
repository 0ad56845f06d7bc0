package org.qingnuan.process.construction;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Networks;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 登记配套管网完工: by the heat or the gas company, whichever implements the village's route (ZC-07, ZC-08). */
@Component
class RecordNetworkDelegate implements JavaDelegate {

    private final Networks networks;

    RecordNetworkDelegate(Networks networks) {
        this.networks = networks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        networks.record(step.subject(), step.submission(), step.by());
    }
}
