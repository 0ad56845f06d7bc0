package org.qingnuan.finance;

import java.time.Instant;
import java.util.List;

/**
 * A comparison of the accounts as it was made.
 *
 * @param by null for the one of the day
 * @param comparisons how many sums were compared
 * @param differences those that differ, in Chinese; empty when all agree
 */
public record AccountProof(Instant at, String by, int comparisons, List<String> differences) {

    public boolean agrees() {
        return differences.isEmpty();
    }
}
