package org.qingnuan.ledger;

import java.util.List;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;

/** Decisions and notes of people on a case, kept in order; what came before is read from here. */
public interface Reviews {

    /**
     * Records a review task's decision.
     *
     * @param task model and element, such as {@code survey.userTask_reviewSurvey}
     * @return true when approved, false when sent back
     * @throws SubmissionRefused when the submission does not count (see {@link Submissions#open})
     */
    boolean decide(CaseKey subject, String task, UUID submission, String by);

    /** Records a task that only leaves a note. */
    void note(CaseKey subject, String task, UUID submission, String by);

    /** Records that a task changed hands. */
    void handedOver(CaseKey subject, String task, String from, String to, String reason);

    /** Records that a completion was taken back. */
    void withdrawn(CaseKey subject, String task, String by, String reason);

    /** Records that a finished stage, named as people know it, was sent back. */
    void sentBack(CaseKey subject, String stageName, String by, String reason);

    /** What people did on the case, newest last. */
    List<Review> of(CaseKey subject);
}
