package org.qingnuan.finance.subsidy;

import java.math.BigDecimal;
import org.qingnuan.ledger.SeasonUse.Before;

/**
 * What a household burnt in one heating season.
 *
 * @param gasVolume in cubic metres, 0 for none
 * @param powerUsage in kilowatt hours, 0 for none
 * @param heatUsage in gigajoules, 0 for none
 * @param hardshipIdentified whether an authority the plan names had identified it as in hardship (HZ-31)
 * @param valleyUsage how much of the power in the valley hours, in kilowatt hours; null where the utility did not state it
 * @param powerBase what it is taken to use without heating, approved, in kilowatt hours; null where none was approved
 * @param tariff how it pays for its power, a code of {@link org.qingnuan.ledger.Tariff}; null where the utility did not state it
 * @param before what it burnt in the season before
 */
public record Usage(
        BigDecimal gasVolume,
        BigDecimal powerUsage,
        BigDecimal heatUsage,
        boolean hardshipIdentified,
        BigDecimal valleyUsage,
        BigDecimal powerBase,
        String tariff,
        Before before) {

    public static final Usage NONE = new Usage(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, false);

    /** Which knows no season before. */
    public Usage(
            BigDecimal gasVolume,
            BigDecimal powerUsage,
            BigDecimal heatUsage,
            boolean hardshipIdentified,
            BigDecimal valleyUsage,
            BigDecimal powerBase,
            String tariff) {
        this(gasVolume, powerUsage, heatUsage, hardshipIdentified, valleyUsage, powerBase, tariff, Before.NONE);
    }

    /** Of whose power nothing further is known. */
    public Usage(BigDecimal gasVolume, BigDecimal powerUsage, BigDecimal heatUsage, boolean hardshipIdentified) {
        this(gasVolume, powerUsage, heatUsage, hardshipIdentified, null, null, null);
    }

    /** Without metered heat. */
    public Usage(BigDecimal gasVolume, BigDecimal powerUsage, boolean hardshipIdentified) {
        this(gasVolume, powerUsage, BigDecimal.ZERO, hardshipIdentified);
    }
}
