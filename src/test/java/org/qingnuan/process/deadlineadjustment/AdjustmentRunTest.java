package org.qingnuan.process.deadlineadjustment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qingnuan.process.deadlineadjustment.AdjustedPlan.HANDOVER;
import static org.qingnuan.process.deadlineadjustment.AdjustedPlan.WORKS;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.Adjustment;
import org.qingnuan.ledger.AdjustmentRunning;
import org.qingnuan.ledger.AdjustmentState;
import org.qingnuan.ledger.Adjustments;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.ledger.PreviewRow;
import org.qingnuan.process.DeadlineAdjustments;
import org.qingnuan.process.LateVillage;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An adjustment from its proposal to its last village. */
@ProcessTest
class AdjustmentRunTest {

    PlayedPlan plan;
    AdjustedPlan office;

    @BeforeEach
    void aPlan(PlayedPlans plans) {
        plan = plans.zichuan();
        office = new AdjustedPlan(plan);
        plan.today("2021-08-01");
    }

    // --- people

    @Test
    void secondAdjustmentIsRefusedWhileTheFirstIsOpen() {
        office.proposed(AdjustedPlan.days(WORKS, "2021-09-15"));

        assertThatThrownBy(() -> office.proposed(AdjustedPlan.days(HANDOVER, "2021-10-15")))
                .isInstanceOf(AdjustmentRunning.class)
                .hasMessageContaining("待审批")
                .hasMessageContaining("同一方案一次只能调整一份");
    }

    @Test
    void withdrawnAdjustmentChangesNothingAndMakesRoomForAnother() {
        CaseKey village = VillageInStage.started(plan, 3).key();
        CaseKey adjustment = office.proposed(AdjustedPlan.days(WORKS, "2021-09-15"));

        plan.work(adjustment, "userTask_justifyAdjustment", "decision", "withdraw");

        assertThat(plan.ends(adjustment)).containsExactly("event_adjustmentWithdrawn");
        assertThat(plan.timer(village, "event_worksDue")).isEqualTo(Instant.parse("2021-08-30T16:00:00Z"));
        assertThat(office.proposed(AdjustedPlan.days(WORKS, "2021-09-10"))).isNotNull();
    }

    @Test
    void refusedAdjustmentChangesNothing() {
        CaseKey village = VillageInStage.started(plan, 3).key();
        CaseKey adjustment = office.justified(AdjustedPlan.days(WORKS, "2021-09-15"));

        plan.work(adjustment, "userTask_approveAdjustment", "decision", "return", "opinion", "依据不足");

        assertThat(plan.ends(adjustment)).containsExactly("event_adjustmentRejected");
        assertThat(state(adjustment)).isEqualTo(AdjustmentState.REJECTED);
        assertThat(plan.timer(village, "event_worksDue")).isEqualTo(Instant.parse("2021-08-30T16:00:00Z"));
    }

    @Test
    void nobodyApprovesTheirOwnAdjustment() {
        CaseKey adjustment = office.justified(AdjustedPlan.days(WORKS, "2021-09-15"));
        plan.employ(office.administrator(), "leading-group", plan.key());

        assertThat(plan.refusal(
                        office.administrator(), adjustment, "userTask_approveAdjustment", null, "decision", "approve"))
                .contains("提出人不能审批自己提出的期限调整");
    }

    @Test
    void pastDateIsConfirmedAndAGroundIsGiven() {
        CaseKey adjustment = office.proposed(AdjustedPlan.days(WORKS, "2021-07-15"));

        assertThat(plan.refusal(
                        office.administrator(), adjustment, "userTask_justifyAdjustment", null, "decision", "submit"))
                .contains("调整原因")
                .contains("调整依据")
                .contains("已经过去的日期");
    }

