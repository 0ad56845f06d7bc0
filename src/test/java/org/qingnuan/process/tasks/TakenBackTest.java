package org.qingnuan.process.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.BoardColumn;
import org.qingnuan.ledger.HouseholdRow;
import org.qingnuan.ledger.Stages;
import org.qingnuan.process.BodyAtWork;
import org.qingnuan.process.LateVillage;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.Tasks;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;

/** Each completion that may be taken back can be made anew, and the work goes on from there. */
@ProcessTest
class TakenBackTest {

    PlayedPlan plan;

    @BeforeEach
    void aPlan(PlayedPlans plans) {
        plan = plans.zichuan();
    }

    @Test
    void reportedCompletionIsReportedAnew() {
        VillageInStage people = VillageInStage.started(plan, 3).readyToBuild();
        plan.approveTownPlan(plan.body());
        people.safe();
        CaseKey village = people.key();

        completedAndTakenBack(village, "userTask_reportProgress", people.installations(), "finishedOn", "2021-06-10");

        plan.work(village, "userTask_reportProgress", "finishedOn", "2021-06-10");
        assertThat(plan.where(village)).containsExactly("userTask_recordNetwork");
    }

    @Test
    void reportedCommissioningIsReportedAnew() {
        VillageInStage people = VillageInStage.started(plan, 3).throughWorks();
        CaseKey village = people.key();

        completedAndTakenBack(
                village, "userTask_reportCommissioning", people.commissionings(), "finishedOn", "2021-06-10");

        people.commissioned();
        assertThat(plan.where(village)).containsExactly("userTask_inspectHouseholds");
    }

    @Test
    void aTownPlanTakenBackNoLongerLiesWithTheOfficeAndIsSubmittedAnew() {
        CaseKey body = plan.body();
        plan.start("responsible-body", body);
        BodyAtWork town = new BodyAtWork(plan, body).villageRegistered();

        completedAndTakenBack(body, "userTask_draftPlan", null, PlayedPlan.townPlan());

        assertThat(plan.bean(Stages.class).frame(body, "plan").column()).isNotEqualTo(BoardColumn.WAITING);
        town.planSubmitted().planApproved();
        assertThat(plan.where(body)).containsExactly("userTask_openLots");
    }

    @Test
    void aRectificationTakenBackIsReportedAnew() {
        VillageInStage people = VillageInStage.started(plan, 3).throughCommissioning();
        List<HouseholdRow> all = plan.households(people.key());
        people.inspected(all.subList(0, 2), all.subList(2, 3));
        CaseKey household = plan.onlyCase(people.key(), "household");

        completedAndTakenBack(household, "userTask_rectify", null, "rectifiedOn", "2021-06-10", "measure", "重新固定烟管");

        plan.work(household, "userTask_rectify", "rectifiedOn", "2021-06-10", "measure", "更换烟管");
        plan.work(household, "userTask_verifyRectification", "decision", "approve");
        assertThat(plan.ends(household)).contains("event_rectificationEnded");
    }

    @Test
    void aCorrectionTakenBackIsReportedAnew() {
        LateVillage late = LateVillage.of(plan);
        CaseKey order = late.order();
        plan.work(order, "userTask_issueOrder", "documentNo", "测督〔2021〕1号", "requirement", "逐村倒排工期");
        late.explained();
        plan.fire(order, "event_secondStepDue");
        plan.runJobs();
        plan.work(order, "userTask_issueCorrection", "dueOn", "2021-09-20", "requirement", "限期整改");

        completedAndTakenBack(
                order, "userTask_carryOutCorrection", null, "measure", "增派施工队", "completedOn", "2021-09-07");

        plan.work(order, "userTask_carryOutCorrection", "measure", "增派两队", "completedOn", "2021-09-07");
        plan.work(order, "userTask_verifyCorrection", "decision", "approve");
        assertThat(plan.where(order)).containsExactly("receiveTask_awaitCleared");
    }

    private void completedAndTakenBack(CaseKey subject, String taskKey, UUID sheet, String... fields) {
        plan.at(plan.now().plusSeconds(60));
        String task = plan.task(subject, taskKey).getId();
        String person = plan.holder(subject, taskKey);
        plan.claim(task, person);
        plan.complete(person, subject, taskKey, sheet, fields);

        plan.bean(Tasks.class).withdraw(task, person, "填错了");
        plan.runJobs();

        assertThat(plan.where(subject)).contains(taskKey);
    }
}
