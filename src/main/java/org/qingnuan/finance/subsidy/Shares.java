package org.qingnuan.finance.subsidy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.qingnuan.finance.FundSource;
import org.qingnuan.shared.Money;

/** How an amount is split among the sources: percentages, rounded down to the fen, and exactly one source that takes the rest. */
public record Shares(Map<FundSource, BigDecimal> percentages, FundSource rest) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Reads {@code SUPERIOR:50,DISTRICT_MATCHING:rest}; {@link IllegalArgumentException} naming the text when it is none. */
    public static Shares parse(String text) {
        Map<FundSource, BigDecimal> percentages = new LinkedHashMap<>();
        FundSource rest = null;
        for (String part : (text == null ? "" : text).split(",", -1)) {
            String[] share = part.strip().split(":", -1);
            if (share.length != 2 || !share[0].matches("SUPERIOR|CITY_AWARD|DISTRICT_MATCHING")) {
                throw refused(text);
            }
            FundSource source = FundSource.valueOf(share[0]);
            if (source == rest || percentages.containsKey(source)) {
                throw refused(text);
            }
            if (share[1].equals("rest") && rest == null) {
                rest = source;
            } else if (share[1].matches("[0-9]{1,3}(\\.[0-9]{1,4})?")) {
                percentages.put(source, new BigDecimal(share[1]));
            } else {
                throw refused(text);
            }
        }
        BigDecimal sum = percentages.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (rest == null || sum.compareTo(HUNDRED) > 0) {
            throw refused(text);
        }
        return new Shares(percentages, rest);
    }

    /** What each source pays of so many fen; sources that pay nothing are absent. */
    Map<FundSource, Long> split(long fen) {
        Map<FundSource, Long> parts = new EnumMap<>(FundSource.class);
        percentages.forEach((source, percent) -> parts.put(source, percentOf(fen, percent)));
        parts.put(rest, fen - parts.values().stream().mapToLong(Long::longValue).sum());
        return parts.entrySet().stream()
                .filter(part -> part.getValue() > 0)
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        Map.Entry::getValue,
                        (one, other) -> one,
                        () -> new EnumMap<>(FundSource.class)));
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

    private static long percentOf(long fen, BigDecimal percent) {
        return BigDecimal.valueOf(fen)
                .multiply(percent)
                .divide(HUNDRED, 0, RoundingMode.DOWN)
                .longValueExact();
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException("补贴标准的资金分摊应形如 SUPERIOR:50,DISTRICT_MATCHING:rest，且恰有一个 rest，现为：" + text);
    }
}
