package org.qingnuan.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.ledger.TypedSheets;
import org.qingnuan.ledger.TypedSheets.TypedSheet;
import org.qingnuan.process.Tasks.TaskView;
import org.springframework.stereotype.Component;

/** Puts together what a task's form shows. */
@Component
class TaskPages {

    private static final int MOST_TYPED_ROWS = 60;

    private final TaskHeads heads;
    private final Submissions submissions;
    private final TypedSheets typedSheets;
    private final TaskFiles files;
    private final TaskWords words;
    private final ConditionFacts conditions;
    private final SoftRuleFacts wishes;
    private final Map<String, TaskFacts> facts = new HashMap<>();

    TaskPages(
            TaskHeads heads,
            Submissions submissions,
            TypedSheets typedSheets,
            TaskFiles files,
            TaskWords words,
            ConditionFacts conditions,
            SoftRuleFacts wishes,
            List<TaskFacts> families) {
        this.heads = heads;
        this.submissions = submissions;
        this.typedSheets = typedSheets;
        this.files = files;
        this.words = words;
        this.conditions = conditions;
        this.wishes = wishes;
        families.forEach(family -> family.tasks().forEach(task -> facts.put(task, family)));
    }

    TaskPage of(TaskView task, String user, TaskPage.Csrf csrf) {
        String form = form(task);
        return new TaskPage(
                task.taskId(),
                task.name(),
                form,
                task.subject().toString(),
                heads.plan(task.subject()),
                heads.place(task.subject()),
                heads.responsible(task),
                task.assignee(),
                heads.numbers(task.subject()),
                heads.deadline(task),
                heads.before(task.subject()),
                typed(task),
                task.reportable(),
                colleagues(task, user),
                submissions.draft(task.taskId()),
                (facts.containsKey(form) ? facts.get(form).of(task) : Facts.NONE)
                        .plus(conditions.of(task, user))
                        .plus(wishes.of(task, user)),
                files.of(task),
                words.of(task),
                csrf);
    }

    static String form(TaskView task) {
        return task.definition() + "." + task.taskKey().replaceFirst("^userTask_", "");
    }

    private TypedSheet typed(TaskView task) {
        if (task.sheet() == null || task.sheet().equals(SheetTransfers.BANK_RESULT)) {
            return null;
        }
        TypedSheet sheet = typedSheets.of(SheetKind.valueOf(task.sheet()), task.subject());
        return sheet.rows().size() > MOST_TYPED_ROWS ? null : sheet;
    }

    private static List<TaskPage.Person> colleagues(TaskView task, String user) {
        return task.colleagues().stream()
                .filter(colleague -> !colleague.user().equals(user))
                .map(colleague -> new TaskPage.Person(colleague.user(), colleague.name()))
                .toList();
    }
}
