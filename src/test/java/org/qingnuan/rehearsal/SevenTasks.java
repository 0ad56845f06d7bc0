package org.qingnuan.rehearsal;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.qingnuan.support.TestPostgres;

/** The least program for the same: the bare engine with full history, one instance and seven tasks per household. */
final class SevenTasks implements AutoCloseable {

    private static final List<String> STEPS =
            List.of("survey", "confirm", "contract", "install", "commission", "accept", "pay");

    private final ProcessEngine engine;

    SevenTasks() {
        engine = ProcessEngineConfiguration.createStandaloneProcessEngineConfiguration()
                .setJdbcUrl(TestPostgres.newDatabase())
                .setJdbcDriver("org.postgresql.Driver")
                .setJdbcUsername("postgres")
                .setJdbcPassword("")
                .setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE)
                .setHistory(ProcessEngineConfiguration.HISTORY_FULL)
                .setJobExecutorActivate(false)
                .buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance("household.bpmn", model())
                .deploy();
    }

    private static BpmnModelInstance model() {
        AbstractFlowNodeBuilder<?, ?> flow = Bpmn.createExecutableProcess("household")
                .camundaHistoryTimeToLiveString("P3650D")
                .startEvent();
        for (String step : STEPS) {
            flow = flow.userTask(step).camundaCandidateGroups("officials").camundaDueDate("2021-09-30T00:00:00");
        }
        return flow.endEvent().done();
    }

    /** Moves so many households through all seven tasks, one after the other, and returns how many it did per second. */
    double householdsPerSecond(int households) {
        RuntimeService runtime = engine.getRuntimeService();
        TaskService tasks = engine.getTaskService();
        long started = System.nanoTime();
        for (int i = 0; i < households; i++) {
            String instance = runtime.startProcessInstanceByKey("household", Integer.toString(i))
                    .getId();
            for (int step = 0; step < STEPS.size(); step++) {
                tasks.complete(tasks.createTaskQuery()
                        .processInstanceId(instance)
                        .singleResult()
                        .getId());
            }
        }
        return households / ((System.nanoTime() - started) / 1e9);
    }

    @Override
    public void close() {
        engine.close();
    }
}
