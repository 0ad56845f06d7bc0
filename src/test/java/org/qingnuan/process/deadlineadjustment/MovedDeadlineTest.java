package org.qingnuan.process.deadlineadjustment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qingnuan.process.deadlineadjustment.AdjustedPlan.HANDOVER;
import static org.qingnuan.process.deadlineadjustment.AdjustedPlan.WORKS;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.AdjustmentState;
import org.qingnuan.ledger.BoardColumn;
import org.qingnuan.ledger.FrameState;
import org.qingnuan.ledger.Order;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.ledger.Stages;
import org.qingnuan.process.DeadlineExtensions;
import org.qingnuan.process.LateVillage;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.SendBacks;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;

/** What becomes of one running village when a date moves: timer, token, task, projection, order and audit. */
@ProcessTest
class MovedDeadlineTest {

    static final String TASK = "userTask_registerSurvey";

    PlayedPlan plan;
    AdjustedPlan office;

    @BeforeEach
    void aPlan(PlayedPlans plans) {
        plan = plans.zichuan();
        office = new AdjustedPlan(plan);
    }

    // --- not yet fired

    @Test
    void runningTimerTakesTheLaterDate() {
        CaseKey village = onTime();

        office.moved(WORKS, "2021-09-15");

        isDue(village, "2021-09-15T16:00:00Z");
        assertThat(frame(village).due()).isEqualTo("2021-09-15");
        assertThat(office.audit(village)).containsExactly("works MOVED 08-30 09-15");
        assertThat(plan.where(village)).containsExactly(TASK);
    }

    @Test
    void runningTimerTakesTheEarlierDate() {
        CaseKey village = onTime();

        office.moved(WORKS, "2021-08-20");

        isDue(village, "2021-08-20T16:00:00Z");
        assertThat(office.audit(village)).containsExactly("works MOVED 08-30 08-20");
    }

    @Test
    void gateThatDoesNotMoveKeepsItsTimerWhileAnotherMoves() {
        CaseKey village = onTime();

        office.moved(HANDOVER, "2021-10-15");

        isDue(village, "2021-08-30T16:00:00Z");
        assertThat(plan.bean(Stages.class).frame(village, "handover").due()).isEqualTo("2021-10-15");
        assertThat(office.audit(village)).containsExactly("handover EXPECTED 09-30 10-15");
    }

    @Test
    void dateInThePastMakesTheVillageOverdueAtOnce() {
        CaseKey village = onTime();

        office.moved(WORKS, "2021-07-15");

        assertThat(plan.where(village)).containsExactly("receiveTask_overdueWorks", TASK);
        assertThat(frame(village).column()).isEqualTo(BoardColumn.LATE);
        assertThat(items()).extracting(Order.Item::due).containsExactly(LocalDate.parse("2021-07-15"));
        assertThat(plan.task(village, TASK).getDueDate()).isEqualTo(Instant.parse("2021-07-15T16:00:00Z"));
    }

    // --- fired

    @Test
    void overdueTokenAndOrderVanishWhenTheNewDateLiesAhead() {
        CaseKey village = LateVillage.of(plan).village();
        CaseKey order = plan.onlyCase(plan.body(), "order");

        office.moved(WORKS, "2021-09-15");

        assertThat(plan.where(village)).containsExactly(TASK);
        isDue(village, "2021-09-15T16:00:00Z");
        assertThat(frame(village).firedAt()).isNull();
        assertThat(frame(village).column()).isNotEqualTo(BoardColumn.LATE);
        assertThat(plan.bean(Overdues.class).cleared(order)).isTrue();
        assertThat(plan.ends(order)).contains("event_supervisionEnded");
        assertThat(office.audit(village)).containsExactly("works NO_LONGER_OVERDUE 08-30 09-15");
    }

    @Test
    void firedTimerStaysFiredWhenTheNewDateIsPastAsWell() {
        CaseKey village = LateVillage.of(plan).village();

        office.moved(WORKS, "2021-08-20");

        assertThat(plan.where(village)).containsExactly("receiveTask_overdueWorks", TASK);
        assertThat(plan.hasTimer(village, "event_worksDue")).isFalse();
        assertThat(frame(village).due()).isEqualTo("2021-08-20");
        assertThat(plan.cases(plan.body(), "order")).hasSize(1);
        assertThat(items()).extracting(Order.Item::due).containsExactly(LocalDate.parse("2021-08-20"));
        assertThat(plan.task(village, TASK).getDueDate()).isEqualTo(Instant.parse("2021-08-20T16:00:00Z"));
        assertThat(office.audit(village)).containsExactly("works STILL_OVERDUE 08-30 08-20");
    }

