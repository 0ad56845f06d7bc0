package org.qingnuan.process.tasks;

import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.qingnuan.ledger.Checked;
import org.qingnuan.ledger.Documents;
import org.qingnuan.ledger.Entry;
import org.qingnuan.ledger.FieldSpec;
import org.qingnuan.ledger.Reviews;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Tasks;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Works tasks through the engine, always in the person's name. */
@Component
class TasksOfEngine implements Tasks {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final IdentityService identities;
    private final Looks looks;
    private final TaskForms forms;
    private final Submissions submissions;
    private final Documents documents;
    private final Reviews reviews;
    private final Withdrawals withdrawals;
    private final Acting acting;
    private final Staff staff;
    private final Map<String, TaskReport> reports;

    TasksOfEngine(
            TaskService tasks,
            RuntimeService runtime,
            HistoryService history,
            IdentityService identities,
            Looks looks,
            TaskForms forms,
            Submissions submissions,
            Documents documents,
            Reviews reviews,
            Withdrawals withdrawals,
            Acting acting,
            Staff staff,
            List<TaskReport> reports) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.history = history;
        this.identities = identities;
        this.looks = looks;
        this.forms = forms;
        this.submissions = submissions;
        this.documents = documents;
        this.reviews = reviews;
        this.withdrawals = withdrawals;
        this.acting = acting;
        this.staff = staff;
        this.reports = reports.stream().collect(Collectors.toMap(TaskReport::task, Function.identity()));
    }

    @Override
    public TaskView view(String taskId, String user) {
        Looks.Seen seen = seen(taskId, user);
        return view(seen.task(), seen.subject(), colleagues(seen.groups()));
    }

    @Override
    public List<TaskView> open(String user) {
        List<Task> found = acting.as(
                user,
                () -> tasks.createTaskQuery()
                        .or()
                        .taskAssignee(user)
                        .taskCandidateGroupInExpression("${currentUserGroups()}")
                        .endOr()
                        .list());
        Map<String, CaseKey> subjects = subjects(found);
        return found.stream()
                .map(task -> view(task, subjects.get(task.getProcessInstanceId()), List.of()))
                .sorted(Comparator.comparing(TaskView::due, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(view -> view.subject().toString())
                        .thenComparing(TaskView::taskKey))
                .toList();
    }

    private Map<String, CaseKey> subjects(List<Task> found) {
        Set<String> instances = found.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet());
        return instances.isEmpty()
                ? Map.of()
                : runtime.createProcessInstanceQuery().processInstanceIds(instances).list().stream()
                        .collect(Collectors.toMap(
                                ProcessInstance::getId, instance -> CaseKey.parse(instance.getBusinessKey())));
    }

    @Override
    public List<FieldSpec> fields(String taskId, String user) {
        return forms.of(seen(taskId, user).task()).fields();
    }

    @Override
    public Checked check(String taskId, String user, Map<String, String> fields, UUID sheet) {
        Looks.Seen seen = seen(taskId, user);
        Task task = seen.task();
        return submissions.check(new Entry(
                seen.subject(), key(task), taskId, user, specs(forms.of(task).fields(), fields), fields, sheet));
    }

    @Override
    public Documents.Upload attach(String taskId, String user, String field, String fileName, InputStream content) {
        Looks.Seen seen = seen(taskId, user);
        return forms.of(seen.task())
                .fileField(field)
                .map(spec -> documents.upload(
                        new Documents.Slot(seen.subject(), key(seen.task()), taskId, spec), fileName, content, user))
                .orElseGet(() ->
                        new Documents.Upload.Refused(List.of(Finding.ofColumn(field, "表单没有这一项文件", "请刷新页面后按表单上传"))));
    }

    @Override
    public void detach(String taskId, String user, UUID document) {
        documents.remove(document, seen(taskId, user).task().getId());
    }

    @Override
    public void complete(String taskId, String user, UUID submission) {
        boolean done = acting.as(user, () -> {
            boolean may = mayWork(looks.at(taskId), user);
            if (may) {
                tasks.complete(taskId, Map.of("submission", submission.toString()));
            }
            return may;
        });
        if (!done) {
            refuse(taskId, user);
        }
    }

    @Override
    @Transactional
    public void report(String taskId, String user, UUID submission) {
        Looks.Seen seen = seen(taskId, user);
        TaskReport report = reports.get(key(seen.task()));
        if (report == null) {
            throw new TaskNotYours("“" + seen.task().getName() + "”只能办结，不能分次上报。");
        }
        report.report(seen.subject(), submission, user);
    }

    @Override
    @Transactional
    public void handOver(String taskId, String user, String toUser, String reason) {
        Looks.Seen seen = seen(taskId, user);
        if (reason == null || reason.isBlank()) {
            throw new TaskNotYours("请填写转交原因。");
        }
        if (colleagues(seen.groups()).stream()
                .noneMatch(colleague -> colleague.user().equals(toUser))) {
            throw new TaskNotYours("“" + toUser + "”不在可办理该任务的人员中，请从名单里选择。");
        }
        tasks.setAssignee(taskId, toUser);
        reviews.handedOver(seen.subject(), key(seen.task()), user, toUser, reason);
    }

    @Override
    public Optional<Withdrawable> lastCompleted(String user) {
        return withdrawals.last(user);
    }

    @Override
    @Transactional
    public void withdraw(String taskId, String user, String reason) {
        withdrawals.withdraw(taskId, user, reason);
    }

    private Looks.Seen seen(String taskId, String user) {
        Looks.Seen seen = acting.as(user, () -> looks.at(taskId));
        if (!mayWork(seen, user)) {
            refuse(taskId, user);
        }
        return seen;
    }

    private void refuse(String taskId, String user) {
        HistoricTaskInstance past =
                history.createHistoricTaskInstanceQuery().taskId(taskId).singleResult();
        if (past != null && past.getEndTime() != null && acting.isIn(past.getTenantId(), user)) {
            throw new TaskGone(
                    past.getAssignee() == null
                            ? "该任务已办结或已撤回，请刷新任务列表。"
                            : "该任务已由" + staff.name(past.getAssignee()) + "办结，请刷新任务列表。");
        }
        throw new TaskNotYours("您不是该任务的办理人。");
    }

    private boolean mayWork(Looks.Seen seen, String user) {
        return seen != null && (user.equals(seen.task().getAssignee()) || acting.mayStandIn(user, seen.groups()));
    }

    private TaskView view(Task task, CaseKey subject, List<Colleague> colleagues) {
        TaskForms.TaskForm form = forms.of(task);
        return new TaskView(
                task.getId(),
                task.getName(),
                definition(task),
                task.getTaskDefinitionKey(),
                subject,
                task.getAssignee(),
                form.sheet(),
                reports.containsKey(key(task)),
                colleagues,
                task.getDueDate() == null ? null : task.getDueDate().toInstant());
    }

    private List<Colleague> colleagues(List<String> groups) {
        return groups.stream()
                .flatMap(group -> identities.createUserQuery().memberOfGroup(group).list().stream())
                .map(user -> new Colleague(user.getId(), name(user)))
                .distinct()
                .toList();
    }

    private static String name(User user) {
        return user.getFirstName() == null ? user.getId() : user.getFirstName();
    }

    private String key(Task task) {
        return definition(task) + "." + task.getTaskDefinitionKey();
    }

    private String definition(Task task) {
        return forms.definitionKey(task);
    }

    /** A field declared as {@code reason.*} stands for every given field with that prefix: one per late village, say. */
    private static List<FieldSpec> specs(List<FieldSpec> declared, Map<String, String> given) {
        return declared.stream()
                .flatMap(spec -> spec.name().endsWith(".*") ? each(spec, given) : Stream.of(spec))
                .toList();
    }

    private static Stream<FieldSpec> each(FieldSpec spec, Map<String, String> given) {
        String prefix = spec.name().substring(0, spec.name().length() - 1);
        return given.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .sorted()
                .map(name -> new FieldSpec(
                        name, spec.label(), spec.type(), spec.required(), spec.choices(), spec.multiple()));
    }
}
