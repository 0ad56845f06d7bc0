package org.qingnuan.ledger;

import org.qingnuan.shared.Region;

/**
 * One row of a plan's task table (ZC-02).
 *
 * @param officialCode the statistical code, null where there is none (development zones)
 * @param quantity in {@code unit}, above 0; {@link #LEFT_OPEN} where the document says none
 */
public record Target(Region area, String officialCode, int quantity, String unit) {

    /** The office enters the figure later ({@link Quotas#enter}). */
    public static final int LEFT_OPEN = 0;
}
