package org.qingnuan.ledger;

/**
 * A kind of village that a plan's document wishes to come first (HZ-16, LZ-03, LZ-05); others may, with a reason.
 *
 * @param code such as {@code no-burn}
 * @param name as the document says it
 * @param clause where it says so
 */
public record VillagePriority(String code, String name, String clause) {}
