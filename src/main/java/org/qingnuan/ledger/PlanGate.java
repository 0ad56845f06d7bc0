package org.qingnuan.ledger;

/**
 * A condition that a plan demands.
 *
 * @param before from which point on it is demanded
 * @param clause of the plan's document, such as HZ-05
 * @param byDefault the document states no such blocking point, it is our default (B6: R* and D), shown as 默认
 */
public record PlanGate(ConditionKind kind, GatePoint before, GateMode mode, String clause, boolean byDefault) {}
