package org.qingnuan.ledger;

import java.time.LocalDate;

/**
 * A target of a plan that is no number of households, such as new urban central heating (HZ-01).
 *
 * @param quantity in {@code unit}
 * @param done what is reported done altogether, 0 before the first report
 * @param asOf the day of the last report, null before the first
 * @param note of the last report, null for none
 */
public record AreaTarget(
        String area, String name, long quantity, String unit, long done, LocalDate asOf, String note) {}
