package org.qingnuan.process.heatingseason;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qingnuan.finance.BatchKind;
import org.qingnuan.finance.BatchState;
import org.qingnuan.finance.BatchView;
import org.qingnuan.finance.ClawbackCause;
import org.qingnuan.finance.ClawbackView;
import org.qingnuan.finance.Clawbacks;
import org.qingnuan.finance.EntitlementView;
import org.qingnuan.finance.Entitlements;
import org.qingnuan.finance.Funds;
import org.qingnuan.finance.LineState;
import org.qingnuan.finance.LineView;
import org.qingnuan.finance.Payments;
import org.qingnuan.finance.SubsidyItem;
import org.qingnuan.ledger.Fuel;
import org.qingnuan.ledger.HeatingSeasons;
import org.qingnuan.ledger.HouseholdRow;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.support.PlanSeasons;

/** A season that pays in advance, from its first day to the surplus that comes back (Shanxi's figures). */
@ProcessTest
class RunningAdvanceTest {

    @Test
    void theAdvanceIsPaidBeforeTheSeasonAndSettledWithItsStatement(PlayedPlans plans) {
        PlayedPlan plan = plans.hezeInAdvance();
        SeasonAtWork seasons = new SeasonAtWork(plan, PlanSeasons.inAdvance(PlanSeasons.usual(Fuel.GAS)));
        CaseKey village = seasons.accepted(2, "COAL_TO_GAS");
        plan.allot();
        List<Long> ids = plan.households(village).stream().map(HouseholdRow::id).toList();
        Payments payments = plan.bean(Payments.class);

        CaseKey season = seasons.begun(1);
        CaseKey advance = plan.onlyCase(plan.body(), "batch");
        assertThat(payments.openAdvanceBatch(season))
                .as("opened by the process")
                .isEqualTo(advance);
        assertThat(plan.where(season)).as("the season does not wait").containsExactly("event_seasonOver");
        BatchView opened = payments.get(advance);
        assertThat(opened.kind()).isEqualTo(BatchKind.ADVANCE);
        seasons.paid(advance);

        assertThat(payments.get(advance).state()).isEqualTo(BatchState.SETTLED);
        assertThat(payments.get(advance).total()).isEqualTo(Money.of("4080.00"));
        plan.fire(season, "event_seasonOver");
        plan.runJobs();
        seasons.report(
                season, Fuel.GAS, List.of(SeasonAtWork.row(ids.get(0), "1900"), SeasonAtWork.row(ids.get(1), "1000")));
        seasons.reviewed(season);
        CaseKey batch = seasons.paid(season, 0);

        assertThat(payments.lines(batch)).extracting(LineView::amount).containsExactly(Money.of("440.00"));
        assertThat(running(plan, ids.get(0)).explanation()).contains("应补2480.00元，已预拨2040.00元，本次结算440.00元");
        assertThat(plan.ends(season)).contains("event_seasonFinished");
        ClawbackView surplus = plan.bean(Clawbacks.class).of(plan.body()).get(0);
        assertThat(surplus.cause()).isEqualTo(ClawbackCause.ADVANCE_SURPLUS);
        assertThat(surplus.household()).isEqualTo(ids.get(1));
        assertThat(surplus.paid()).isEqualTo(Money.of("2040.00"));
        assertThat(surplus.claimed()).isEqualTo(Money.of("680.00"));
        assertThat(plan.where(surplus.key())).as("a person decides").containsExactly("userTask_decideClawback");
        assertThat(plan.bean(Funds.class).prove(plan.key().plan()).agrees()).isTrue();
    }

    @Test
    void theSecondSeasonsAdvanceGoesByTheReviewedUseOfTheFirst(PlayedPlans plans) {
        PlayedPlan plan = plans.hezeInAdvance();
        SeasonAtWork seasons = new SeasonAtWork(plan, PlanSeasons.inAdvance(PlanSeasons.usual(Fuel.GAS)));
        CaseKey village = seasons.accepted(2, "COAL_TO_GAS");
        plan.allot();
        List<Long> ids = plan.households(village).stream().map(HouseholdRow::id).toList();
        CaseKey first = seasons.over(1);
        seasons.paid(plan.onlyCase(plan.body(), "batch"));
        seasons.report(
                first, Fuel.GAS, List.of(SeasonAtWork.row(ids.get(0), "800"), SeasonAtWork.row(ids.get(1), "2000")));
        assertThat(plan.bean(HeatingSeasons.class).useBefore(first))
                .extracting(use -> use.before().gas().signum())
                .as("before the first there is none")
                .containsExactly(0, 0);
        CaseKey second = seasons.begun(2);

        CaseKey waiting = plan.bean(Payments.class).openAdvanceBatch(second);
        assertThat(plan.bean(Payments.class).get(waiting).missingRates())
                .singleElement()
                .asString()
                .contains("上一采暖季的用量还没有审定");
        assertThat(plan.where(waiting)).containsExactly("userTask_provideRates");
        seasons.reviewed(first);
        plan.work(waiting, "userTask_provideRates", "note", "上季用量已审定");
        seasons.paid(waiting);

        assertThat(plan.bean(Payments.class).lines(waiting))
                .allSatisfy(line -> assertThat(line.state()).isEqualTo(LineState.PAID))
                .extracting(LineView::amount)
                .containsExactly(Money.of("1088.00"), Money.of("2040.00"));
    }

    private static EntitlementView running(PlayedPlan plan, long household) {
        return plan.bean(Entitlements.class).of(household).stream()
                .filter(one -> one.item() == SubsidyItem.RUNNING)
                .findFirst()
                .orElseThrow();
    }
}
