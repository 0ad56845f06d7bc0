package org.qingnuan.finance.subsidy;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.qingnuan.finance.FundSource;
import org.qingnuan.shared.Money;

/**
 * A season's whole sum less what was paid in advance, by source in fen: the rest that is due, or the surplus that is to come back.
 *
 * <p>Each source pays, in advance and now together, exactly its share of the whole. Where one paid more in advance than its share, the
 * rest is borne by the others in proportion to what they lack, and a surplus is claimed in proportion to what each paid too much: what
 * the household gets is right, what the sources owe each other is told ({@link #uneven}).
 */
record Settled(
        Map<FundSource, Long> whole, Advanced advanced, Map<FundSource, Long> due, Map<FundSource, Long> surplus) {

    static Settled of(Map<FundSource, Long> whole, Advanced advanced) {
        Map<FundSource, Long> paid = advanced.bySource();
        return new Settled(whole, advanced, beyond(whole, paid), beyond(paid, whole));
    }

    /** What each source has more than in the other map, brought down to what all have more together. */
    private static Map<FundSource, Long> beyond(Map<FundSource, Long> some, Map<FundSource, Long> other) {
        Map<FundSource, Long> more = new EnumMap<>(FundSource.class);
        some.forEach((source, fen) -> {
            long beyond = fen - other.getOrDefault(source, 0L);
            if (beyond > 0) {
                more.put(source, beyond);
            }
        });
        return Proportion.split(more, Math.max(0, sum(some) - sum(other)));
    }

    long dueFen() {
        return sum(due);
    }

    long surplusFen() {
        return sum(surplus);
    }

    Set<FundSource> sources() {
        Set<FundSource> sources = EnumSet.noneOf(FundSource.class);
        sources.addAll(whole.keySet());
        sources.addAll(advanced.bySource().keySet());
        return sources;
    }

    /** What each source bears beyond its share of the whole; empty as a rule. */
    Map<FundSource, Long> uneven() {
        Map<FundSource, Long> uneven = new EnumMap<>(FundSource.class);
        for (FundSource source : sources()) {
            long borne = advanced.bySource().getOrDefault(source, 0L)
                    + due.getOrDefault(source, 0L)
                    - surplus.getOrDefault(source, 0L);
            long beyond = borne - whole.getOrDefault(source, 0L);
            if (beyond > 0) {
                uneven.put(source, beyond);
            }
        }
        return uneven;
    }

    /** In words: 应补2480.00元，已预拨2040.00元，本次结算440.00元，其中区县配套440.00元. */
    String words() {
        String rest = surplusFen() > 0
                ? "本次结算0.00元，多预拨%s元应予收回，其中%s".formatted(Money.ofFen(surplusFen()), told(surplus))
                : "本次结算%s元".formatted(Money.ofFen(dueFen())) + (due.isEmpty() ? "" : "，其中" + told(due));
        String others = uneven().isEmpty() ? "" : "（%s预拨时已超出应分摊的数额，由各来源之间清算）".formatted(told(uneven()));
        return "应补%s元，已预拨%s元，%s%s".formatted(Money.ofFen(sum(whole)), Money.ofFen(advanced.fen()), rest, others);
    }

    private static String told(Map<FundSource, Long> parts) {
        return parts.entrySet().stream()
                .map(part -> part.getKey().label() + Money.ofFen(part.getValue()) + "元")
                .collect(Collectors.joining("、"));
    }

    private static long sum(Map<FundSource, Long> parts) {
        return parts.values().stream().mapToLong(Long::longValue).sum();
    }
}
