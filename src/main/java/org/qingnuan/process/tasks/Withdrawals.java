package org.qingnuan.process.tasks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.qingnuan.ledger.Reviews;
import org.qingnuan.ledger.Stages;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.ledger.TownPlans;
import org.qingnuan.process.Tasks.TaskGone;
import org.qingnuan.process.Tasks.Withdrawable;
import org.qingnuan.process.engine.Definitions;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/**
 * Takes back a mistaken completion while the reviewer has not begun. Only tasks whose review could send them back can
 * be taken back, because for these the ledger takes the same work a second time.
 */
@Component
class Withdrawals {

    private static final String TOWN_PLAN = "responsible-body.userTask_draftPlan";
    private static final Set<String> REVIEWED_NEXT = Set.of(
            "survey.userTask_registerSurvey",
            "construction.userTask_reportProgress",
            "commissioning.userTask_reportCommissioning",
            TOWN_PLAN,
            "rectification.userTask_rectify",
            "correction-order.userTask_carryOutCorrection");
    private static final int LOOK_BACK = 20;

    private final HistoryService history;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final Submissions submissions;
    private final Reviews reviews;
    private final TownPlans townPlans;
    private final Stages stages;

    Withdrawals(
            HistoryService history,
            RuntimeService runtime,
            TaskService tasks,
            Submissions submissions,
            Reviews reviews,
            TownPlans townPlans,
            Stages stages) {
        this.history = history;
        this.runtime = runtime;
        this.tasks = tasks;
        this.submissions = submissions;
        this.reviews = reviews;
        this.townPlans = townPlans;
        this.stages = stages;
    }

    Optional<Withdrawable> last(String user) {
        return history
                .createHistoricTaskInstanceQuery()
                .taskAssignee(user)
                .taskDeleteReason("completed")
                .orderByHistoricTaskInstanceEndTime()
                .desc()
                .listPage(0, LOOK_BACK)
                .stream()
                .filter(this::mayBeTakenBack)
                .findFirst()
                .map(task -> new Withdrawable(
                        task.getId(),
                        task.getName(),
                        subject(task),
                        task.getEndTime().toInstant()));
    }

    void withdraw(String taskId, String user, String reason) {
        HistoricTaskInstance done = history.createHistoricTaskInstanceQuery()
                .taskId(taskId)
                .taskAssignee(user)
                .taskDeleteReason("completed")
                .singleResult();
        if (done == null || !mayBeTakenBack(done)) {
            throw new TaskGone("下一环节已经开始或已结束，不能撤回。请联系下一环节的办理人退回。");
        }
        if (reason == null || reason.isBlank()) {
            throw new TaskGone("请填写撤回原因。");
        }
        reviews.withdrawn(subject(done), key(done), user, reason);
        if (key(done).equals(TOWN_PLAN)) {
            townPlans.takeBack(subject(done), reason, user);
            stages.waiting(subject(done), "town-plan", null);
        }
        var move = runtime.createProcessInstanceModification(done.getProcessInstanceId());
        next(done).forEach(task -> move.cancelAllForActivity(task.getTaskDefinitionKey()));
        move.startBeforeActivity(done.getTaskDefinitionKey()).execute();
    }

    private boolean mayBeTakenBack(HistoricTaskInstance done) {
        if (!REVIEWED_NEXT.contains(key(done))) {
            return false;
        }
        List<Task> next = next(done);
        return !next.isEmpty()
                && next.stream().allMatch(this::untouched)
                && isLatest(done)
                && next.stream().noneMatch(task -> task.getTaskDefinitionKey().equals(done.getTaskDefinitionKey()));
    }

    private boolean untouched(Task task) {
        return task.getAssignee() == null && submissions.draft(task.getId()).isEmpty();
    }

    private boolean isLatest(HistoricTaskInstance done) {
        return history
                .createHistoricTaskInstanceQuery()
                .processInstanceId(done.getProcessInstanceId())
                .finished()
                .orderByHistoricTaskInstanceEndTime()
                .desc()
                .listPage(0, 1)
                .stream()
                .anyMatch(latest -> latest.getId().equals(done.getId()));
    }

    private List<Task> next(HistoricTaskInstance done) {
        return tasks.createTaskQuery()
                .processInstanceId(done.getProcessInstanceId())
                .list();
    }

    private CaseKey subject(HistoricTaskInstance task) {
        ProcessInstance running = runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        return CaseKey.parse(running.getBusinessKey());
    }

    private static String key(HistoricTaskInstance task) {
        return Definitions.modelOf(task.getProcessDefinitionKey()) + "." + task.getTaskDefinitionKey();
    }
}
