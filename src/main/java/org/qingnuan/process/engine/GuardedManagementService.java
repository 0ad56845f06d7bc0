package org.qingnuan.process.engine;

import org.camunda.bpm.engine.impl.ManagementServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.management.SetJobRetriesBuilderImpl;

/**
 * The management service as people may use it. The engine counts a refused execution as a failed one, so that three
 * calls of anybody would stop a deadline's timer for good; and it lets whoever may retry a job stop or move it, too.
 */
class GuardedManagementService extends ManagementServiceImpl {

    private final PersonalCalls calls;

    GuardedManagementService(ProcessEngineConfigurationImpl engine) {
        super(engine);
        this.calls = new PersonalCalls(engine);
    }

    @Override
    public void executeJob(String jobId) {
        calls.refuse("执行作业");
        super.executeJob(jobId);
    }

    @Override
    public SetJobRetriesBuilderImpl setJobRetries(int retries) {
        return new GuardedRetries(commandExecutor, retries, calls);
    }
}
