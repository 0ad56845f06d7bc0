package org.qingnuan.ledger;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;

/** What people hand in with a task: checked once, counted once. */
public interface Submissions {

    /** Checks the fields by the form and by the {@link SubmissionRule}s of the task; all findings together, nothing stored on any. */
    Checked check(Entry entry);

    /** Consumes a submission; {@link SubmissionRefused} if it is unknown, used already, made for another subject or task, or no longer within the {@link SubmissionRule}s of its task. */
    Submission open(UUID id, CaseKey subject, String task);

    /** What was handed in last for the task, personal fields masked. */
    Optional<Submission> last(CaseKey subject, String task);

    void saveDraft(String taskId, String by, Map<String, String> fields);

    /** The saved draft, empty without one. */
    Map<String, String> draft(String taskId);
}