    @Test
    void previewCountsWhatTheRunThenDoes() {
        LateVillage.of(plan);
        VillageInStage.started(plan, 3).throughWorks();

        List<PreviewRow> preview = plan.bean(DeadlineAdjustments.class)
                .examine(plan.key().plan(), AdjustedPlan.days(WORKS, "2021-09-15", HANDOVER, "2021-08-15"))
                .preview();

        assertThat(preview).isEmpty();
        assertThat(preview(WORKS, "2021-09-15")).satisfies(row -> {
            assertThat(row.ceaseOverdue()).isEqualTo(1);
            assertThat(row.finished()).isEqualTo(1);
        });
        assertThat(preview(WORKS, "2021-08-20").stayOverdue()).isEqualTo(1);
        assertThat(preview(HANDOVER, "2021-08-30").becomeOverdue()).isEqualTo(2);
    }

    private PreviewRow preview(String gate, String day) {
        return plan.bean(DeadlineAdjustments.class)
                .examine(plan.key().plan(), AdjustedPlan.days(gate, day))
                .preview()
                .get(0);
    }

    // --- the run

    @Test
    void everyVillageIsReachedInChunksAndOneJobAtATime() {
        List<CaseKey> villages = villages(60);
        office.approvedOnly(AdjustedPlan.days(WORKS, "2021-09-15"));
        CaseKey adjustment = plan.onlyCase(plan.key(), "adjustment");
        plan.run(adjustment, "serviceTask_decideAdjustment");
        plan.run(adjustment, "serviceTask_deployAdjustment");

        assertThat(runJobs(adjustment)).hasSize(1);
        execute(adjustment);
        assertThat(progress(adjustment).done()).isEqualTo(50);
        assertThat(runJobs(adjustment)).hasSize(1);
        plan.runJobs();

        assertThat(progress(adjustment).done()).isEqualTo(60);
        assertThat(state(adjustment)).isEqualTo(AdjustmentState.COMPLETE);
        assertThat(villages)
                .allSatisfy(village -> assertThat(plan.timer(village, "event_worksDue"))
                        .isEqualTo(Instant.parse("2021-09-15T16:00:00Z")));
    }

    @Test
    void villageThatCannotBeMovedIsNamedAndHoldsUpNobody() {
        List<CaseKey> villages = villages(3);
        CaseKey stuck = villages.get(1);
        CaseKey adjustment = deployed(WORKS, "2021-09-15");
        hold(stuck);

        runToTheEnd(adjustment);

        assertThat(state(adjustment)).isEqualTo(AdjustmentState.COMPLETE_EXCEPT);
        assertThat(progress(adjustment).done()).isEqualTo(2);
        assertThat(progress(adjustment).setAside()).singleElement().satisfies(aside -> {
            assertThat(aside.subject()).isEqualTo(stuck);
            assertThat(aside.problem()).contains("storage full");
        });
        assertThat(plan.timer(stuck, "event_worksDue")).isEqualTo(Instant.parse("2021-08-30T16:00:00Z"));
        assertThat(office.audit(stuck)).isEmpty();

        release();
        plan.work(adjustment, "userTask_resolveExceptions", "decision", "retry");

        assertThat(state(adjustment)).isEqualTo(AdjustmentState.COMPLETE);
        assertThat(plan.timer(stuck, "event_worksDue")).isEqualTo(Instant.parse("2021-09-15T16:00:00Z"));
        assertThat(plan.ends(adjustment)).containsExactly("event_adjustmentComplete");
    }

    @Test
    void villageThatEndsWhileItIsBeingMovedIsNoException() {
        CaseKey ending = villages(1).get(0);
        CaseKey adjustment = deployed(WORKS, "2021-09-15");
        hold(ending);
        assertThatThrownBy(() -> execute(adjustment)).hasStackTraceContaining("storage full");
        assertThatThrownBy(() -> execute(adjustment)).hasStackTraceContaining("storage full");
        release();

        plan.bean(RuntimeService.class)
                .deleteProcessInstance(plan.process("village-retrofit", ending).getId(), "ended meanwhile");
        runToTheEnd(adjustment);

        assertThat(state(adjustment)).isEqualTo(AdjustmentState.COMPLETE);
        assertThat(progress(adjustment).setAside()).isEmpty();
    }

