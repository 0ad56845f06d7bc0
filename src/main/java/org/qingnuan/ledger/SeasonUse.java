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
 * @param before what it used in the season before
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
        String tariff,
        Before before) {

    /**
     * What a household used in the season before: 0 where there was none or it did not take part; all null while that season's
     * readings are not reviewed.
     *
     * @param gas cubic metres
     * @param power kilowatt hours
     * @param heat gigajoules
     * @param valley how much of the power in the valley hours; null also where the utility did not state it
     */
    public record Before(BigDecimal gas, BigDecimal power, BigDecimal heat, BigDecimal valley) {

        public static final Before NONE =
                new Before(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        public static final Before UNREVIEWED = new Before(null, null, null, null);
    }
}
