package org.qingnuan.ledger;

/**
 * How far one village's or body's gate may be extended.
 *
 * @param maxDays most days of one extension, from the last day that holds
 * @param maxCount most approved extensions of one gate
 */
public record ExtensionCap(int maxDays, int maxCount) {}