    @Test
    void exceptionMayBeLeftWithAReason() {
        CaseKey stuck = villages(1).get(0);
        CaseKey adjustment = deployed(WORKS, "2021-09-15");
        hold(stuck);
        runToTheEnd(adjustment);
        release();

        plan.work(adjustment, "userTask_resolveExceptions", "decision", "close", "opinion", "该村即将撤出计划");

        assertThat(plan.ends(adjustment)).containsExactly("event_adjustmentClosed");
        assertThat(state(adjustment)).isEqualTo(AdjustmentState.COMPLETE_EXCEPT);
    }

    @Test
    void villageThatStartsWhileOthersMoveHasTheNewDate() {
        villages(2);
        CaseKey adjustment = deployed(WORKS, "2021-09-15");

        CaseKey late = VillageInStage.started(plan, 3).key();
        plan.runJobs();

        assertThat(plan.timer(late, "event_worksDue")).isEqualTo(Instant.parse("2021-09-15T16:00:00Z"));
        assertThat(progress(adjustment).cases()).isEqualTo(2);
    }

    @Test
    void villageThatFinishesItsStageBetweenDeploymentAndItsTurnHasTheNewDateInTheNextFrame() {
        VillageInStage people = VillageInStage.started(plan, 3).readyToBuild();
        plan.approveTownPlan(plan.body());
        people.safe().reported();
        CaseKey adjustment = deployed(HANDOVER, "2021-10-15");

        plan.completeOnly(
                plan.holder(people.key(), "userTask_verifyCompletion"),
                people.key(),
                "userTask_verifyCompletion",
                null,
                "decision",
                "approve",
                "verifiedOn",
                "2021-08-01");
        plan.run(people.key(), "serviceTask_recordCompletionReview");
        assertThat(plan.timer(people.key(), "event_handoverDue")).isEqualTo(Instant.parse("2021-09-30T16:00:00Z"));
        plan.runJobs();

        assertThat(plan.timer(people.key(), "event_handoverDue")).isEqualTo(Instant.parse("2021-10-15T16:00:00Z"));
        assertThat(state(adjustment)).isEqualTo(AdjustmentState.COMPLETE);
    }

    @Test
    void undoingIsAnotherAdjustment() {
        CaseKey village = villages(1).get(0);
        Adjustment first = office.moved(WORKS, "2021-09-15");

        Adjustment second = office.moved(plan.bean(DeadlineAdjustments.class).undoing(first.key()));

        assertThat(second.undoOf()).isEqualTo(first.key());
        assertThat(plan.timer(village, "event_worksDue")).isEqualTo(Instant.parse("2021-08-30T16:00:00Z"));
        assertThat(office.audit(village)).containsExactly("works MOVED 08-30 09-15", "works MOVED 09-15 08-30");
    }

    @Test
    void runningVersionsAreToldUntilTheLastVillageHasLeftTheOldOne() {
        villages(2);
        CaseKey adjustment = deployed(WORKS, "2021-09-15");

        assertThat(versions()).containsExactly("2 0 建成 9月15日前，交付使用 9月30日前", "1 2 建成 8月30日前，交付使用 9月30日前");
        plan.runJobs();

        assertThat(versions()).containsExactly("2 2 建成 9月15日前，交付使用 9月30日前");
        assertThat(state(adjustment)).isEqualTo(AdjustmentState.COMPLETE);
    }

    @Test
    void planWhoseFolderIsNotInstalledIsNoErrorOnItsPage() {
        DeadlineAdjustments.Folder folder =
                plan.bean(DeadlineAdjustments.class).folder(plan.key().plan());

        assertThat(folder.there()).isFalse();
        assertThat(folder.differences()).isEmpty();
    }

    // --- the clock

