package org.qingnuan.process.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.qingnuan.process.deadlineadjustment.AdjustmentRun;
import org.qingnuan.process.heatingseason.SeasonRun;
import org.qingnuan.process.reminder.MailRun;
import org.qingnuan.process.reminder.ReminderRun;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationInitializer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Hangs our guards, projections and handlers into the engine; plain values stand in application.yaml. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 10)
class EngineSettings extends AbstractProcessEnginePlugin {

    private final TenantByCase tenants;
    private final RelayHandler relay;
    private final AdjustmentRun adjustments;
    private final ReminderRun reminders;
    private final MailRun mails;
    private final SeasonRun seasons;
    private final ProjectionParseListener projection;
    private final ModelRules modelRules;
    private final CandidatesOfMixedModels candidates;

    /** The schema and the clock come first: the engine neither creates tables nor sees a wrong day. */
    EngineSettings(
            TenantByCase tenants,
            RelayHandler relay,
            AdjustmentRun adjustments,
            ReminderRun reminders,
            MailRun mails,
            SeasonRun seasons,
            ProjectionParseListener projection,
            ModelRules modelRules,
            CandidatesOfMixedModels candidates,
            FlywayMigrationInitializer schema,
            EngineClock clock) {
        this.tenants = tenants;
        this.relay = relay;
        this.adjustments = adjustments;
        this.reminders = reminders;
        this.mails = mails;
        this.seasons = seasons;
        this.projection = projection;
        this.modelRules = modelRules;
        this.candidates = candidates;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setTenantIdProvider(tenants);
        engine.setCustomJobHandlers(with(
                with(with(with(with(engine.getCustomJobHandlers(), relay), adjustments), reminders), mails), seasons));
        engine.setCustomPostBPMNParseListeners(with(engine.getCustomPostBPMNParseListeners(), projection));
        engine.setCustomPreDeployers(with(engine.getCustomPreDeployers(), modelRules));
        engine.setResourceAuthorizationProvider(candidates);
        engine.setTaskService(new GuardedTaskService(engine));
        engine.setFormService(new GuardedFormService(engine));
        engine.setManagementService(new GuardedManagementService(engine));
        engine.setJobExecutorAcquireByDueDate(true);
    }

    private static <T> List<T> with(List<? extends T> others, T ours) {
        List<T> all = new ArrayList<>();
        if (others != null) {
            all.addAll(others);
        }
        all.add(ours);
        return all;
    }
}
