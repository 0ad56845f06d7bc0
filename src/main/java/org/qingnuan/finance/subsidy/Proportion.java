package org.qingnuan.finance.subsidy;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.qingnuan.finance.FundSource;

/** Splits an amount over sources in proportion to what each owes, to the fen. */
public final class Proportion {

    private Proportion() {}

    /**
     * Cuts down to the fen, then gives the rest fen by fen to the largest remainders, in the order of the sources among
     * equals; no source gets more than it has.
     *
     * @param fen at most what the shares add up to
     */
    public static Map<FundSource, Long> split(Map<FundSource, Long> shares, long fen) {
        long total = shares.values().stream().mapToLong(Long::longValue).sum();
        if (fen < 0 || fen > total) {
            throw new IllegalArgumentException(fen + " fen of " + total);
        }
        Map<FundSource, Long> parts = new EnumMap<>(FundSource.class);
        shares.forEach((source, share) -> parts.put(source, floor(share, fen, total)));
        long left = fen - parts.values().stream().mapToLong(Long::longValue).sum();
        List<FundSource> order = shares.keySet().stream()
                .filter(source -> parts.get(source) < shares.get(source))
                .sorted(Comparator.<FundSource>comparingLong(source -> -remainder(shares.get(source), fen, total))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        for (int at = 0; left > 0; at++, left--) {
            parts.merge(order.get(at), 1L, Long::sum);
        }
        parts.values().removeIf(part -> part == 0);
        return parts;
    }

    private static long floor(long share, long fen, long total) {
        return total == 0 ? 0 : Math.multiplyExact(share, fen) / total;
    }

    private static long remainder(long share, long fen, long total) {
        return Math.multiplyExact(share, fen) % total;
    }
}
