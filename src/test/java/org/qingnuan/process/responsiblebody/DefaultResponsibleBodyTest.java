package org.qingnuan.process.responsiblebody;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.process.BodyAtWork;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.shared.CaseKey;

/** The body of a plan that states no date for the town plan. */
@ProcessTest
class DefaultResponsibleBodyTest {

    PlayedPlan plan;
    CaseKey body;
    BodyAtWork town;

    @BeforeEach
    void aBodyHasItsTarget(PlayedPlans plans) {
        plan = plans.byDefault(1);
        body = plan.body();
        town = new BodyAtWork(plan, body);
        plan.start("responsible-body", body);
    }

    @Test
    void noDateIsInventedForItsPlan() {
        plan.today("2021-12-31");
        plan.runJobs();

        assertThat(plan.where(body)).containsExactly("userTask_registerVillages");
        assertThat(plan.task(body, "userTask_registerVillages").getDueDate()).isNull();
    }

    @Test
    void aReturnedPlanIsDraftedAgain() {
        town.villageRegistered().planSubmitted();

        town.planReturned();

        assertThat(plan.where(body)).containsExactly("userTask_draftPlan");
    }

    @Test
    void itEndsWithItsLastVillage() {
        town.villageRegistered().planSubmitted().planApproved().lotsOpened();
        assertThat(plan.where(body)).containsExactly("receiveTask_awaitVillages");

        town.villagesFinished();

        assertThat(plan.ends(body)).contains("event_bodyFinished");
    }

    @Test
    void itDoesNotWaitForVillagesThatHaveEnded() {
        town.villageRegistered().planSubmitted().planApproved().villagesFinished();

        town.lotsOpened();

        assertThat(plan.ends(body)).contains("event_bodyFinished");
    }
}
