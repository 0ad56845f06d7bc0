package org.qingnuan.finance;

import org.qingnuan.shared.Money;

/**
 * The bounds a plan's document sets to its money, each null where it sets none.
 *
 * @param floor the least that a household is due on acceptance, all items together (HZ-28)
 * @param awardPot the most that the city's awards to all bodies of the plan may come to (HZ-29)
 */
public record SubsidyLimits(Money floor, Money awardPot) {

    public static final SubsidyLimits NONE = new SubsidyLimits(null, null);
}
