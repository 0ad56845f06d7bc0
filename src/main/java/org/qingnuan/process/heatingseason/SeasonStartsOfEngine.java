package org.qingnuan.process.heatingseason;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.qingnuan.process.SeasonStarts;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Season starts by jobs of the engine. */
@Component
class SeasonStartsOfEngine implements SeasonStarts {

    private final SeasonRun run;
    private final ProcessEngineConfigurationImpl engine;

    SeasonStartsOfEngine(SeasonRun run, ProcessEngineConfigurationImpl engine) {
        this.run = run;
        this.engine = engine;
    }

    @Override
    @Transactional
    public void begin(PlanId plan) {
        engine.getCommandExecutorTxRequired().execute(context -> {
            context.getPropertyManager().acquireExclusiveLockForStartup(); // nodes that start together
            run.begin(plan, context);
            return null;
        });
    }
}
