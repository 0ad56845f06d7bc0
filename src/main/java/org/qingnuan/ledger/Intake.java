package org.qingnuan.ledger;

import java.util.List;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** Takes a submission for good; its rules are asked once more then, so the caller holds its locks before. */
@Component
class Intake {

    private final Submissions submissions;

    Intake(Submissions submissions) {
        this.submissions = submissions;
    }

    /** The accepted answers; {@link SubmissionRefused} with every finding otherwise. */
    Answers take(UUID submission, CaseKey subject, String task, String by) {
        Submission taken = submissions.open(submission, subject, task);
        return new Answers(new Entry(subject, task, null, by, List.of(), taken.fields(), taken.sheet()));
    }
}
