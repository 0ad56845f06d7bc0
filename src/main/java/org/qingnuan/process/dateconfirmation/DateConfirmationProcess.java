package org.qingnuan.process.dateconfirmation;

import org.camunda.bpm.engine.RuntimeService;
import org.qingnuan.ledger.DateClaimLapsed;
import org.qingnuan.ledger.DateClaimed;
import org.qingnuan.process.engine.Relay;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** An actual date that lies far back is put before the office beside the village's own process, which goes on. */
@Component
class DateConfirmationProcess {

    private static final String MODEL = "date-confirmation";

    private final Relay relay;
    private final RuntimeService runtime;

    DateConfirmationProcess(Relay relay, RuntimeService runtime) {
        this.relay = relay;
        this.runtime = runtime;
    }

    @EventListener
    void on(DateClaimed claimed) {
        relay.start(MODEL, claimed.claim());
    }

    @EventListener
    void on(DateClaimLapsed lapsed) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(lapsed.claim().toString())
                .processDefinitionKey(MODEL)
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "环节已退回"));
    }
}