    @Test
    void laterDateThatIsPastAsWellLeavesTheVillageOverdue() {
        CaseKey village = LateVillage.of(plan).village();
        plan.today("2021-09-10");

        office.moved(WORKS, "2021-09-05");

        assertThat(plan.where(village)).containsExactly("receiveTask_overdueWorks", TASK);
        assertThat(frame(village).daysLate()).isEqualTo(5);
        assertThat(office.audit(village)).containsExactly("works STILL_OVERDUE 08-30 09-05");
    }

    @Test
    void lateVillageIsLeftAloneWhenOnlyAnotherGateMoves() {
        CaseKey village = LateVillage.of(plan).village();

        office.moved(HANDOVER, "2021-10-15");

        assertThat(plan.where(village)).containsExactly("receiveTask_overdueWorks", TASK);
        assertThat(plan.hasTimer(village, "event_worksDue")).isFalse();
        assertThat(items()).extracting(Order.Item::endedAt).containsOnlyNulls();
    }

    @Test
    void overdueThatWasNotRecordedYetIsDroppedWithItsDate() {
        CaseKey village = LateVillage.before(plan).village();

        office.approvedOnly(AdjustedPlan.days(WORKS, "2021-09-15"));
        plan.run(plan.cases(plan.key(), "adjustment").get(0), "serviceTask_decideAdjustment");
        plan.runJobs();

        assertThat(plan.where(village)).containsExactly(TASK);
        isDue(village, "2021-09-15T16:00:00Z");
        assertThat(plan.cases(plan.body(), "order"))
                .allSatisfy(order ->
                        assertThat(plan.bean(Overdues.class).cleared(order)).isTrue());
    }

    @Test
    void movedBackAndForthEndsWhereItBegan() {
        CaseKey village = LateVillage.of(plan).village();

        office.moved(WORKS, "2021-09-15");
        office.moved(WORKS, "2021-08-30");

        assertThat(plan.where(village)).containsExactly("receiveTask_overdueWorks", TASK);
        assertThat(plan.cases(plan.body(), "order")).hasSize(2);
        assertThat(frame(village).column()).isEqualTo(BoardColumn.LATE);
    }

    // --- fired and finished

    @Test
    void finishedGateIsUntouched() {
        CaseKey village = VillageInStage.started(plan, 3).throughWorks().key();
        FrameState before = frame(village);

        office.moved(WORKS, "2021-06-12", HANDOVER, "2021-10-15");

        assertThat(frame(village)).isEqualTo(before);
        assertThat(plan.timer(village, "event_handoverDue")).isEqualTo(Instant.parse("2021-10-15T16:00:00Z"));
        assertThat(plan.where(village)).containsExactly("userTask_reportCommissioning");
        assertThat(office.audit(village)).containsExactly("handover MOVED 09-30 10-15");
    }

    @Test
    void gateFinishedLateStaysLateThoughTheDateMovesBehindIt() {
        VillageInStage people = VillageInStage.started(plan, 3);
        plan.fire(people.key(), "event_worksDue");
        plan.runJobs();
        plan.today("2021-09-02");
        FrameState before = frame(people.throughWorks().key());

        office.moved(WORKS, "2021-09-15");

        assertThat(before.column()).isEqualTo(BoardColumn.DONE_LATE);
        assertThat(frame(people.key())).isEqualTo(before);
        assertThat(office.audit(people.key())).isEmpty();
    }

    // --- failed timer

    @Test
    void failedTimerIsSetUpAnew() {
        CaseKey village = onTime();
        Job timer = failedTimer(village);

        office.moved(WORKS, "2021-09-15");

        isDue(village, "2021-09-15T16:00:00Z");
        assertThat(plan.bean(ManagementService.class)
                        .createJobQuery()
                        .jobId(timer.getId())
                        .count())
                .isZero();
        assertThat(retries(village)).isPositive();
        assertThat(office.audit(village)).containsExactly("works REARMED 08-30 09-15");
    }

