package org.qingnuan.process.villageretrofit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.BoardColumn;
import org.qingnuan.ledger.FrameState;
import org.qingnuan.ledger.HouseholdRow;
import org.qingnuan.ledger.OpenTask;
import org.qingnuan.ledger.PublicNotices;
import org.qingnuan.ledger.Responsibilities;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.Stages;
import org.qingnuan.ledger.TownDuty;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.SendBacks;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;

/** Jiyang's one date (JY-13) and the default that follows it (JY-15). */
@ProcessTest
class JiyangVillageTest {

    private static final Instant LATEST = Instant.parse("2021-11-14T16:00:00Z");

    PlayedPlan plan;

    @BeforeEach
    void aPlan(PlayedPlans plans) {
        plan = plans.jiyang();
    }

    @Test
    void householdsAreConfirmedWithoutAnAssemblyOrAPublicNotice() {
        CaseKey village = VillageInStage.started(plan, 3).surveyed().key();
        List<Map<String, String>> rows = plan.households(village).stream()
                .map(household -> Map.of("household", Long.toString(household.id()), "result", "CONFIRMED"))
                .toList();

        plan.work(
                village,
                "userTask_confirmHouseholds",
                plan.sheet(SheetKind.CONFIRMATION, village, rows),
                "confirmedOn",
                plan.today().toString());

        assertThat(plan.households(village))
                .extracting(HouseholdRow::eligibility)
                .containsOnly("CONFIRMED");
        assertThat(plan.bean(PublicNotices.class).of(village.body()))
                .as("nothing is shown in public (D-42)")
                .isEmpty();
    }

    /** JY-05: inspection, reports and files are the one officer's; whoever has left the post gets no more. */
    @Test
    void theTownsDedicatedOfficerIsHandedItsInspectionsAndFiles() {
        String officer = plan.person("town-official", plan.body(), 2);
        Responsibilities responsibilities = plan.bean(Responsibilities.class);
        responsibilities.name(plan.body(), TownDuty.DEDICATED_OFFICER, "城建办专职", "测试员", officer, "town");
        VillageInStage people = VillageInStage.started(plan, 3);
        CaseKey village = people.key();
        people.surveyed();
        assertThat(plan.task(village, "userTask_confirmHouseholds").getAssignee())
                .as("who is confirmed, the town decides")
                .isNull();

        people.confirmed().contracted().built();
        plan.work(
                village,
                "userTask_reportCommissioning",
                people.commissionings(),
                "finishedOn",
                plan.today().toString());
        Task verifying = plan.task(village, "userTask_verifyCommissioning");
        String group = plan.group(verifying);
        assertThat(verifying.getAssignee()).isEqualTo(officer);
        assertThat(plan.bean(Stages.class).tasks(village))
                .extracting(OpenTask::holder)
                .contains(officer);

        plan.complete(officer, village, "userTask_verifyCommissioning", null, "decision", "approve");
        plan.bean(IdentityService.class).deleteMembership(officer, group);
        people.inspected();
        assertThat(plan.task(village, "userTask_concludeAcceptance").getAssignee())
                .isNull();
    }

    @Test
    void worksAreDueAtTheEndOf31October() {
        CaseKey village = VillageInStage.started(plan, 3).key();

        assertThat(plan.timer(village, "event_worksDue")).isEqualTo(Instant.parse("2021-10-31T16:00:00Z"));
        assertThat(handover(village).due()).isEqualTo("2021-11-14");
        assertThat(handover(village).name()).isEqualTo("交付使用（默认期限）");
    }

    @Test
    void handoverIsDueThirtyDaysAfterTheWorks() {
        plan.today("2021-09-01");
        CaseKey village = VillageInStage.started(plan, 3).throughWorks().key();

        assertThat(handover(village).due()).isEqualTo("2021-10-01");
        assertThat(plan.timer(village, "event_handoverDue")).isEqualTo(Instant.parse("2021-10-01T16:00:00Z"));
        assertThat(plan.task(village, "userTask_reportCommissioning").getDueDate())
                .isEqualTo(Instant.parse("2021-10-01T16:00:00Z"));
    }

    @Test
    void handoverIsNeverDueAfter14November() {
        plan.today("2021-10-25");
        CaseKey village = VillageInStage.started(plan, 3).throughWorks().key();

        assertThat(handover(village).due()).isEqualTo("2021-11-14");
        assertThat(plan.timer(village, "event_handoverDue")).isEqualTo(LATEST);
    }

    @Test
    void worksSentBackGiveTheHandoverItsLatestDayAgainUntilTheyAreDone() {
        plan.today("2021-08-01");
        VillageInStage people = VillageInStage.started(plan, 3).throughWorks();
        CaseKey village = people.key();
        plan.today("2021-08-20");

        plan.bean(SendBacks.class)
                .sendBack(village, "construction", "抽查发现两户未安装", plan.person("district-office", village));
        plan.runJobs();

        assertThat(handover(village).due()).isEqualTo("2021-11-14");
        people.safe().builtAgain();
        assertThat(handover(village).due()).isEqualTo("2021-09-19");
    }

    @Test
    void aLateVillageIsCaughtUpInBothFrames() {
        VillageInStage people = VillageInStage.started(plan, 3);
        CaseKey village = people.key();
        plan.fire(village, "event_worksDue");
        plan.runJobs();
        assertThat(plan.where(village)).containsExactly("receiveTask_overdueWorks", "userTask_registerSurvey");
        people.throughWorks();
        assertThat(plan.ends(village)).contains("event_worksOverdueEnded");

        plan.fire(village, "event_handoverDue");
        plan.runJobs();
        assertThat(plan.where(village)).containsExactly("receiveTask_overdueHandover", "userTask_reportCommissioning");
        people.commissioned().inspected().concluded();

        assertThat(plan.ends(village)).contains("event_handoverOverdueEnded");
        assertThat(handover(village).column()).isEqualTo(BoardColumn.DONE_LATE);
    }

    private FrameState handover(CaseKey village) {
        return plan.bean(Stages.class).frame(village, "handover");
    }
}
