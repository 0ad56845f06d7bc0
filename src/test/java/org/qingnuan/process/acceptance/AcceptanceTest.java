package org.qingnuan.process.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.HouseholdRow;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.Tasks;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;

/** 验收: batch by batch, failing households rectified and inspected again, then the joint conclusion (ZC-20, ZC-21, ZC-23). */
@ProcessTest
class AcceptanceTest {

    PlayedPlan plan;
    VillageInStage people;
    CaseKey village;
    List<HouseholdRow> households;

    @BeforeEach
    void aCommissionedVillage(PlayedPlans plans) {
        plan = plans.zichuan();
        people = VillageInStage.started(plan, 3).throughCommissioning();
        village = people.key();
        households = plan.households(village);
    }

    @Test
    void aVillageWhoseHouseholdsAllPassIsConcludedJointly() {
        people.inspected();
        assertThat(plan.where(village)).containsExactly("userTask_concludeAcceptance");

        people.concluded();

        assertThat(plan.ends(village)).contains("event_acceptanceDone", "event_handoverFinished");
    }

    @Test
    void householdsNotYetInspectedKeepTheInspectionOpen() {
        people.inspected(households.subList(0, 2));

        assertThat(plan.where(village)).containsExactly("userTask_inspectHouseholds");
        assertThat(plan.cases(village, "batch"))
                .as("the passed ones are paid meanwhile")
                .hasSize(1);
    }

    @Test
    void aFailingHouseholdIsRectifiedAndInspectedAgainBeforeTheConclusion() {
        people.inspected(households.subList(0, 2), households.subList(2, 3));
        assertThat(plan.where(village)).containsExactly("receiveTask_awaitRectification");
        CaseKey failing = plan.onlyCase(village, "household");
        assertThat(failing).isEqualTo(households.get(2).key());

        plan.work(failing, "userTask_rectify", "rectifiedOn", "2021-06-10", "measure", "重新固定烟管");
        plan.work(failing, "userTask_verifyRectification", "decision", "approve");
        assertThat(plan.where(village)).containsExactly("userTask_inspectHouseholds");
        people.inspected(households.subList(2, 3));

        assertThat(plan.where(village)).containsExactly("userTask_concludeAcceptance");
        people.concluded();
        assertThat(plan.ends(village)).contains("event_acceptanceDone");
    }

    @Test
    void aPassedBatchIsReportedAndPaidWhileTheInspectionStaysOpen() {
        String technician = plan.holder(village, "userTask_inspectHouseholds");
        String task = plan.task(village, "userTask_inspectHouseholds").getId();
        UUID submission = plan.submission(
                technician, task, people.inspections(households.subList(0, 1), List.of()), "inspectedOn", "2021-06-10");

        plan.bean(Tasks.class).report(task, technician, submission);
        plan.runJobs();

        assertThat(plan.where(village)).containsExactly("userTask_inspectHouseholds");
        assertThat(plan.where(plan.onlyCase(village, "batch"))).containsExactly("userTask_provideRates");
    }
}
