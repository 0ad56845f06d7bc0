package org.qingnuan.ledger.register;

import java.time.LocalDate;
import java.util.List;
import org.qingnuan.ledger.Submission;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.Finding;

/** Reads what an applied submission must say, whatever its form demanded. */
final class SubmittedDays {

    private SubmittedDays() {}

    /** The day of a field; {@link SubmissionRefused} when it is missing. */
    static LocalDate required(Submission submission, String field, String label) {
        String written = submission.fields().get(field);
        if (written == null) {
            throw new SubmissionRefused(List.of(Finding.ofColumn(label, "没有填写", "请填写" + label)));
        }
        return LocalDate.parse(written);
    }
}
