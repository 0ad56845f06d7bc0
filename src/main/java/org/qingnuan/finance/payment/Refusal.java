package org.qingnuan.finance.payment;

import java.util.List;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.Finding;

/** Words a refusal for the person at the task. */
final class Refusal {

    private Refusal() {}

    static SubmissionRefused of(String reason, String remedy) {
        return new SubmissionRefused(List.of(Finding.ofSheet(reason, remedy)));
    }

    /** {@link SubmissionRefused} with the findings, if there are any. */
    static void of(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw new SubmissionRefused(findings);
        }
    }
}
