package org.qingnuan.process.deadline;

import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.DeadlineOutcome;
import org.qingnuan.ledger.Milestones;
import org.qingnuan.ledger.OpenTask;
import org.qingnuan.ledger.Stages;
import org.qingnuan.shared.CaseKey;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Lets the due dates of cases' open tasks follow the frames around them. */
@Component
class TaskDates {

    private final Stages stages;
    private final TaskService tasks;

    TaskDates(Stages stages, @Lazy TaskService tasks) {
        this.stages = stages;
        this.tasks = tasks;
    }

    /** Tasks within a frame that moved, and that of the milestone it stands for, take its new date; all others keep theirs. */
    void follow(List<DeadlineOutcome> outcomes) {
        Map<CaseKey, Map<String, LocalDate>> moved = new HashMap<>(outcomes.stream()
                .collect(Collectors.groupingBy(
                        DeadlineOutcome::subject,
                        Collectors.toMap(DeadlineOutcome::frame, DeadlineOutcome::dueAfter))));
        outcomes.stream()
                .filter(outcome -> outcome.subject().kind() == null)
                .forEach(outcome -> moved.put(
                        outcome.subject().with(Milestones.KIND, outcome.frame()),
                        Map.of(outcome.frame(), outcome.dueAfter())));
        if (!moved.isEmpty()) {
            stages.tasks(moved.keySet()).forEach(open -> follow(open, moved.get(open.subject())));
        }
    }

    private void follow(OpenTask open, Map<String, LocalDate> moved) {
        TaskEntity task =
                Frames.still(Context.getCommandContext().getTaskManager().findTaskById(open.taskId()));
        Optional<LocalDate> due =
                Frames.innermost(Frames.still(task.getExecution())).map(moved::get);
        due.map(day -> Date.from(ChinaTime.endOfDay(day)))
                .filter(date -> !Objects.equals(date, task.getDueDate()))
                .ifPresent(date -> tasks.setDueDate(task.getId(), date));
    }
}
