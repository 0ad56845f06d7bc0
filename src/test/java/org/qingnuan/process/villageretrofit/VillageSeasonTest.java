package org.qingnuan.process.villageretrofit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.BoardColumn;
import org.qingnuan.ledger.FrameState;
import org.qingnuan.ledger.Stages;
import org.qingnuan.process.BankAnswer;
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
        plan.allot();
        VillageInStage people = VillageInStage.started(plan, 3);
        CaseKey village = people.key();

        people.throughCommissioning().inspected().concluded();
        CaseKey batch = plan.onlyCase(village, "batch");
        plan.work(batch, "userTask_prepareBatch");
        plan.work(batch, "userTask_approveBatch", "decision", "approve");
        plan.work(batch, "userTask_approveBatch", "decision", "approve");
        plan.work(batch, "userTask_recordBankResult", BankAnswer.of(plan, batch, 0));
        plan.today("2021-12-31");
        plan.runJobs();

        assertThat(plan.ends(village)).contains("event_handedToUpkeep");
        assertThat(plan.where(village)).isEmpty();
        assertThat(plan.bean(Stages.class).frames(village))
                .extracting(FrameState::column)
                .containsOnly(BoardColumn.DONE);
        assertThat(plan.cases(plan.body(), "order")).isEmpty();
    }
}