    @Test
    void failedTimerTakesAnEarlierDateAhead() {
        CaseKey village = onTime();
        failedTimer(village);

        office.moved(WORKS, "2021-08-20");

        isDue(village, "2021-08-20T16:00:00Z");
        assertThat(retries(village)).isPositive();
    }

    @Test
    void failedTimerFiresAtOnceForADateInThePast() {
        CaseKey village = onTime();
        failedTimer(village);

        office.moved(WORKS, "2021-07-15");

        assertThat(plan.where(village)).containsExactly("receiveTask_overdueWorks", TASK);
        assertThat(office.audit(village)).containsExactly("works REARMED 08-30 07-15");
    }

    @Test
    void failedTimerRecoversEvenWhenItsOwnDateStays() {
        CaseKey village = onTime();
        failedTimer(village);

        office.moved(HANDOVER, "2021-10-15");

        isDue(village, "2021-08-30T16:00:00Z");
        assertThat(retries(village)).isPositive();
    }

    // --- extended

    @Test
    void extensionSurvivesADateBeforeIt() {
        CaseKey village = extended("2021-09-20");

        office.moved(WORKS, "2021-09-10");

        isDue(village, "2021-09-20T16:00:00Z");
        assertThat(office.audit(village)).isEmpty();
    }

    @Test
    void laterDateOvertakesAnExtension() {
        CaseKey village = extended("2021-09-05");

        office.moved(WORKS, "2021-09-10");

        isDue(village, "2021-09-10T16:00:00Z");
        assertThat(office.audit(village)).containsExactly("works MOVED 09-05 09-10");
    }

    @Test
    void extensionKeepsAVillageOnTimeWhenTheDateMovesIntoThePast() {
        CaseKey village = extended("2021-09-20");

        office.moved(WORKS, "2021-07-15");

        isDue(village, "2021-09-20T16:00:00Z");
        assertThat(plan.where(village)).containsExactly(TASK);
    }

    @Test
    void extensionStaysWhenAnotherGateMoves() {
        CaseKey village = extended("2021-09-20");

        office.moved(HANDOVER, "2021-10-15");

        isDue(village, "2021-09-20T16:00:00Z");
    }

    // --- sent back

    @Test
    void stageThatWasSentBackTakesTheEarlierDate() {
        CaseKey village = sentBack();

        office.moved(WORKS, "2021-08-20");

        assertThat(plan.timer(village, "event_worksDue")).isEqualTo(Instant.parse("2021-08-20T16:00:00Z"));
        assertThat(dueOf(village, "userTask_appointSafetyOfficers")).isEqualTo("2021-08-20T16:00:00Z");
        assertThat(office.audit(village)).containsExactly("works MOVED 08-30 08-20");
    }

    @Test
    void stageThatWasSentBackTakesTheLaterDate() {
        CaseKey village = sentBack();

        office.moved(WORKS, "2021-09-15");

        assertThat(plan.timer(village, "event_worksDue")).isEqualTo(Instant.parse("2021-09-15T16:00:00Z"));
        assertThat(dueOf(village, "userTask_appointSafetyOfficers")).isEqualTo("2021-09-15T16:00:00Z");
    }

    @Test
    void stageThatWasSentBackKeepsItsDateWhenAnotherGateMoves() {
        CaseKey village = sentBack();

        office.moved(HANDOVER, "2021-10-15");

        assertThat(plan.timer(village, "event_worksDue")).isEqualTo(Instant.parse("2021-08-30T16:00:00Z"));
        assertThat(plan.bean(Stages.class).frame(village, "handover").due()).isEqualTo("2021-10-15");
    }

    @Test
    void stageThatWasSentBackIsOverdueAtOnceByADateInThePast() {
        CaseKey village = sentBack();

        office.moved(WORKS, "2021-07-15");

        assertThat(plan.where(village)).containsExactly("receiveTask_overdueWorks", "userTask_appointSafetyOfficers");
        assertThat(items()).extracting(Order.Item::due).containsExactly(LocalDate.parse("2021-07-15"));
    }

