package org.qingnuan.finance;

import org.qingnuan.shared.Money;

/**
 * The bounds a plan's document sets to its money, each null where it sets none, and what it does when its funds do not suffice.
 *
 * @param floor the least that a household is due on acceptance, all items together (HZ-28)
 * @param awardPot the most that the city's awards to all bodies of the plan may come to (HZ-29)
 * @param whenShort what happens when funds do not suffice for a batch, never null
 * @param retention what is held back of the money that contractors are owed (LZ-37)
 */
public record SubsidyLimits(Money floor, Money awardPot, WhenShort whenShort, Retention retention) {

    /** Without a retention. */
    public SubsidyLimits(Money floor, Money awardPot, WhenShort whenShort) {
        this(floor, awardPot, whenShort, null);
    }

    /** For a plan that waits until its funds suffice. */
    public SubsidyLimits(Money floor, Money awardPot) {
        this(floor, awardPot, WhenShort.WAIT);
    }

    public static final SubsidyLimits NONE = new SubsidyLimits(null, null);
}
