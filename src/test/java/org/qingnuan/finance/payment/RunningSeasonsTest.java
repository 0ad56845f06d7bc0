package org.qingnuan.finance.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.finance.EntitlementView;
import org.qingnuan.finance.SubsidyItem;
import org.qingnuan.finance.subsidy.Case;
import org.qingnuan.finance.subsidy.EntitlementBook;
import org.qingnuan.finance.subsidy.Grant;
import org.qingnuan.ledger.SubmissionRefused;
import org.springframework.dao.DataAccessException;

/** Running is subsidised for six heating seasons, one after the other, once per household and season (ZC-10). */
class RunningSeasonsTest {

    private final FinanceWorld world = new FinanceWorld();
    private long household;
    private long batch;

    @BeforeEach
    void anAcceptedHousehold() {
        household = world.accept(1).get(0);
        batch = Long.parseLong(world.computed(List.of(household)).item());
    }

    @Test
    void theSixthSeasonIsGrantedAndTheSeventhRefused() {
        granted(6);

        assertThat(seasons()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThatThrownBy(() -> grant(7))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("第7个采暖季超出连续6个采暖季");
        assertThat(seasons()).hasSize(6);
    }

    @Test
    void aSeasonAfterAGapIsRefused() {
        granted(2);

        assertThatThrownBy(() -> grant(4)).isInstanceOf(SubmissionRefused.class).hasMessageContaining("与第2个采暖季不连续");
        assertThat(seasons()).containsExactly(1, 2);
    }

    @Test
    void aSeasonIsGrantedOnceHoweverOftenItIsComputed() {
        granted(1);

        grant(1);

        assertThat(seasons()).containsExactly(1);
    }

    @Test
    void theDatabaseItselfRefusesTheSeventhSeasonAndAGap() {
        granted(6);

        assertThatThrownBy(() -> insert(household, "RUNNING", 7))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("entitlement_season");
        assertThatThrownBy(() -> insert(household + 1_000_000, "RUNNING", 2))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("does not follow season 1");
        assertThatThrownBy(() -> insert(household, "EQUIPMENT", 1)).isInstanceOf(DataAccessException.class);
    }

    private void granted(int seasons) {
        for (int season = 1; season <= seasons; season++) {
            grant(season);
        }
    }

    private void grant(int season) {
        Case one = new Case("COAL_TO_GAS", 3, new BigDecimal("80.00"), 450_000L, "NONE", season);
        world.transaction.executeWithoutResult(transaction -> FinanceWorld.bean(EntitlementBook.class)
                .grant(new Grant(world.village, batch, Map.of(household, one))));
    }

    private List<Integer> seasons() {
        return world.entitlements.of(household).stream()
                .filter(one -> one.item() == SubsidyItem.RUNNING)
                .map(EntitlementView::season)
                .toList();
    }

    private void insert(long household, String item, int season) {
        world.jdbc
                .sql("""
                        insert into finance.entitlement(plan, village, batch, household, item, season, instalment, amount, inputs,
                          row_no, row_label, clause, explanation, computed_at)
                        values (:plan, :village, :batch, :household, :item, :season, 1, 100, '{}', 1, '测试', '测试', '测试',
                          timestamptz '2021-10-08 00:00Z')
                        """)
                .param("plan", world.plan.value())
                .param("village", world.village.toString())
                .param("batch", batch)
                .param("household", household)
                .param("item", item)
                .param("season", season)
                .update();
    }
}
