package org.qingnuan.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;

/**
 * How a plan's heating seasons run after acceptance; kept as JSON within {@link PlanRules}.
 *
 * @param start the first day of heating as 11-15; the first season begins in the plan's year (D-19)
 * @param end the last day, in the next year where it lies before the start
 * @param seasons how many, one after the other, from 1 to 6 (ZC-10)
 * @param settlementDays days after the last one by whose end the statements are due (LZ-38, D-09)
 * @param meters what is metered by a utility; households of other routes are paid without a reading
 * @param reviews who reviews the readings, in this order (LZ-39)
 * @param card who issues the cards that the subsidy is loaded onto (充卡到户); null where it goes to the household's bank account
 * @param authorities whose identification of hardship counts (HZ-31, LZ-56)
 * @param overUse by fuel the quantity beyond which a reading is shown to the reviewers
 * @param advance whether a part is paid before the season and settled with its own batch (预拨); not in seasons kept before there was such a rule
 */
public record SeasonRules(
        String start,
        String end,
        int seasons,
        int settlementDays,
        List<Fuel> meters,
        List<SeasonReviewStep> reviews,
        String card,
        List<HardshipAuthority> authorities,
        Map<Fuel, BigDecimal> overUse,
        boolean advance) {

    public static final int MOST_SEASONS = 6;

    public SeasonRules {
        meters = List.copyOf(meters);
        reviews = List.copyOf(reviews);
        authorities = List.copyOf(authorities);
        overUse = Map.copyOf(overUse);
    }

    /** The first day of the season of that number, from 1. */
    public LocalDate startsOn(int planYear, int no) {
        return day(start).atYear(planYear + no - 1);
    }

    /** Its last day. */
    public LocalDate endsOn(int planYear, int no) {
        boolean nextYear = !day(end).isAfter(day(start));
        return day(end).atYear(planYear + no - (nextYear ? 0 : 1));
    }

    /** The last day on which its statements are in time. */
    public LocalDate statementDue(int planYear, int no) {
        return endsOn(planYear, no).plusDays(settlementDays);
    }

    private static MonthDay day(String text) {
        return MonthDay.parse("--" + text);
    }
}
