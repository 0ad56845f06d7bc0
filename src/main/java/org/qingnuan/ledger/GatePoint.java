package org.qingnuan.ledger;

import java.util.Locale;

/** Where a plan may demand a condition, in the order of a season. */
public enum GatePoint {
    PLAN_APPROVAL("实施方案核准"),
    TENDER("招标"),
    AWARD("登记中标结果"),
    CONFIRMATION("确村确户"),
    CONSTRUCTION("施工"),
    ACCEPTANCE("验收结论"),
    PAYOUT("补贴拨付"),
    CLOSE("办结");

    private final String label;

    GatePoint(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** As plan.yaml writes it, such as {@code plan-approval}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether what is demanded before an earlier point is still asked for here. Households are confirmed beside the town's plan and the tenders, so that there only its own conditions count. */
    boolean asksFor(GatePoint earlier) {
        return this == CONFIRMATION ? earlier == CONFIRMATION : earlier.compareTo(this) <= 0;
    }

    /** Whether a place of this level is known by then, so that it can be asked for what it lacks: villages are put into lots after they are confirmed. */
    public boolean asks(ConditionKind.Scope scope) {
        return switch (scope) {
            case PLAN, BODY -> true;
            case LOT -> this == TENDER || this == AWARD || compareTo(CONSTRUCTION) >= 0;
            case VILLAGE -> this != TENDER && this != AWARD;
        };
    }
}
