package org.qingnuan.process.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.qingnuan.shared.CaseKey;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Carries a start or a message to another instance by a job of the engine: written in the sender's transaction, run
 * in its own without a user, retried, and an incident in Cockpit when it cannot be delivered.
 */
@Component
public class Relay {

    private final ProcessEngineConfigurationImpl engine;

    Relay(@Lazy ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    public void start(String model, CaseKey key) {
        send(new RelayOrder(RelayOrder.Kind.START, model, key));
    }

    public void message(String name, CaseKey key) {
        send(new RelayOrder(RelayOrder.Kind.MESSAGE, name, key));
    }

    private void send(RelayOrder order) {
        engine.getCommandExecutorTxRequired().execute(context -> {
            MessageEntity job = new MessageEntity();
            job.setJobHandlerType(RelayHandler.TYPE);
            job.setJobHandlerConfiguration(order);
            context.getJobManager().send(job);
            return null;
        });
    }
}
