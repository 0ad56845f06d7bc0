package org.qingnuan.ledger;

import java.math.BigDecimal;

/**
 * What a household used in a season, as its subsidy is computed from it.
 *
 * @param index the how-many-eth season it is for this household, from 1: it may have been accepted later than others
 * @param gas cubic metres, 0 for none
 * @param power kilowatt hours, 0 for none
 * @param heat gigajoules, 0 for none
 * @param identified whether one of the plan's authorities has it identified as in hardship today (HZ-31)
 * @param valley how much of the power in the valley hours, in kilowatt hours; null where the utility did not state it
 * @param base the approved use without heating, in kilowatt hours; null likewise
 * @param tariff a name of {@link Tariff}; null likewise
 */
public record SeasonUse(
        long household,
        int index,
        BigDecimal gas,
        BigDecimal power,
        BigDecimal heat,
        boolean identified,
        BigDecimal valley,
        BigDecimal base,
        String tariff) {}