    @Test
    void stageSentBackAfterItsDateIsOnTimeAgainByALaterOne() {
        CaseKey village = VillageInStage.started(plan, 3).throughWorks().key();
        plan.today("2021-09-05");
        sendBack(village);
        assertThat(plan.where(village)).contains("receiveTask_overdueWorks");

        office.moved(WORKS, "2021-09-15");

        assertThat(plan.where(village)).containsExactly("userTask_appointSafetyOfficers");
        assertThat(plan.timer(village, "event_worksDue")).isEqualTo(Instant.parse("2021-09-15T16:00:00Z"));
        assertThat(plan.bean(Overdues.class).cleared(plan.onlyCase(plan.body(), "order")))
                .isTrue();
    }

    // --- two gates at once

    @Test
    void twoGatesMoveTogetherEachByItsOwnState() {
        CaseKey late = LateVillage.of(plan).village();
        CaseKey onTime = VillageInStage.started(plan, 3).throughWorks().key();

        office.moved(WORKS, "2021-09-15", HANDOVER, "2021-10-20");

        isDue(late, "2021-09-15T16:00:00Z");
        assertThat(plan.where(late)).containsExactly(TASK);
        assertThat(plan.bean(Stages.class).frame(late, "handover").due()).isEqualTo("2021-10-20");
        assertThat(plan.timer(onTime, "event_handoverDue")).isEqualTo(Instant.parse("2021-10-20T16:00:00Z"));
        assertThat(office.audit(late))
                .containsExactlyInAnyOrder("works NO_LONGER_OVERDUE 08-30 09-15", "handover EXPECTED 09-30 10-20");
    }

    @Test
    void theRunEndsComplete() {
        onTime();

        assertThat(office.moved(WORKS, "2021-09-15").state()).isEqualTo(AdjustmentState.COMPLETE);
        assertThat(plan.ends(plan.onlyCase(plan.key(), "adjustment"))).containsExactly("event_adjustmentComplete");
    }

    // --- villages as they stand

    private CaseKey onTime() {
        plan.today("2021-08-01");
        return VillageInStage.started(plan, 3).key();
    }

    private CaseKey sentBack() {
        plan.today("2021-08-01");
        CaseKey village = VillageInStage.started(plan, 3).throughWorks().key();
        sendBack(village);
        return village;
    }

    private void sendBack(CaseKey village) {
        assertThat(plan.bean(SendBacks.class)
                        .sendBack(village, "construction", "抽查发现未安装", plan.person("district-office", village)))
                .isInstanceOf(SendBacks.Outcome.SentBack.class);
        plan.runJobs();
    }

    private String dueOf(CaseKey village, String task) {
        return plan.task(village, task).getDueDate().toInstant().toString();
    }

    private Job failedTimer(CaseKey village) {
        Job timer = job(village);
        plan.bean(ManagementService.class).setJobRetries(timer.getId(), 0);
        return timer;
    }

    private CaseKey extended(String until) {
        plan.today("2021-08-01");
        CaseKey village = VillageInStage.started(plan, 3).key();
        String town = plan.person("town-official", village);
        CaseKey extension = plan.bean(DeadlineExtensions.class)
                .request(village, "works", LocalDate.parse(until), "管线迁改", null, town);
        plan.runJobs();
        plan.work(extension, "userTask_approveExtension", "decision", "approve");
        return village;
    }

    private Job job(CaseKey village) {
        return plan.bean(ManagementService.class).createJobQuery().activityId("event_worksDue").list().stream()
                .filter(timer -> timer.getProcessInstanceId()
                        .equals(plan.process("village-retrofit", village).getId()))
                .findFirst()
                .orElseThrow();
    }

    private int retries(CaseKey village) {
        return job(village).getRetries();
    }

    private FrameState frame(CaseKey village) {
        return plan.bean(Stages.class).frame(village, "works");
    }

    private List<Order.Item> items() {
        return plan.bean(Overdues.class)
                .get(plan.onlyCase(plan.body(), "order"))
                .items();
    }

    private void isDue(CaseKey village, String instant) {
        assertThat(plan.timer(village, "event_worksDue")).isEqualTo(Instant.parse(instant));
        assertThat(plan.task(village, TASK).getDueDate()).isEqualTo(Date.from(Instant.parse(instant)));
    }
}
