package org.qingnuan.process.villageretrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.Stages;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.ledger.VillageState;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.LateVillage;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;

/** A village that leaves the plan. */
@ProcessTest
class VillageWithdrawalTest {

    PlayedPlan plan;

    @BeforeEach
    void aPlan(PlayedPlans plans) {
        plan = plans.zichuan();
    }

    @Test
    void itsProcessAndOpenTasksEndWithIt() {
        CaseKey village = VillageInStage.started(plan, 3).surveyed().confirmed().key();
        assertThat(plan.bean(Stages.class).tasks(village)).hasSize(1);

        withdraw(village);

        assertThat(plan.where(village)).isEmpty();
        assertThat(plan.bean(Stages.class).tasks(village)).isEmpty();
        assertThat(plan.hasTimer(village, "event_worksDue")).isFalse();
        assertThat(plan.bean(Villages.class).get(village).state()).isEqualTo(VillageState.WITHDRAWN);
    }

    @Test
    void leavingBetweenTheDateAndItsRecordingOpensNoOrder() {
        LateVillage late = LateVillage.before(plan);

        late.clear();

        assertThat(plan.where(late.village())).isEmpty();
        assertThat(plan.cases(plan.body(), "order")).isEmpty();
    }

    @Test
    void theOrderGoesOnForTheOtherLateVillages() {
        CaseKey other = VillageInStage.started(plan, 3).key();
        LateVillage late = LateVillage.of(plan);

        late.clear();

        assertThat(plan.where(late.order())).containsExactly("event_secondStepDue", "userTask_issueOrder");
        assertThat(plan.where(other)).contains("receiveTask_overdueWorks");
    }

    @Test
    void noVillageLeavesOnceAHouseholdIsInstalled() {
        CaseKey village = VillageInStage.started(plan, 3).throughWorks().key();

        assertThatThrownBy(() -> withdraw(village)).isInstanceOf(SubmissionRefused.class);

        assertThat(plan.where(village)).containsExactly("userTask_reportCommissioning");
    }

    private void withdraw(CaseKey village) {
        plan.bean(Villages.class).withdraw(village, "整村搬迁", "office");
        plan.runJobs();
    }
}
