package org.qingnuan.ledger;

import java.time.Instant;
import java.util.List;
import org.qingnuan.shared.CaseKey;

/**
 * A change of a household that was asked for, and what came of it; persons masked.
 *
 * @param key {@code <village>/change.<id>}
 * @param household null for a new one that is not on the register yet
 * @param no the household's number on the roster, null for a new one
 * @param head the head's name, masked
 * @param values what stood and what shall stand
 * @param decidedAt null while it waits
 * @param outcome where a new household came to stand: {@code CONFIRMED} or {@code WAITING}; null otherwise
 * @param movedUp who moved up for one that left, as {@code 第8号 张*}; null for nobody
 * @param afterPayment whether one left that had been paid, so that the money is to be asked back
 */
public record HouseholdChange(
        CaseKey key,
        String villageName,
        Long household,
        Integer no,
        String head,
        Cause cause,
        String reason,
        List<Value> values,
        String requestedBy,
        Instant requestedAt,
        Boolean approved,
        String opinion,
        String decidedBy,
        Instant decidedAt,
        String outcome,
        String movedUp,
        boolean afterPayment) {

    public enum Kind {
        ADD("新增"),
        CORRECT("变更"),
        REVOKE("撤销"),
        ROUTE("改造类型变更");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public enum Cause {
        OMITTED(Kind.ADD, "漏登补录"),
        NEW_HOUSEHOLD(Kind.ADD, "新立户"),
        CORRECTION(Kind.CORRECT, "信息更正"),
        INHERITANCE(Kind.CORRECT, "继承"),
        SALE(Kind.CORRECT, "房屋转让"),
        PAYEE(Kind.CORRECT, "更换收款账户"),
        VOLUNTARY(Kind.REVOKE, "自愿退出"),
        MOVED_OUT(Kind.REVOKE, "搬迁或房屋拆除"),
        INELIGIBLE(Kind.REVOKE, "不符合条件"),
        OTHER_ROUTE(Kind.ROUTE, "改用其他方式");

        private final Kind kind;
        private final String label;

        Cause(Kind kind, String label) {
            this.kind = kind;
            this.label = label;
        }

        public Kind kind() {
            return kind;
        }

        public String label() {
            return label;
        }

        /** Whether the house belongs to somebody else afterwards. */
        public boolean passesOn() {
            return this == INHERITANCE || this == SALE;
        }
    }

    /** A value, masked where personal; {@code before} null where nothing stood. */
    public record Value(String label, String before, String after) {}

    /** What an approval would do to the village. {@code next} is who would move up, {@code outcome} where a new household would stand; null for none. */
    public record Effect(int quota, int confirmed, int confirmedAfter, String next, String outcome, String payment) {}

    public boolean open() {
        return approved == null;
    }
}
