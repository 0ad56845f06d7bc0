package org.qingnuan.ledger;

/**
 * What a plan demands of each household before it is paid.
 *
 * @param clause of the plan's document, such as LZ-27
 */
public record HouseholdGate(HouseholdCondition kind, String clause) {}
