package org.qingnuan.finance.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qingnuan.finance.Decisions;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.RateTrial;
import org.qingnuan.finance.SubsidyItem;
import org.qingnuan.shared.Money;

/** Two gas households of 2000.00 + 1500.00; one is decided on, the other not. */
class RateTrialsTest {

    private final FinanceWorld world = new FinanceWorld();
    private final long decided = world.accept(1).get(0);
    private final long open = world.accept(1).get(0);

    RateTrialsTest() {
        world.computed(List.of(decided));
    }

    @Test
    void theDeployedTableChangesNothing() {
        RateTrial trial = world.trials.run(world.plan, world.rates, world.rates);

        assertThat(trial.households()).isEqualTo(2);
        assertThat(trial.changes()).isEmpty();
        assertThat(trial.unanswered()).isEmpty();
    }

    @Test
    void aHigherRateTellsByFundWhatItCostsAndLeavesWhatWasDecided() {
        List<?> before = world.entitlements.of(decided);

        RateTrial trial =
                world.trials.run(world.plan, world.rates, instead("CONSTRUCTION", Map.of("amount", 250_000L)));

        assertThat(trial.changes())
                .extracting(RateTrial.Change::household, RateTrial.Change::decided, RateTrial.Change::item)
                .containsExactly(
                        tuple(decided, true, SubsidyItem.CONSTRUCTION), tuple(open, false, SubsidyItem.CONSTRUCTION));
        assertThat(trial.households(true)).isOne();
        assertThat(trial.households(false)).isOne();
        assertThat(trial.now(false, FundSource.SUPERIOR)).isEqualTo(Money.of("1000"));
        assertThat(trial.then(false, FundSource.SUPERIOR)).isEqualTo(Money.of("1250"));
        assertThat(trial.then(true, FundSource.DISTRICT_MATCHING)).isEqualTo(Money.of("1250"));
        assertThat(world.entitlements.of(decided)).isEqualTo(before);
    }

    @Test
    void theSameAmountFromOtherFundsIsAChange() {
        RateTrial trial = world.trials.run(
                world.plan, world.rates, instead("CONSTRUCTION", Map.of("shares", "DISTRICT_MATCHING:rest")));

        assertThat(trial.changes()).hasSize(2);
        assertThat(trial.now(false, FundSource.SUPERIOR)).isEqualTo(Money.of("1000"));
        assertThat(trial.then(false, FundSource.SUPERIOR)).isEqualTo(Money.ZERO);
        assertThat(trial.then(false, FundSource.DISTRICT_MATCHING)).isEqualTo(Money.of("2000"));
    }

    @Test
    void anotherLabelAloneIsNoChange() {
        assertThat(world.trials
                        .run(world.plan, world.rates, instead("EQUIPMENT", Map.of("label", "另一名称")))
                        .changes())
                .isEmpty();
    }

    @Test
    void whatTheTableCannotAnswerIsToldAndNotCounted() {
        RateTrial trial = world.trials.run(world.plan, world.rates, instead("EQUIPMENT", Map.of("amount", "三千元")));

        assertThat(trial.changes()).isEmpty();
        assertThat(trial.unanswered()).hasSize(1);
        assertThat(trial.unanswered().values()).containsExactly(2);
        assertThat(trial.unanswered().keySet().iterator().next()).contains("三千元");
    }

    @Test
    void aRateThatFallsAwayShows() {
        RateTrial trial = world.trials.run(
                world.plan,
                world.rates,
                (plan, table, inputs) -> world.rates.decide(plan, table, inputs).stream()
                        .filter(row -> !row.get("item").equals("EQUIPMENT"))
                        .toList());

        assertThat(trial.changes()).hasSize(2).allSatisfy(change -> {
            assertThat(change.item()).isEqualTo(SubsidyItem.EQUIPMENT);
            assertThat(change.then()).isNull();
        });
    }

    /** The deployed table with these cells in the rows of an item. */
    private Decisions instead(String item, Map<String, Object> cells) {
        return (plan, table, inputs) -> world.rates.decide(plan, table, inputs).stream()
                .map(row -> {
                    Map<String, Object> changed = new HashMap<>(row);
                    if (row.get("item").equals(item)) {
                        changed.putAll(cells);
                    }
                    return changed;
                })
                .toList();
    }
}
