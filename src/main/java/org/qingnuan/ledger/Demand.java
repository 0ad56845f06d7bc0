package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;

/**
 * A condition that the plan demands of one place, and how it stands.
 *
 * @param place what people call the place, such as 东坡村 or 一标段
 * @param last the latest entry, null without any
 * @param shortcoming why an entry is there and does not do, null otherwise
 * @param warning what to look at though the entry does, null otherwise
 */
public record Demand(
        CaseKey subject, String place, PlanGate gate, ConditionRecord last, String shortcoming, String warning) {

    /** How it stands. */
    public enum State {
        MET("已具备"),
        MISSING("缺少"),
        DEFERRED("待补"),
        ADVISED("建议补充");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public boolean met() {
        return last != null && !last.revoked() && shortcoming == null;
    }

    public State state() {
        if (met()) {
            return State.MET;
        }
        return switch (gate.mode()) {
            case REQUIRED -> State.MISSING;
            case DEFERRABLE -> State.DEFERRED;
            case ADVISED -> State.ADVISED;
        };
    }

    /** Why it is not met, as a person reads it. */
    Finding finding() {
        String reason =
                shortcoming == null ? "缺少" + gate.kind().label() : gate.kind().label() + shortcoming;
        return Finding.ofSheet(place + reason + "（" + basis() + "）", "请在“前置条件”页面登记后再办理");
    }

    /** The clause, and whether the blocking point is our own default. */
    public String basis() {
        return gate.clause() + (gate.byDefault() ? "，默认" : "");
    }
}
