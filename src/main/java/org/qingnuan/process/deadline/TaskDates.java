package org.qingnuan.process.deadline;

import java.util.Date;
import java.util.Objects;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.qingnuan.ledger.Stages;
import org.qingnuan.shared.CaseKey;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Lets the due dates of a case's open tasks follow the frames around them. */
@Component
class TaskDates {

    private final Stages stages;
    private final Deadline deadline;
    private final TaskService tasks;

    TaskDates(Stages stages, Deadline deadline, @Lazy TaskService tasks) {
        this.stages = stages;
        this.deadline = deadline;
        this.tasks = tasks;
    }

    void follow(CaseKey subject) {
        stages.tasks(subject).forEach(open -> {
            TaskEntity task = Context.getCommandContext().getTaskManager().findTaskById(open.taskId());
            Date due = deadline.current(task.getExecution());
            if (!Objects.equals(due, task.getDueDate())) {
                tasks.setDueDate(task.getId(), due);
            }
        });
    }
}
