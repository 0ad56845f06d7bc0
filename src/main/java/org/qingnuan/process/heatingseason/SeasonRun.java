package org.qingnuan.process.heatingseason;

import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.HeatingSeasons;
import org.qingnuan.process.engine.Relay;
import org.qingnuan.process.engine.Timers;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;

/**
 * A plan's yearly job: on the first day of heating it opens the season of every body and starts its process, and orders
 * itself for the next year. What began while it could not run it makes good in turn; what is open it leaves alone.
 */
@Component
public class SeasonRun implements JobHandler<SeasonOrder> {

    static final String TYPE = "qingnuan-seasons";
    static final String MODEL = "heating-season";

    private final HeatingSeasons seasons;
    private final Relay relay;

    SeasonRun(HeatingSeasons seasons, Relay relay) {
        this.seasons = seasons;
        this.relay = relay;
    }

    /** Opens what has begun and has the job stand ready for what comes; one that stands ready is left as it is. */
    void begin(PlanId plan, CommandContext context) {
        openBegun(plan);
        SeasonOrder order = new SeasonOrder(plan);
        if (context.getJobManager()
                .findJobsByConfiguration(TYPE, order.toCanonicalString(), null)
                .isEmpty()) {
            orderNext(order, context);
        }
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public void execute(SeasonOrder order, ExecutionEntity execution, CommandContext context, String tenantId) {
        openBegun(order.plan());
        orderNext(order, context);
    }

    private void openBegun(PlanId plan) {
        seasons.begun(plan).stream().filter(seasons::open).forEach(season -> relay.start(MODEL, season));
    }

    private void orderNext(SeasonOrder order, CommandContext context) {
        seasons.nextStart(order.plan()).ifPresent(day -> Timers.order(context, TYPE, order, ChinaTime.startOfDay(day)));
    }

    @Override
    public SeasonOrder newConfiguration(String canonicalString) {
        return SeasonOrder.parse(canonicalString);
    }

    @Override
    public void onDelete(SeasonOrder order, JobEntity job) {
        // the next start orders another
    }
}
