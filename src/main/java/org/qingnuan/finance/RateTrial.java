package org.qingnuan.finance;

import java.util.List;
import java.util.Map;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;

/**
 * What a subsidy table would change for the households of a plan, beside what holds now.
 *
 * @param households all that were asked about
 * @param changes lines on which the two differ, those decided already first, then by household, season and item
 * @param unanswered why the table cannot answer, in Chinese, with how many households that concerns
 */
public record RateTrial(int households, List<Change> changes, Map<String, Integer> unanswered) {

    public RateTrial {
        changes = List.copyOf(changes);
    }

    /** How many households a part of the changes concerns. */
    public int households(boolean decided) {
        return (int) changes.stream()
                .filter(change -> change.decided() == decided)
                .map(Change::household)
                .distinct()
                .count();
    }

    /** What a source pays of the changed lines of that part, as it is now. */
    public Money now(boolean decided, FundSource source) {
        return sum(decided, source, Side.NOW);
    }

    /** The same by the other table. */
    public Money then(boolean decided, FundSource source) {
        return sum(decided, source, Side.THEN);
    }

    private Money sum(boolean decided, FundSource source, Side side) {
        return changes.stream()
                .filter(change -> change.decided() == decided)
                .map(change -> side == Side.NOW ? change.now() : change.then())
                .map(due -> due == null ? Money.ZERO : due.shares().getOrDefault(source, Money.ZERO))
                .collect(Money.sum());
    }

    private enum Side {
        NOW,
        THEN
    }

    /**
     * One line that differs.
     *
     * @param season 0 for what is due on acceptance
     * @param decided whether the household is entitled to {@code now} already, which no table changes any more
     * @param now null where nothing is stated now
     * @param then null where the other table states nothing
     */
    public record Change(
            CaseKey village, long household, SubsidyItem item, int season, boolean decided, Due now, Due then) {}

    /** An amount, who pays it, and the row of the table that says so. */
    public record Due(Money amount, Map<FundSource, Money> shares, String label) {}
}
