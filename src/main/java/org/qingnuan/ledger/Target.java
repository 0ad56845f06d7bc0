package org.qingnuan.ledger;

import org.qingnuan.shared.Region;

/**
 * One row of a plan's task table (ZC-02).
 *
 * @param officialCode the statistical code, null where there is none (development zones)
 * @param quantity in {@code unit}, above 0
 */
public record Target(Region area, String officialCode, int quantity, String unit) {}
