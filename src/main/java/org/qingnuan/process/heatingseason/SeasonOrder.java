package org.qingnuan.process.heatingseason;

import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.qingnuan.shared.PlanId;

/** Whose heating seasons a job looks after. */
record SeasonOrder(PlanId plan) implements JobHandlerConfiguration {

    private static final String SEASONS = "seasons ";

    static SeasonOrder parse(String text) {
        return new SeasonOrder(new PlanId(text.substring(SEASONS.length())));
    }

    @Override
    public String toCanonicalString() {
        return SEASONS + plan;
    }
}
