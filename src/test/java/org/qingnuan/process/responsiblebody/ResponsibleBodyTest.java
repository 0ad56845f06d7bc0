package org.qingnuan.process.responsiblebody;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.BoardColumn;
import org.qingnuan.ledger.Stages;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.BodyAtWork;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.shared.CaseKey;

/** Zichuan's responsible body: villages, the town plan with its date (ZC-12 to ZC-14, D-02), lots, the end. */
@ProcessTest
class ResponsibleBodyTest {

    PlayedPlan plan;
    CaseKey body;
    BodyAtWork town;

    @BeforeEach
    void aBodyHasItsTarget(PlayedPlans plans) {
        plan = plans.zichuan();
        body = plan.body();
        town = new BodyAtWork(plan, body);
        plan.start("responsible-body", body);
    }

    @Test
    void registeredVillagesStartByThemselves() {
        town.villageRegistered();

        CaseKey village = plan.bean(Villages.class).of(body).get(0).key();
        assertThat(plan.where(village)).containsExactly("userTask_registerSurvey");
        assertThat(plan.where(body)).containsExactly("userTask_draftPlan");
    }

    @Test
    void theTownPlanIsDueAtTheEndOf20June() {
        assertThat(plan.timer(body, "event_planDue")).isEqualTo(Instant.parse("2021-06-20T16:00:00Z"));
    }

    @Test
    void aTownWithoutAPlanAfter20JuneIsLateUntilItIsApproved() {
        town.villageRegistered();
        plan.fire(body, "event_planDue");
        plan.runJobs();
        assertThat(plan.where(body)).containsExactly("receiveTask_overduePlan", "userTask_draftPlan");
        assertThat(plan.bean(Stages.class).frame(body, "plan").column()).isEqualTo(BoardColumn.LATE);
        CaseKey order = plan.onlyCase(body, "order");

        town.planSubmitted().planApproved();

        assertThat(plan.ends(body)).contains("event_planOverdueEnded", "event_planFinished");
        assertThat(plan.ends(order)).contains("event_supervisionEnded");
    }

    @Test
    void aPlanThatLiesWithTheApproverIsWaitingAndNotLate() {
        plan.today("2021-06-18");
        town.villageRegistered().planSubmitted();

        plan.fire(body, "event_planDue");
        plan.runJobs();

        assertThat(plan.bean(Stages.class).frame(body, "plan").column()).isEqualTo(BoardColumn.WAITING);
        assertThat(plan.cases(body, "order")).isEmpty();
        plan.today("2021-06-24");
        town.planApproved();
        assertThat(plan.bean(Stages.class).frame(body, "plan").column()).isEqualTo(BoardColumn.REPORTED_LATE);
        assertThat(plan.where(body)).containsExactly("userTask_openLots");
    }

    @Test
    void aPlanSentBackAfterTheDateIsLateFromThenOn() {
        plan.today("2021-06-18");
        town.villageRegistered().planSubmitted();
        plan.fire(body, "event_planDue");
        plan.runJobs();

        town.planReturned();

        assertThat(plan.where(body)).containsExactly("receiveTask_overduePlan", "userTask_draftPlan");
        assertThat(plan.bean(Stages.class).frame(body, "plan").column()).isEqualTo(BoardColumn.LATE);
        assertThat(plan.where(plan.onlyCase(body, "order")))
                .containsExactly("event_secondStepDue", "userTask_issueOrder");
    }

    @Test
    void eachLotGetsItsOwnTenderAndTheBodyWaitsForItsLastVillage() {
        town.villageRegistered().planSubmitted().planApproved().lotsOpened();
        assertThat(plan.cases(body, "lot"))
                .hasSize(2)
                .allSatisfy(lot -> assertThat(plan.where(lot)).containsExactly("userTask_announceTender"));
        assertThat(plan.where(body)).containsExactly("receiveTask_awaitVillages");

        town.villagesFinished();

        assertThat(plan.ends(body)).contains("event_bodyFinished");
    }

    @Test
    void aBodyWhoseVillagesEndedBeforeItsLotsWereOpenedDoesNotWait() {
        town.villageRegistered().planSubmitted().planApproved().villagesFinished();

        town.lotsOpened();

        assertThat(plan.ends(body)).contains("event_bodyFinished");
        assertThat(plan.visited(body, "receiveTask_awaitVillages")).isFalse();
    }
}