    @Test
    void restartAfterThreeDaysOffLeavesNobodyLateWhenTheNewDateLiesAhead() {
        List<CaseKey> villages = villages(60);
        plan.today("2021-08-29");
        CaseKey adjustment = deployed(WORKS, "2021-09-15");
        execute(adjustment);
        assertThat(progress(adjustment).done()).isEqualTo(50);

        plan.today("2021-09-01");
        fireWhatIsDue();
        assertThat(late()).isEqualTo(10);
        runToTheEnd(adjustment);

        assertThat(state(adjustment)).isEqualTo(AdjustmentState.COMPLETE);
        assertThat(late()).isZero();
        assertThat(timers()).isEqualTo("60 2021-09-15T16:00:00Z");
        assertThat(villages)
                .allSatisfy(village -> assertThat(plan.where(village)).containsExactly("userTask_registerSurvey"));
        assertThat(plan.cases(plan.body(), "order"))
                .allSatisfy(order -> assertThat(plan.ends(order)).contains("event_supervisionEnded"));
    }

    @Test
    void restartAfterThreeDaysOffMakesEverybodyLateOnceWhenTheNewDateHasPassedToo() {
        List<CaseKey> villages = villages(60);
        plan.today("2021-08-29");
        CaseKey adjustment = deployed(WORKS, "2021-08-31");
        execute(adjustment);

        plan.today("2021-09-03");
        fireWhatIsDue();
        runToTheEnd(adjustment);

        assertThat(state(adjustment)).isEqualTo(AdjustmentState.COMPLETE);
        assertThat(late()).isEqualTo(60);
        assertThat(timers()).isEqualTo("0 ");
        assertThat(plan.bean(Overdues.class)
                        .get(plan.onlyCase(plan.body(), "order"))
                        .items())
                .hasSize(60)
                .allSatisfy(item -> assertThat(item.due()).isEqualTo("2021-08-31"));
        assertThat(villages).allSatisfy(village -> {
            assertThat(plan.where(village)).containsExactly("receiveTask_overdueWorks", "userTask_registerSurvey");
            assertThat(plan.task(village, "userTask_registerSurvey").getDueDate())
                    .isEqualTo("2021-08-31T16:00:00Z");
        });
    }

    @Test
    void clockThatJumpsAheadAndBackDuringARunLeavesEveryTimerAtTheNewDate(PlayedPlans plans) {
        plan = plans.zichuanOf(120);
        office = new AdjustedPlan(plan);
        plan.today("2021-08-01");
        List<CaseKey> villages = villages(120);
        CaseKey adjustment = deployed(WORKS, "2021-09-15");

        execute(adjustment);
        plan.today("2021-09-10");
        execute(adjustment);
        fireWhatIsDue();
        assertThat(late()).isEqualTo(20);
        plan.today("2021-07-20");
        runToTheEnd(adjustment);

        assertThat(state(adjustment)).isEqualTo(AdjustmentState.COMPLETE);
        assertThat(late()).isZero();
        assertThat(timers()).isEqualTo("120 2021-09-15T16:00:00Z");
        assertThat(villages)
                .allSatisfy(village -> assertThat(office.audit(village))
                        .singleElement()
                        .asString()
                        .endsWith("08-30 09-15"));
    }

    @Test
    void villageThatFiredByAClockFarAheadIsOnTimeAgainByTheNextAdjustment() {
        CaseKey village = villages(1).get(0);
        CaseKey adjustment = deployed(WORKS, "2021-09-15");
        plan.today("2021-10-01");
        runToTheEnd(adjustment);
        assertThat(late()).isEqualTo(1);

        plan.today("2021-08-01");
        office.moved(HANDOVER, "2021-10-15");

        assertThat(late()).isZero();
        assertThat(timers()).isEqualTo("1 2021-09-15T16:00:00Z");
        assertThat(office.audit(village)).contains("works NO_LONGER_OVERDUE 09-15 09-15");
    }

