package org.qingnuan.web;

import java.util.List;
import org.qingnuan.shared.Money;

/**
 * What a tried table would change.
 *
 * @param table what was tried, for people
 * @param asked households asked about; {@code decided} and {@code open} of them change
 * @param unanswered why the table has no answer for some
 * @param lines the first differences of {@code all}
 */
record RateTrialPage(
        String plan,
        String back,
        String table,
        int asked,
        int decided,
        int open,
        List<Fund> funds,
        List<String> unanswered,
        List<Line> lines,
        int all) {

    /** A source within a part of the households. */
    record Fund(String part, String source, String now, String then, String difference) {}

    /** {@code now} and {@code then} are null where nothing is stated. */
    record Line(
            String place,
            long household,
            String item,
            String season,
            String part,
            Money now,
            String sharesNow,
            Money then,
            String sharesThen,
            String label) {}
}
