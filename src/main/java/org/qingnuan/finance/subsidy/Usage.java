package org.qingnuan.finance.subsidy;

import java.math.BigDecimal;

/**
 * What a household burnt in one heating season.
 *
 * @param gasVolume in cubic metres, 0 for none
 * @param powerUsage in kilowatt hours, 0 for none
 * @param heatUsage in gigajoules, 0 for none
 * @param hardshipIdentified whether an authority the plan names had identified it as in hardship (HZ-31)
 */
public record Usage(BigDecimal gasVolume, BigDecimal powerUsage, BigDecimal heatUsage, boolean hardshipIdentified) {

    public static final Usage NONE = new Usage(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, false);

    /** Without metered heat. */
    public Usage(BigDecimal gasVolume, BigDecimal powerUsage, boolean hardshipIdentified) {
        this(gasVolume, powerUsage, BigDecimal.ZERO, hardshipIdentified);
    }
}
