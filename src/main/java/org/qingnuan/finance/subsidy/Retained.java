package org.qingnuan.finance.subsidy;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.Retention;

/**
 * How much of each subsidy of a grant is retained.
 *
 * @param lot whose contractor is owed it
 * @param dueOn the last day of the defects period
 */
public record Retained(String lot, Retention terms, LocalDate dueOn) {

    /** What each source has retained of its share; the parts add up to what is retained of the whole, none exceeds its share. */
    Map<FundSource, Long> split(Map<FundSource, Long> shares) {
        long whole = shares.values().stream().mapToLong(Long::longValue).sum();
        if (whole == 0) {
            return Map.of();
        }
        long retained = terms.of(whole);
        Map<FundSource, Long> parts = new EnumMap<>(FundSource.class);
        long before = 0;
        long upTo = 0;
        for (Map.Entry<FundSource, Long> share : shares.entrySet()) {
            upTo += share.getValue();
            long part = Math.multiplyExact(upTo, retained) / whole - before;
            before += part;
            if (part > 0) {
                parts.put(share.getKey(), part);
            }
        }
        return parts;
    }
}
