package org.qingnuan.ledger;

/**
 * A kind of village with a figure of its own in the plan's document (LZ-01), which the office shares out to the bodies.
 *
 * @param code such as {@code rural}
 * @param name as the document says it
 * @param households of the whole plan
 */
public record QuotaCategory(String code, String name, int households) {}
