package org.qingnuan.finance.subsidy;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.finance.Decisions;
import org.qingnuan.finance.SubsidyItem;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;

/** What the plan's table says to each distinct case, and what it does not say (ZC-09, D-38). */
record Rates(Map<Case, List<Rate>> byCase, List<String> missing) {

    static final String TABLE = "subsidy";

    /** Asks once for each distinct case. */
    static Rates decide(Decisions decisions, PlanId plan, Collection<Case> cases) {
        return decide(decisions, plan, cases, null);
    }

    /** The same where it is said how much a household is due at least (HZ-28); {@code floor} null for no such rule. */
    static Rates decide(Decisions decisions, PlanId plan, Collection<Case> cases, Money floor) {
        return decide(decisions, plan, cases, floor, null);
    }

    /**
     * The same where it is said how much a household is due at least and at most.
     *
     * @param floor null for no such rule; less than it on acceptance counts as missing, by name (HZ-28)
     * @param ceiling the same for more than it (LZ-37)
     */
    static Rates decide(Decisions decisions, PlanId plan, Collection<Case> cases, Money floor, Money ceiling) {
        Map<Case, List<Rate>> byCase = new LinkedHashMap<>();
        Set<String> missing = new LinkedHashSet<>();
        for (Case one : new LinkedHashSet<>(cases)) {
            Answer answer;
            try {
                answer = Answer.of(inputs -> decisions.decide(plan, TABLE, inputs), one.inputs());
            } catch (Amount.Unregistered nobodyRegistered) {
                missing.add(one.routeLabel() + nobodyRegistered.getMessage() + one.unregistered());
                continue;
            } catch (IllegalArgumentException unfit) {
                if (!one.awaitsReview()) {
                    throw unfit;
                }
                missing.add(one.routeLabel() + "运行补贴预拨按上季用量计" + one.unregistered());
                continue;
            }
            List<Rate> rates = answer.rates().stream()
                    .filter(rate -> rate.item().dueOnAcceptance() == (one.season() == 0))
                    .toList();
            byCase.put(one, rates);
            List<String> lacking = missing(one, rates, answer);
            missing.addAll(lacking.isEmpty() ? outside(one, rates, floor, ceiling) : lacking);
        }
        return new Rates(byCase, List.copyOf(missing));
    }

    private static List<String> missing(Case one, List<Rate> rates, Answer answer) {
        Set<SubsidyItem> stated = rates.stream().map(Rate::item).collect(Collectors.toSet());
        stated.addAll(answer.displaced());
        return Stream.of(SubsidyItem.values())
                .filter(item -> one.advance()
                        ? item.inAdvance()
                        : item.stated() && item.dueOnAcceptance() == (one.season() == 0))
                .filter(item -> !stated.contains(item))
                .map(item -> one.routeLabel()
                        + item.label()
                        + (answer.expired().contains(item) ? "（%s没有施行中的标准）".formatted(one.on()) : ""))
                .toList();
    }

    private static List<String> outside(Case one, List<Rate> rates, Money floor, Money ceiling) {
        Money sum = rates.stream().map(rate -> Money.ofFen(rate.fen())).collect(Money.sum());
        if (floor != null && one.season() == 0 && sum.compareTo(floor) < 0) {
            return List.of("%s户每户补贴%s元，低于方案规定的下限%s元".formatted(one.routeLabel(), sum, floor));
        }
        if (ceiling != null && one.season() == 0 && sum.compareTo(ceiling) > 0) {
            return List.of("%s户每户补贴%s元，高于合同单价%s元".formatted(one.routeLabel(), sum, ceiling));
        }
        return List.of();
    }
}
