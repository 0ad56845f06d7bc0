package org.qingnuan.process.tasks;

import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** Reads a task with what is always asked about it in one engine command: one transaction, and rights read once. */
@Component
class Looks {

    private final TaskService tasks;
    private final ProcessEngineConfigurationImpl engine;

    Looks(TaskService tasks, ProcessEngineConfigurationImpl engine) {
        this.tasks = tasks;
        this.engine = engine;
    }

    /** The task as the person in whose name the call runs sees it, null when they do not. */
    Seen at(String taskId) {
        return engine.getCommandExecutorTxRequired().execute(context -> look(context, taskId));
    }

    private Seen look(CommandContext context, String taskId) {
        Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
        return task == null ? null : new Seen(task, subject(context, task), groups((TaskEntity) task));
    }

    private static CaseKey subject(CommandContext context, Task task) {
        return CaseKey.parse(context.getExecutionManager()
                .findExecutionById(task.getProcessInstanceId())
                .getBusinessKey());
    }

    private static List<String> groups(TaskEntity task) {
        return task.getIdentityLinks().stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .toList();
    }

    /**
     * A task that a person sees.
     *
     * @param groups those who may work on it
     */
    record Seen(Task task, CaseKey subject, List<String> groups) {}
}
