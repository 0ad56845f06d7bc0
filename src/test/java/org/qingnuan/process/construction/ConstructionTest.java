package org.qingnuan.process.construction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.BoardColumn;
import org.qingnuan.ledger.Stages;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.Tasks;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;

/** 施工: nobody builds before the conditions are met (ZC-13, ZC-17, ZC-28, ZC-29). */
@ProcessTest
class ConstructionTest {

    PlayedPlan plan;

    @BeforeEach
    void aPlan(PlayedPlans plans) {
        plan = plans.zichuan();
    }

    @Test
    void aVillageWhoseTownPlanIsNotApprovedWaitsAndIsWokenByTheApproval() {
        VillageInStage people = VillageInStage.started(plan, 3).readyToBuild();
        CaseKey village = people.key();

        people.safe();
        assertThat(plan.where(village)).containsExactly("receiveTask_awaitPlanApproval");

        plan.approveTownPlan(plan.body());
        plan.runJobs();

        assertThat(plan.where(village)).containsExactly("userTask_reportProgress");
    }

    @Test
    void whatIsLackingIsMadeUpBeforeWorkBegins() {
        VillageInStage people = VillageInStage.started(plan, 3).surveyed().confirmed();
        CaseKey village = people.key();
        plan.approveTownPlan(plan.body());
        plan.start("construction", village);
        people.safe();
        assertThat(plan.where(village)).containsExactly("userTask_assignLot", "userTask_completeConditions");

        remedied(village);
        assertThat(plan.where(village)).as("still lacking").contains("userTask_completeConditions");
        people.contracted();
        remedied(village);

        assertThat(plan.where(village)).contains("userTask_reportProgress");
    }

    @Test
    void completionFoundUntrueIsReportedAgain() {
        VillageInStage people = readyToReport();
        CaseKey village = people.key();
        people.reported();

        plan.work(
                village,
                "userTask_verifyCompletion",
                "decision",
                "return",
                "opinion",
                "两户尚未通气",
                "verifiedOn",
                "2021-06-10");

        assertThat(plan.where(village)).containsExactly("userTask_reportProgress");
        plan.work(village, "userTask_reportProgress", "finishedOn", "2021-06-10");
        assertThat(plan.where(village)).containsExactly("userTask_verifyCompletion");
    }

    @Test
    void verifiedCompletionEndsTheWorks() {
        VillageInStage people = readyToReport();

        people.built();

        assertThat(plan.ends(people.key())).contains("event_constructionDone", "event_worksFinished");
        assertThat(plan.where(people.key())).containsExactly("userTask_reportCommissioning");
    }

    @Test
    void progressIsReportedAsOftenAsWishedWithoutEndingTheStage() {
        VillageInStage people = readyToReport();
        CaseKey village = people.key();
        String contractor = plan.holder(village, "userTask_reportProgress");
        String task = plan.task(village, "userTask_reportProgress").getId();
        UUID submission = plan.submission(contractor, task, people.installations());

        plan.bean(Tasks.class).report(task, contractor, submission);
        plan.runJobs();

        assertThat(plan.where(village)).containsExactly("userTask_reportProgress");
        assertThat(plan.bean(Villages.class).get(village).numbers().installed()).isEqualTo(3);
    }

    @Test
    void theGasCompanyReportsItsNetworkBeforeCompletionIsVerified() {
        VillageInStage people = readyToReport().installed();
        CaseKey village = people.key();

        assertThat(plan.where(village)).containsExactly("userTask_recordNetwork");
        String gasCompany = plan.person("gas-company", village);
        assertThat(plan.holder(village, "userTask_recordNetwork")).isEqualTo(gasCompany);
        assertThat(plan.refusal(
                        gasCompany,
                        village,
                        "userTask_recordNetwork",
                        null,
                        "networkReadyOn",
                        "2021-06-11",
                        "note",
                        "试压"))
                .contains("晚于今天");
        plan.work(village, "userTask_recordNetwork", "networkReadyOn", "2021-06-10", "note", "试压合格");

        assertThat(plan.where(village)).containsExactly("userTask_verifyCompletion");
    }

    @Test
    void aNetworkThatIsLateMakesTheVillageLateThoughItsHouseholdsWereInstalledInTime() {
        VillageInStage people = readyToReport().installed();
        CaseKey village = people.key();
        plan.today("2021-09-02");

        plan.work(village, "userTask_recordNetwork", "networkReadyOn", "2021-09-01", "note", "试压合格");
        plan.work(village, "userTask_verifyCompletion", "decision", "approve", "verifiedOn", "2021-09-02");

        assertThat(plan.bean(Stages.class).frame(village, "works").finishedOn()).isEqualTo("2021-09-01");
        assertThat(plan.bean(Stages.class).frame(village, "works").column()).isEqualTo(BoardColumn.DONE_LATE);
    }

    @Test
    void theHeatCompanyBuildsAndCommissionsTheVillagesOfItsRoute() {
        CaseKey village = plan.village(3, "CENTRAL_HEATING");
        VillageInStage people = VillageInStage.started(plan, village).readyToBuild();
        plan.approveTownPlan(plan.body());
        people.safe();
        String heatCompany = plan.person("heat-company", village);

        assertThat(plan.holder(village, "userTask_reportProgress")).isEqualTo(heatCompany);
        people.installed();
        assertThat(plan.holder(village, "userTask_recordNetwork")).isEqualTo(heatCompany);
        plan.work(village, "userTask_recordNetwork", "networkReadyOn", "2021-06-10", "note", "一次管网已接入");
        plan.work(village, "userTask_verifyCompletion", "decision", "approve", "verifiedOn", "2021-06-10");

        assertThat(plan.holder(village, "userTask_reportCommissioning")).isEqualTo(heatCompany);
    }

    private VillageInStage readyToReport() {
        VillageInStage people = VillageInStage.started(plan, 3).readyToBuild();
        plan.approveTownPlan(plan.body());
        return people.safe();
    }

    private void remedied(CaseKey village) {
        plan.work(village, "userTask_completeConditions", "remedy", "已补齐");
    }
}
