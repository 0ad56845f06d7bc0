package org.qingnuan.ledger;

/**
 * A condition that a plan demands.
 *
 * @param before from which point on it is demanded
 * @param clause of the plan's document, such as HZ-05
 * @param byDefault the document states no such blocking point, it is our default (B6: R* and D), shown as 默认
 * @param numbered whether its paper must have a number (JY-16)
 * @param issuer a word that the issuing office must have in its name, such as 燃气 (JY-16); null for any office
 */
public record PlanGate(
        ConditionKind kind,
        GatePoint before,
        GateMode mode,
        String clause,
        boolean byDefault,
        boolean numbered,
        String issuer) {

    /** Of a paper of any office, with or without a number. */
    public PlanGate(ConditionKind kind, GatePoint before, GateMode mode, String clause, boolean byDefault) {
        this(kind, before, mode, clause, byDefault, false, null);
    }
}
