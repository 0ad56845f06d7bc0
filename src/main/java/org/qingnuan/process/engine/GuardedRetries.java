package org.qingnuan.process.engine;

import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.management.SetJobRetriesBuilderImpl;

/** A person lets one job that has failed for good be tried once more; no call of theirs stops a job or moves its date. */
class GuardedRetries extends SetJobRetriesBuilderImpl {

    private final PersonalCalls calls;

    GuardedRetries(CommandExecutor executor, int retries, PersonalCalls calls) {
        super(executor, retries);
        this.calls = calls;
    }

    @Override
    public void execute() {
        calls.checkRetry(retries == 1 && !isDueDateSet ? jobId : null);
        super.execute();
    }
}
