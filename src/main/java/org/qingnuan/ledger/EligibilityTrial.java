package org.qingnuan.ledger;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qingnuan.shared.CaseKey;

/**
 * What a table of eligibility would say otherwise of a plan's households than the one that holds.
 *
 * @param households all that were asked about
 * @param changes those of whom the two say different things, by village and number on the roster
 * @param unanswered why the table cannot answer, in Chinese, with how many households that concerns
 */
public record EligibilityTrial(int households, List<Change> changes, Map<String, Integer> unanswered) {

    public EligibilityTrial {
        changes = List.copyOf(changes);
    }

    /** How many change in each way, by {@link Change#way}. */
    public Map<Way, Integer> ways() {
        Map<Way, Integer> ways = new TreeMap<>();
        changes.forEach(change -> ways.merge(change.way(), 1, Integer::sum));
        return ways;
    }

    /** What becomes of a household, the gravest first. */
    public enum Way {
        /** Confirmed, and by the other table ruled out for good. */
        CONFIRMED_RULED_OUT("已确认，将不得享受"),
        CONFIRMED_NOT_PROPOSED("已确认，将不再建议确认"),
        RULED_OUT("将不得确认"),
        NOT_PROPOSED("将不再建议确认"),
        PROPOSED("将改为建议确认"),
        REJECTED_PROPOSED("已不确认，将改为建议确认"),
        OTHER_REASON("结论不变，理由或依据改变");

        private final String label;

        Way(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * A household.
     *
     * @param no its number on the roster
     * @param head the head's name, masked
     * @param eligibility how it stands in the register
     */
    public record Change(
            CaseKey village, long household, int no, String head, String eligibility, Said now, Said then) {

        public Way way() {
            boolean confirmed = eligibility.equals("CONFIRMED");
            if (now.eligible() == then.eligible() && now.hard() == then.hard()) {
                return Way.OTHER_REASON;
            }
            if (then.eligible()) {
                return eligibility.equals("REJECTED") ? Way.REJECTED_PROPOSED : Way.PROPOSED;
            }
            if (then.hard()) {
                return confirmed ? Way.CONFIRMED_RULED_OUT : Way.RULED_OUT;
            }
            return confirmed ? Way.CONFIRMED_NOT_PROPOSED : Way.NOT_PROPOSED;
        }
    }

    /**
     * What a table says.
     *
     * @param hard whether the document rules the household out, so that nobody may confirm it
     * @param clause where the document says so, or 默认
     */
    public record Said(boolean eligible, boolean hard, String code, String reason, String clause) {}
}
