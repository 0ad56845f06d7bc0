package org.qingnuan.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.qingnuan.shared.CaseKey;

/**
 * Something odd about a household that the register shows now; persons masked.
 *
 * @param no the household's number on the roster
 * @param head the head's name, masked
 * @param shown what is odd and with whom it is shared, in Chinese
 * @param others the households of this plan that it is shared with; none when it is not about other households of this plan
 * @param words what people said of it, oldest first
 */
public record Flag(
        long id,
        CaseKey household,
        String villageName,
        int no,
        String head,
        FlagKind kind,
        String shown,
        Set<Long> others,
        State state,
        List<Word> words) {

    public enum State {
        /** Nobody has asked for an exception, the last one was refused, or the flag now concerns more than it did. */
        OPEN("待核查"),
        /** One person has asked, another one has to answer. */
        ASKED("待另一人复核"),
        /** Two people let it stand as an exception. */
        EXCEPTED("已核准");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public enum Verdict {
        ASKED("申请按例外处理"),
        AGREED("同意"),
        DISAGREED("不同意");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public record Word(Verdict verdict, String reason, String by, Instant at) {}

    /** Who asked last, null unless an answer is awaited. */
    public String askedBy() {
        return state == State.ASKED ? words.get(words.size() - 1).by() : null;
    }
}
