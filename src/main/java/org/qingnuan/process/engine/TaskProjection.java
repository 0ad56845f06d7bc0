package org.qingnuan.process.engine;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.qingnuan.ledger.OpenTask;
import org.qingnuan.ledger.Stages;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** Tells the ledger of each task as it opens, changes hands and closes, so that boards and lists are the ledger's SQL. */
@Component
class TaskProjection implements TaskListener {

    private final Stages stages;

    TaskProjection(Stages stages) {
        this.stages = stages;
    }

    @Override
    public void notify(DelegateTask task) {
        switch (task.getEventName()) {
            case EVENTNAME_CREATE -> stages.taskOpened(opened(task));
            case EVENTNAME_ASSIGNMENT -> stages.taskHeld(task.getId(), task.getAssignee());
            case EVENTNAME_UPDATE -> {
                stages.taskHeld(task.getId(), task.getAssignee());
                stages.taskDue(task.getId(), instant(task.getDueDate()));
            }
            default -> stages.taskClosed(task.getId());
        }
    }

    private static OpenTask opened(DelegateTask task) {
        return new OpenTask(
                task.getId(),
                CaseKey.parse(task.getExecution().getProcessBusinessKey()),
                Definitions.modelOf(definitionKey(task)),
                task.getTaskDefinitionKey(),
                task.getName(),
                task.getCandidates().stream()
                        .map(IdentityLink::getGroupId)
                        .findFirst()
                        .orElse(null),
                task.getAssignee(),
                instant(task.getDueDate()),
                task.getCreateTime().toInstant());
    }

    /** By the definition itself: an id holds the key only while it is short. */
    private static String definitionKey(DelegateTask task) {
        return ((TaskEntity) task).getProcessDefinition().getKey();
    }

    private static Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }
}
