package org.qingnuan.process.villageretrofit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;

/** A village that keeps both its dates. */
@ProcessTest
class VillageSeasonTest {

    @Test
    void aVillageInTimeGoesFromSurveyToUpkeepWithoutEverBeingLate(PlayedPlans plans) {
        PlayedPlan plan = plans.zichuanWithRates();
        VillageInStage people = VillageInStage.started(plan, 3);
        CaseKey village = people.key();
        long t = System.nanoTime();
        people.throughCommissioning().inspected().concluded();
        System.out.println("ms " + (System.nanoTime() - t) / 1_000_000);

        assertThat(plan.where(village)).containsExactly("receiveTask_awaitSettlement");
    }
}
