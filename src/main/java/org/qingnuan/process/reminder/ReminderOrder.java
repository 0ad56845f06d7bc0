package org.qingnuan.process.reminder;

import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.qingnuan.shared.CaseKey;

/** Whose day a reminder job looks at: a body's, or the plan's own. */
record ReminderOrder(CaseKey body) implements JobHandlerConfiguration {

    private static final String DAILY = "daily ";

    static ReminderOrder parse(String text) {
        return new ReminderOrder(CaseKey.parse(text.substring(DAILY.length())));
    }

    @Override
    public String toCanonicalString() {
        return DAILY + body;
    }
}
