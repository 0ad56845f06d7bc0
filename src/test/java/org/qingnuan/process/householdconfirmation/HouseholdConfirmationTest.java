package org.qingnuan.process.householdconfirmation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;

/** 确村确户: screened by the table, then decided by the town (ZC-01, ZC-02, ZC-09). */
@ProcessTest
class HouseholdConfirmationTest {

    PlayedPlan plan;
    VillageInStage people;
    CaseKey village;

    @BeforeEach
    void aSurveyedVillage(PlayedPlans plans) {
        plan = plans.zichuan();
        people = VillageInStage.started(plan, 3).surveyed();
        village = people.key();
    }

    @Test
    void householdsAreScreenedBeforeThePersonDecides() {
        assertThat(plan.where(village)).containsExactly("userTask_confirmHouseholds");
        assertThat(plan.visited(village, "serviceTask_screenHouseholds")).isTrue();
    }

    @Test
    void confirmedHouseholdsOpenTheTender() {
        people.confirmed();

        assertThat(plan.ends(village)).contains("event_householdsConfirmed");
        assertThat(plan.where(village)).containsExactly("userTask_assignLot");
        assertThat(plan.bean(Villages.class).get(village).numbers().confirmed()).isEqualTo(3);
    }
}
