package org.qingnuan.process;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.qingnuan.ledger.Checked;
import org.qingnuan.ledger.Documents;
import org.qingnuan.ledger.FieldSpec;
import org.qingnuan.shared.CaseKey;

/** The user tasks as a person works them; every call is refused for a task the person may not see. */
public interface Tasks {

    /**
     * The task for its form.
     *
     * @throws TaskGone when it was finished or taken back meanwhile
     * @throws TaskNotYours when the person has no part in it
     */
    TaskView view(String taskId, String user);

    /** Open tasks of the person's own and of their groups, by due date; without colleagues, which only a form needs. */
    List<TaskView> open(String user);

    /** What the task's form declares, in the version that the task runs with; a name such as {@code reason.*} stands for any with that beginning. */
    List<FieldSpec> fields(String taskId, String user);

    /** Checks what the form holds; an accepted submission is what the task completes with. */
    Checked check(String taskId, String user, Map<String, String> fields, UUID sheet);

    /** Takes a file for a field of the task's form; the field's value then lists the document's id. */
    Documents.Upload attach(String taskId, String user, String field, String fileName, InputStream content);

    /** Takes a file of the task's form back before anything was handed in with it. */
    void detach(String taskId, String user, UUID document);

    /** Completes the task with a submission, as Tasklist does. */
    void complete(String taskId, String user, UUID submission);

    /** Hands a submission to the ledger without completing the task; only for tasks that are reportable. */
    void report(String taskId, String user, UUID submission);

    /** Gives the task to a colleague of the same group, with the reason kept. */
    void handOver(String taskId, String user, String toUser, String reason);

    /** The completion the person may still take back, empty when the next step has started. */
    Optional<Withdrawable> lastCompleted(String user);

    /** Takes back a mistaken completion; refused with {@link TaskGone} once the next step has started. */
    void withdraw(String taskId, String user, String reason);

    /**
     * @param definition the model without its plan, such as {@code survey}
     * @param taskKey the element, such as {@code userTask_registerSurvey}
     * @param assignee null while nobody has taken it
     * @param sheet the kind of sheet the form takes, null for none
     * @param reportable whether progress may be reported without completing
     * @param due null without a deadline
     */
    record TaskView(
            String taskId,
            String name,
            String definition,
            String taskKey,
            CaseKey subject,
            String assignee,
            String sheet,
            boolean reportable,
            List<Colleague> colleagues,
            Instant due) {}

    record Colleague(String user, String name) {}

    /** A completed task that may be taken back. */
    record Withdrawable(String taskId, String name, CaseKey subject, Instant completedAt) {}

    /** The task is no longer there; the message says so in Chinese. */
    final class TaskGone extends RuntimeException {
        public TaskGone(String message) {
            super(message);
        }
    }

    /** The person has no part in the task; the message says so in Chinese. */
    final class TaskNotYours extends RuntimeException {
        public TaskNotYours(String message) {
            super(message);
        }
    }
}
