package org.qingnuan.process.survey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;

/** 摸底调查: the village registers, the town approves or sends back (ZC-05, ZC-21). */
@ProcessTest
class SurveyTest {

    PlayedPlan plan;
    CaseKey village;
    VillageInStage people;

    @BeforeEach
    void aVillageStandsAtItsSurvey(PlayedPlans plans) {
        plan = plans.zichuan();
        village = plan.village(3);
        people = VillageInStage.of(plan, village);
        plan.start("survey", village);
    }

    @Test
    void anApprovedSurveyEndsTheStage() {
        plan.work(village, "userTask_registerSurvey", people.roster(), "surveyedOn", "2021-06-10");
        assertThat(plan.where(village)).containsExactly("userTask_reviewSurvey");

        plan.work(village, "userTask_reviewSurvey", "decision", "approve");

        assertThat(plan.ends(village)).containsExactly("event_surveyDone");
        assertThat(plan.bean(Villages.class).get(village).numbers().surveyed()).isEqualTo(3);
    }

    @Test
    void aReturnedSurveyIsRegisteredAgain() {
        plan.work(village, "userTask_registerSurvey", people.roster(), "surveyedOn", "2021-06-10");

        plan.work(village, "userTask_reviewSurvey", "decision", "return", "opinion", "采暖面积没有核对");

        assertThat(plan.where(village)).containsExactly("userTask_registerSurvey");
        people.surveyed();
        assertThat(plan.ends(village)).containsExactly("event_surveyDone");
    }
}
