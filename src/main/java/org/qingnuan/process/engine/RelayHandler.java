package org.qingnuan.process.engine;

import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.stereotype.Component;

/** Runs relay jobs. */
@Component
class RelayHandler implements JobHandler<RelayOrder> {

    static final String TYPE = "qingnuan-relay";

    private final Instances instances;

    RelayHandler(Instances instances) {
        this.instances = instances;
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public void execute(RelayOrder order, ExecutionEntity execution, CommandContext context, String tenantId) {
        switch (order.kind()) {
            case START -> instances.start(order.name(), order.key());
            case MESSAGE -> instances.correlate(order.name(), order.key());
        }
    }

    @Override
    public RelayOrder newConfiguration(String canonicalString) {
        return RelayOrder.parse(canonicalString);
    }

    @Override
    public void onDelete(RelayOrder order, JobEntity job) {
        // nothing hangs on a relay job
    }
}
