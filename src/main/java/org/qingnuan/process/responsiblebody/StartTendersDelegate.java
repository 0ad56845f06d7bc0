package org.qingnuan.process.responsiblebody;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.qingnuan.ledger.Lot;
import org.qingnuan.ledger.Lots;
import org.qingnuan.process.engine.Relay;
import org.qingnuan.process.engine.Step;
import org.springframework.stereotype.Component;

/** 启动招标: each lot in an instance of its own, once. */
@Component
class StartTendersDelegate implements JavaDelegate {

    private final Lots lots;
    private final Relay relay;

    StartTendersDelegate(Lots lots, Relay relay) {
        this.lots = lots;
        this.relay = relay;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        lots.of(step.subject()).stream()
                .map(Lot::key)
                .filter(lots::claimStart)
                .forEach(lot -> relay.start("tendering", lot));
    }
}
