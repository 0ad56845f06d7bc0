package org.qingnuan.process.dateconfirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.BoardColumn;
import org.qingnuan.ledger.DateClaim;
import org.qingnuan.ledger.DateClaims;
import org.qingnuan.ledger.FrameState;
import org.qingnuan.ledger.Stages;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.SendBacks;
import org.qingnuan.process.Tasks;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;

/** An actual date more than seven days before its entry counts only when the office has confirmed it (B5). */
@ProcessTest
class DateConfirmationTest {

    PlayedPlan plan;
    VillageInStage people;
    CaseKey village;

    @BeforeEach
    void aVillageInstalledOn20August(PlayedPlans plans) {
        plan = plans.zichuan();
        people = VillageInStage.started(plan, 3).readyToBuild();
        village = people.key();
        plan.approveTownPlan(plan.body());
        people.safe();
        plan.today("2021-08-20");
        String contractor = plan.holder(village, "userTask_reportProgress");
        String task = plan.task(village, "userTask_reportProgress").getId();
        UUID submission = plan.submission(contractor, task, people.installations());
        plan.bean(Tasks.class).report(task, contractor, submission);
    }

    @Test
    void untilTheOfficeConfirmsTheDayOfEntryCountsAndTheVillageGoesOn() {
        closed("2021-08-20", "2021-09-05", "2021-09-06");

        CaseKey claim = plan.onlyCase(village, "date");
        assertThat(plan.where(claim)).containsExactly("userTask_confirmDate");
        assertThat(plan.task(claim, "userTask_confirmDate").getDueDate()).isNull();
        assertThat(plan.where(village)).containsExactly("userTask_reportCommissioning");
        assertThat(works().finishedOn()).isEqualTo("2021-09-05");
        assertThat(works().column()).isEqualTo(BoardColumn.DONE_LATE);

        plan.work(claim, "userTask_confirmDate", "decision", "approve", "opinion", "施工日志属实");

        assertThat(plan.ends(claim)).containsExactly("event_dateDecided");
        assertThat(works().finishedOn()).isEqualTo("2021-08-20");
        assertThat(works().column()).isEqualTo(BoardColumn.REPORTED_LATE);
        assertThat(decided(claim)).isEqualTo(DateClaim.Decision.CONFIRMED);
    }

    @Test
    void aDeniedDateLeavesTheDayOfEntry() {
        closed("2021-08-20", "2021-09-05", "2021-09-05");
        CaseKey claim = plan.onlyCase(village, "date");
        assertThat(plan.refusal(
                        plan.holder(claim, "userTask_confirmDate"),
                        claim,
                        "userTask_confirmDate",
                        null,
                        "decision",
                        "return"))
                .contains("退回时没有说明理由");

        plan.work(claim, "userTask_confirmDate", "decision", "return", "opinion", "影像显示8月底仍在施工");

        assertThat(works().finishedOn()).isEqualTo("2021-09-05");
        assertThat(works().column()).isEqualTo(BoardColumn.DONE_LATE);
        assertThat(decided(claim)).isEqualTo(DateClaim.Decision.DENIED);
    }

    @Test
    void sevenDaysNeedNobodyHoweverLongTheVerificationTakes() {
        closed("2021-08-25", "2021-09-01", "2021-09-20");

        assertThat(plan.cases(village, "date")).isEmpty();
        assertThat(works().finishedOn()).isEqualTo("2021-08-25");
        assertThat(works().column()).isEqualTo(BoardColumn.REPORTED_LATE);
    }

    @Test
    void eightDaysNeedTheOffice() {
        closed("2021-08-25", "2021-09-02", "2021-09-02");

        assertThat(plan.cases(village, "date")).hasSize(1);
    }

