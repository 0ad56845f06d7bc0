package org.qingnuan.web;

import java.util.List;

/**
 * A plan's subsidy table for people.
 *
 * @param path of the page
 * @param fingerprint of what is shown, null in a plan without a table, as {@code standing}
 * @param standing who brought it in and who approved it
 * @param approved whether it counts
 * @param approving whether the reader may approve it now
 * @param rows in the order of the table
 */
record RatesPage(
        String plan,
        String path,
        String readiness,
        String fingerprint,
        String standing,
        boolean approved,
        boolean approving,
        List<Row> rows) {

    /**
     * @param when the conditions under which it hits, one a line; empty for always
     * @param bounds what its amount is held to and when it is in force, one a line
     */
    record Row(
            String item,
            String label,
            List<String> when,
            String amount,
            List<String> bounds,
            List<String> shares,
            String clause,
            String basis,
            String note) {}
}
