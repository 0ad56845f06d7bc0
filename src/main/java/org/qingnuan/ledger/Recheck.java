package org.qingnuan.ledger;

import java.time.Instant;
import org.qingnuan.shared.CaseKey;

/**
 * The one re-check of a household's rejection (B5, default); persons masked.
 *
 * @param key {@code <village>/recheck.<id>}
 * @param rejection why it was rejected
 * @param rejectedBy who rejected it, null where nobody is known
 * @param result null while it waits
 */
public record Recheck(
        CaseKey key,
        String villageName,
        long household,
        int no,
        String head,
        String rejection,
        String rejectedBy,
        String reason,
        String requestedBy,
        Instant requestedAt,
        Result result,
        String opinion,
        String decidedBy,
        Instant decidedAt) {

    /** What comes of it; the words are those of the model's gateway. */
    public enum Result {
        CONFIRMED("confirmed", "列入改造"),
        WAITING("waiting", "列入候补"),
        UPHELD("upheld", "维持不确认");

        private final String word;
        private final String label;

        Result(String word, String label) {
            this.word = word;
            this.label = label;
        }

        public String word() {
            return word;
        }

        public String label() {
            return label;
        }
    }
}