    /** As after days off: the timers go off before the run goes on. */
    private void fireWhatIsDue() {
        ManagementService management = plan.bean(ManagementService.class);
        for (String step : List.of("event_worksDue", "serviceTask_recordOverdueWorks")) {
            management.createJobQuery().activityId(step).executable().list().stream()
                    .filter(job -> plan.body().tenant().equals(job.getTenantId()))
                    .forEach(job -> management.executeJob(job.getId()));
        }
    }

    private long late() {
        return plan
                .bean(RuntimeService.class)
                .createExecutionQuery()
                .activityId("receiveTask_overdueWorks")
                .list()
                .stream()
                .filter(token -> plan.body().tenant().equals(token.getTenantId()))
                .count();
    }

    /** How many timers of the works there are, and all their different dates. */
    private String timers() {
        List<String> due =
                plan.bean(ManagementService.class).createJobQuery().activityId("event_worksDue").list().stream()
                        .filter(job -> plan.body().tenant().equals(job.getTenantId()))
                        .map(job -> job.getDuedate().toInstant().toString())
                        .toList();
        return due.size() + " " + due.stream().distinct().collect(Collectors.joining(" "));
    }

    private List<String> versions() {
        return plan.bean(DeadlineAdjustments.class).versions(plan.key().plan()).stream()
                .filter(version -> version.model().equals("village-retrofit"))
                .map(version -> version.version() + " " + version.running() + " " + version.dates())
                .toList();
    }

    // --- playing

    private List<CaseKey> villages(int count) {
        return Stream.generate(() -> plan.village(1))
                .limit(count)
                .map(village -> VillageInStage.started(plan, village).key())
                .toList();
    }

    /** Deployed; the run's first job waits. */
    private CaseKey deployed(String... days) {
        CaseKey adjustment = office.approvedOnly(AdjustedPlan.days(days));
        plan.run(adjustment, "serviceTask_decideAdjustment");
        plan.run(adjustment, "serviceTask_deployAdjustment");
        return adjustment;
    }

    private void hold(CaseKey village) {
        JdbcClient jdbc = plan.bean(JdbcClient.class);
        jdbc.sql("""
                create or replace function ledger.storage_full() returns trigger language plpgsql as
                $$ begin raise exception 'storage full'; end $$
                """).update();
        jdbc.sql(
                        "create trigger storage_full before update on ledger.frame_state for each row when (new.subject = '%s')"
                                        .formatted(village)
                                + " execute function ledger.storage_full()")
                .update();
    }

    private void release() {
        plan.bean(JdbcClient.class)
                .sql("drop trigger storage_full on ledger.frame_state")
                .update();
    }

    /** As the job executor does: a failed job is tried again as often as it has retries. */
    private void runToTheEnd(CaseKey adjustment) {
        for (List<Job> due = runJobs(adjustment); !due.isEmpty(); due = runJobs(adjustment)) {
            try {
                execute(adjustment);
            } catch (ProcessEngineException failed) {
                assertThat(failed).hasStackTraceContaining("storage full");
            }
        }
        plan.runJobs();
    }

    private void execute(CaseKey adjustment) {
        plan.bean(ManagementService.class).executeJob(runJobs(adjustment).get(0).getId());
    }

    private List<Job> runJobs(CaseKey adjustment) {
        return plan
                .bean(JdbcClient.class)
                .sql("""
                        select id_ from act_ru_job where handler_type_ = 'qingnuan-adjustment' and retries_ > 0
                          and handler_cfg_ like '% ' || :adjustment
                        """)
                .param("adjustment", adjustment.toString())
                .query(String.class)
                .list()
                .stream()
                .map(id -> plan.bean(ManagementService.class)
                        .createJobQuery()
                        .jobId(id)
                        .singleResult())
                .toList();
    }

    private AdjustmentState state(CaseKey adjustment) {
        return plan.bean(Adjustments.class).get(adjustment).state();
    }

    private Adjustment.Progress progress(CaseKey adjustment) {
        return plan.bean(Adjustments.class).get(adjustment).progress();
    }
}