    @Test
    void commissioningAndAcceptanceAreHeldToTheSame() {
        closed("2021-08-20", "2021-08-20", "2021-08-20");
        String contractor = plan.holder(village, "userTask_reportCommissioning");
        String task = plan.task(village, "userTask_reportCommissioning").getId();
        UUID sheet = people.commissionings();
        plan.bean(Tasks.class).report(task, contractor, plan.submission(contractor, task, sheet));
        plan.today("2021-09-10");
        plan.work(village, "userTask_reportCommissioning", "finishedOn", "2021-08-20");
        plan.work(village, "userTask_verifyCommissioning", "decision", "approve");
        people.inspected();
        plan.today("2021-10-09");
        plan.runJobs();
        plan.work(
                village,
                "userTask_concludeAcceptance",
                "units",
                "测试镇、施工单位",
                "standard",
                "竣工验收标准",
                "concludedOn",
                "2021-09-10",
                "ledgerChecked",
                "true");

        assertThat(plan.bean(DateClaims.class).of(village))
                .extracting(DateClaim::stage, DateClaim::actualOn, DateClaim::enteredOn)
                .containsExactly(
                        tuple("commissioning", LocalDate.of(2021, 8, 20), LocalDate.of(2021, 9, 10)),
                        tuple("acceptance", LocalDate.of(2021, 9, 10), LocalDate.of(2021, 10, 9)));
        assertThat(handover().column()).isEqualTo(BoardColumn.DONE_LATE);
        plan.cases(village, "date").forEach(claim -> plan.work(claim, "userTask_confirmDate", "decision", "approve"));
        assertThat(handover().finishedOn()).isEqualTo("2021-09-10");
        assertThat(handover().column()).isEqualTo(BoardColumn.REPORTED_LATE);
    }

    @Test
    void whatWasSentBackWaitsForNobody() {
        closed("2021-08-20", "2021-09-05", "2021-09-05");
        CaseKey claim = plan.onlyCase(village, "date");

        assertThat(plan.bean(SendBacks.class)
                        .sendBack(village, "construction", "抽查发现未安装", plan.person("district-office", village)))
                .isInstanceOf(SendBacks.Outcome.SentBack.class);
        plan.runJobs();

        assertThat(plan.where(claim)).isEmpty();
        assertThat(decided(claim)).isEqualTo(DateClaim.Decision.LAPSED);
        people.safe();
        closed("2021-09-05", "2021-09-06", "2021-09-06");
        assertThat(works().finishedOn()).isEqualTo("2021-09-05");
        assertThat(plan.cases(village, "date")).hasSize(1);
    }

    @Test
    void aNetworkEnteredLongAfterItsDayNeedsTheOfficeToo() {
        plan.work(village, "userTask_reportProgress", "finishedOn", "2021-08-20");
        plan.today("2021-09-05");
        plan.runJobs();
        plan.work(village, "userTask_recordNetwork", "networkReadyOn", "2021-08-22", "note", "试压合格");
        plan.work(village, "userTask_verifyCompletion", "decision", "approve", "verifiedOn", "2021-09-05");

        assertThat(works().finishedOn()).isEqualTo("2021-09-05");
        plan.work(plan.onlyCase(village, "date"), "userTask_confirmDate", "decision", "approve", "opinion", "通气单属实");

        assertThat(works().finishedOn()).isEqualTo("2021-08-22");
        assertThat(works().column()).isEqualTo(BoardColumn.REPORTED_LATE);
    }

    /** Construction closed with that actual day, entered and verified on those days; the network counts once. */
    private void closed(String actual, String entered, String verified) {
        plan.today(entered);
        plan.runJobs();
        plan.work(village, "userTask_reportProgress", "finishedOn", actual);
        if (plan.where(village).contains("userTask_recordNetwork")) {
            plan.work(village, "userTask_recordNetwork", "networkReadyOn", actual, "note", "试压合格");
        }
        plan.today(verified);
        plan.runJobs();
        plan.work(village, "userTask_verifyCompletion", "decision", "approve", "verifiedOn", verified);
    }

    private FrameState works() {
        return plan.bean(Stages.class).frame(village, "works");
    }

    private FrameState handover() {
        return plan.bean(Stages.class).frame(village, "handover");
    }

    private DateClaim.Decision decided(CaseKey claim) {
        return plan.bean(DateClaims.class).get(claim).decision();
    }
}
