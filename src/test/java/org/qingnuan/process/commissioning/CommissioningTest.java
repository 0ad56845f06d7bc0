package org.qingnuan.process.commissioning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;

/** 调试: reported by the contractor, found true by the town (ZC-16). */
@ProcessTest
class CommissioningTest {

    PlayedPlan plan;
    VillageInStage people;
    CaseKey village;

    @BeforeEach
    void aBuiltVillage(PlayedPlans plans) {
        plan = plans.zichuan();
        people = VillageInStage.started(plan, 3).throughWorks();
        village = people.key();
    }

    @Test
    void commissioningFoundUntrueIsReportedAgain() {
        plan.work(village, "userTask_reportCommissioning", people.commissionings(), "finishedOn", "2021-06-10");

        plan.work(village, "userTask_verifyCommissioning", "decision", "return", "opinion", "一户不热");

        assertThat(plan.where(village)).containsExactly("userTask_reportCommissioning");
    }

    @Test
    void commissionedHouseholdsAreInspected() {
        people.commissioned();

        assertThat(plan.ends(village)).contains("event_commissioningDone");
        assertThat(plan.where(village)).containsExactly("userTask_inspectHouseholds");
    }
}
