package org.qingnuan.finance.subsidy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qingnuan.finance.FundSource;
import org.qingnuan.shared.Money;

/**
 * How an amount is split among the sources: ratios, cut down to the fen, fixed amounts, minimums, and exactly one source that
 * takes the rest. Where an amount does not suffice for all, minimums come first and the others follow in their order.
 */
public record Shares(List<Share> parts) {

    /** Thirds written as fractions add up to the whole but for this. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.0000000001");

    /** Reads {@code SUPERIOR:240.00元,CITY_AWARD:30,DISTRICT_MATCHING:rest>=180.00元}; {@link IllegalArgumentException} naming the text when it is none. */
    public static Shares parse(String text) {
        List<Share> parts = new ArrayList<>();
        Set<FundSource> sources = EnumSet.noneOf(FundSource.class);
        for (String part : (text == null ? "" : text).split(",", -1)) {
            Share share = Share.parse(part.strip());
            if (share == null || !sources.add(share.source())) {
                throw refused(text);
            }
            parts.add(share);
        }
        if (parts.stream().filter(Share::rest).count() != 1 || beyondWhole(parts)) {
            throw refused(text);
        }
        return new Shares(List.copyOf(parts));
    }

    private static boolean beyondWhole(List<Share> parts) {
        BigDecimal sum = parts.stream()
                .filter(share -> share.numerator() != null)
                .map(share -> share.numerator().divide(share.denominator(), MathContext.DECIMAL64))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.compareTo(BigDecimal.ONE.add(TOLERANCE)) > 0;
    }

    /** What each source pays of so many fen; sources that pay nothing are absent. */
    Map<FundSource, Long> split(long fen) {
        Map<FundSource, Long> taken = new EnumMap<>(FundSource.class);
        long left = fen;
        for (Share share : parts) {
            long minimum = Math.min(left, share.minimum());
            taken.put(share.source(), minimum);
            left -= minimum;
        }
        for (Share share : parts) {
            long more = Math.min(left, Math.max(0, share.of(fen) - taken.get(share.source())));
            taken.merge(share.source(), more, Long::sum);
            left -= more;
        }
        taken.merge(rest(), left, Long::sum);
        taken.values().removeIf(amount -> amount == 0);
        return taken;
    }

    private FundSource rest() {
        return parts.stream().filter(Share::rest).findFirst().orElseThrow().source();
    }

    /** The same in money. */
    static Map<FundSource, Money> inMoney(Map<FundSource, Long> fen) {
        Map<FundSource, Money> money = new EnumMap<>(FundSource.class);
        fen.forEach((source, amount) -> money.put(source, Money.ofFen(amount)));
        return money;
    }

    /** Reads rows such as {@code SUPERIOR:100000}, in fen. */
    public static Map<FundSource, Money> ofRows(String... rows) {
        Map<FundSource, Money> money = new EnumMap<>(FundSource.class);
        for (String row : rows) {
            String[] part = row.split(":");
            money.put(FundSource.valueOf(part[0]), Money.ofFen(Long.parseLong(part[1])));
        }
        return money;
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException(
                "补贴标准的资金分摊应形如 SUPERIOR:50,DISTRICT_MATCHING:rest（比例也可写2/5，定额写240.00元，不低于某额加 >=180.00元），比例合计不超过100%，且恰有一个 rest，现为："
                        + text);
    }
}
