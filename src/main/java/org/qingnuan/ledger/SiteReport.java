package org.qingnuan.ledger;

import java.time.Instant;
import java.util.List;
import org.qingnuan.shared.CaseKey;

/**
 * A difficulty or an issue, and what was done about it.
 *
 * @param key {@code <village>/report.<id>}, or the body's
 * @param placeName the village's name, or the body's
 * @param against the contractor or site inspector, null for a difficulty
 * @param closedAt null while it is open
 */
public record SiteReport(
        CaseKey key,
        String placeName,
        ReportKind kind,
        String against,
        String text,
        String raisedBy,
        Instant raisedAt,
        Instant closedAt,
        List<Step> steps) {

    public enum StepKind {
        ANSWERED("答复"),
        RETURNED("没有解决，退回"),
        CLOSED("确认解决");

        private final String label;

        StepKind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** {@code text} null for none. */
    public record Step(StepKind kind, String text, String by, Instant at) {}
}
