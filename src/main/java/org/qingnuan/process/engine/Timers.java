package org.qingnuan.process.engine;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;

/** Orders jobs of ours for a moment, in the transaction of the engine command. */
public final class Timers {

    private Timers() {}

    public static void order(CommandContext context, String type, JobHandlerConfiguration order, Instant at) {
        TimerEntity timer = new TimerEntity();
        timer.setJobHandlerType(type);
        timer.setJobHandlerConfiguration(order);
        timer.setDuedate(Date.from(at));
        context.getJobManager().schedule(timer);
    }
}
