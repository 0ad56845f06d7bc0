package org.qingnuan.process.villageretrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.BadUserRequestException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.BoardColumn;
import org.qingnuan.ledger.HouseholdRow;
import org.qingnuan.ledger.Lots;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.ledger.Reviews;
import org.qingnuan.ledger.StageState;
import org.qingnuan.ledger.Stages;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.SendBacks;
import org.qingnuan.process.SendBacks.Finished;
import org.qingnuan.process.SendBacks.Outcome;
import org.qingnuan.process.Tasks;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;

/** A finished stage goes back to its people while nothing of the village is being paid. */
@ProcessTest
class SendBackTest {

    private static final Instant WORKS = Instant.parse("2021-08-30T16:00:00Z");
    private static final Instant HANDOVER = Instant.parse("2021-09-30T16:00:00Z");

    PlayedPlan plan;
    VillageInStage people;
    CaseKey village;

    @BeforeEach
    void aVillage(PlayedPlans plans) {
        plan = plans.zichuan();
        people = VillageInStage.started(plan, 3);
        village = people.key();
    }

    @Test
    void theSurveyOfAVillageThatIsBeingBuiltIsDoneAgainAndEverythingBehindItPassedThroughOnceMore() {
        people.readyToBuild();
        assertThat(plan.where(village)).containsExactly("userTask_appointSafetyOfficers");

        sendBack("survey");

        assertThat(plan.where(village)).containsExactly("userTask_registerSurvey");
        assertThat(plan.timer(village, "event_worksDue")).isEqualTo(WORKS);
        assertThat(plan.task(village, "userTask_registerSurvey").getDueDate()).isEqualTo(WORKS);
        assertThat(stages()).containsExactly("survey open 1");
        people.surveyed().confirmed().assigned(lot()).equipped();
        plan.approveTownPlan(plan.body());
        people.safe().built();
        assertThat(plan.where(village)).containsExactly("userTask_reportCommissioning");
        assertThat(sentBack()).isFalse();
    }

    @Test
    void eachStageOfTheFirstFrameGoesBackWithinTheFrame() {
        people.readyToBuild();

        sendBack("household-confirmation");
        assertThat(plan.where(village)).containsExactly("userTask_confirmHouseholds");
        people.confirmed();
        assertThat(plan.where(village)).containsExactly("userTask_assignLot");
        people.assigned(lot()).equipped();
        sendBack("contract-award");

        assertThat(plan.where(village)).containsExactly("userTask_assignLot");
        assertThat(plan.timer(village, "event_worksDue")).isEqualTo(WORKS);
    }

    @Test
    void constructionSentBackDuringCommissioningReopensItsFrameWithItsDate() {
        people.throughWorks();
        String draft = plan.task(village, "userTask_reportCommissioning").getId();
        plan.bean(Submissions.class).saveDraft(draft, "somebody", Map.of("finishedOn", "2021-06-11"));
        assertThat(column("works")).isEqualTo(BoardColumn.DONE);

        sendBack("construction");

        assertThat(plan.where(village)).containsExactly("userTask_appointSafetyOfficers");
        assertThat(plan.timer(village, "event_worksDue")).isEqualTo(WORKS);
        assertThat(plan.hasTimer(village, "event_handoverDue")).isFalse();
        assertThat(column("works")).isEqualTo(BoardColumn.ON_TIME);
        assertThat(plan.bean(Stages.class).frame(village, "works").finishedOn()).isNull();
        assertThat(plan.bean(Stages.class).tasks(village))
                .extracting(task -> task.taskKey())
                .containsExactly("userTask_appointSafetyOfficers");
        assertThat(plan.bean(Submissions.class).draft(draft)).isNotEmpty();
        people.safe().builtAgain();
        assertThat(plan.timer(village, "event_handoverDue")).isEqualTo(HANDOVER);
        people.commissioned().inspected().concluded();
        assertThat(plan.where(village)).containsExactly("receiveTask_awaitSettlement");
    }

    @Test
    void commissioningSentBackDuringAcceptanceStaysInItsFrame() {
        people.throughCommissioning();

        sendBack("commissioning");

        assertThat(plan.where(village)).containsExactly("userTask_reportCommissioning");
        assertThat(plan.timer(village, "event_handoverDue")).isEqualTo(HANDOVER);
        assertThat(column("works")).isEqualTo(BoardColumn.DONE);
        people.commissioned();
        assertThat(plan.where(village)).containsExactly("userTask_inspectHouseholds");
    }

    @Test
    void acceptanceSentBackWhileThePayoutWaitsIsInspectedAgainBeforeAnythingIsPrepared() {
        people.throughCommissioning().inspected().concluded();
        assertThat(plan.where(village)).containsExactly("receiveTask_awaitSettlement");
        List<HouseholdRow> households = plan.households(village);

        sendBack("acceptance");

        assertThat(plan.where(village)).containsExactly("userTask_inspectHouseholds");
        assertThat(plan.timer(village, "event_handoverDue")).isEqualTo(HANDOVER);
        people.inspected(List.of(), households.subList(2, 3));
        assertThat(plan.where(village)).containsExactly("receiveTask_awaitRectification");
        CaseKey failing = plan.onlyCase(village, "household");
        plan.work(failing, "userTask_rectify", "rectifiedOn", "2021-06-10", "measure", "重新固定烟管");
        plan.work(failing, "userTask_verifyRectification", "decision", "approve");
        people.inspected(households.subList(2, 3)).concluded();
        assertThat(plan.where(village)).containsExactly("receiveTask_awaitSettlement");
    }

    @Test
    void anAcceptanceThatWasRightIsConcludedAgainWithoutAnotherSheet() {
        people.throughCommissioning().inspected().concluded();

        sendBack("acceptance");
        plan.work(village, "userTask_inspectHouseholds", "inspectedOn", "2021-06-10");
        people.concluded();

        assertThat(plan.where(village)).containsExactly("receiveTask_awaitSettlement");
        assertThat(plan.cases(village, "batch")).hasSize(1);
    }

    @Test
    void constructionSentBackAfterAcceptanceGoesThroughBothFramesAgain() {
        people.throughCommissioning().inspected().concluded();

        sendBack("construction");

        assertThat(plan.where(village)).containsExactly("userTask_appointSafetyOfficers");
        people.safe();
        plan.work(village, "userTask_reportProgress", "finishedOn", "2021-06-10");
        plan.work(village, "userTask_verifyCompletion", "decision", "approve", "verifiedOn", "2021-06-10");
        plan.work(village, "userTask_reportCommissioning", "finishedOn", "2021-06-10");
        plan.work(village, "userTask_verifyCommissioning", "decision", "approve");
        plan.work(village, "userTask_inspectHouseholds", "inspectedOn", "2021-06-10");
        people.concluded();
        assertThat(plan.where(village)).containsExactly("receiveTask_awaitSettlement");
    }

    @Test
    void aVillageInTimeThatIsSentBackAfterTheDateIsLateAtOnce() {
        people.throughWorks();
        plan.today("2021-09-05");
        plan.runJobs();
        assertThat(choice("construction").lateAtOnce()).containsExactly("建成");

        sendBack("construction");

        assertThat(plan.where(village)).containsExactly("receiveTask_overdueWorks", "userTask_appointSafetyOfficers");
        assertThat(column("works")).isEqualTo(BoardColumn.LATE);
        CaseKey order = plan.onlyCase(plan.body(), "order");
        assertThat(plan.bean(Overdues.class).get(order).items())
                .extracting(item -> item.subject())
                .containsExactly(village);
        people.safe().builtAgain();
        assertThat(plan.where(village)).containsExactly("userTask_reportCommissioning");
        assertThat(plan.bean(Overdues.class).cleared(order)).isTrue();
        assertThat(column("works")).isEqualTo(BoardColumn.DONE_LATE);
    }

    @Test
    void aLateVillageSentBackWithinItsFrameStaysLateWithItsOneToken() {
        people.readyToBuild();
        plan.fire(village, "event_worksDue");
        plan.runJobs();
        CaseKey order = plan.onlyCase(plan.body(), "order");

        sendBack("survey");

        assertThat(plan.where(village)).containsExactly("receiveTask_overdueWorks", "userTask_registerSurvey");
        assertThat(plan.hasTimer(village, "event_worksDue")).isFalse();
        assertThat(plan.bean(Overdues.class).cleared(order)).isFalse();
    }

    @Test
    void lateForItsHandoverAndSentBackToItsWorksItLeavesTheOneOrderAndJoinsTheOther() {
        people.throughWorks();
        plan.fire(village, "event_handoverDue");
        plan.runJobs();
        CaseKey first = plan.onlyCase(plan.body(), "order");

        sendBack("construction");

        assertThat(plan.where(village)).containsExactly("receiveTask_overdueWorks", "userTask_appointSafetyOfficers");
        assertThat(plan.bean(Overdues.class).cleared(first)).isTrue();
        assertThat(plan.ends(first)).contains("event_supervisionEnded");
        assertThat(column("handover")).isEqualTo(BoardColumn.LATE);
        people.safe().builtAgain();
        plan.runJobs();
        assertThat(plan.where(village)).containsExactly("receiveTask_overdueHandover", "userTask_reportCommissioning");
        assertThat(plan.cases(plan.body(), "order")).hasSize(3);
    }

    @Test
    void sentBackWhileItsLatenessWaitsToBeRecordedItGetsOneOrder() {
        people.throughWorks();
        plan.fire(village, "event_handoverDue");

        sendBack("construction");

        assertThat(plan.where(village)).containsExactly("receiveTask_overdueWorks", "userTask_appointSafetyOfficers");
        assertThat(plan.cases(plan.body(), "order")).hasSize(1);
    }

    @Test
    void aVillageCaughtUpAndSentBackIsLateAgainInTheNextRound() {
        people.readyToBuild();
        plan.fire(village, "event_worksDue");
        plan.runJobs();
        plan.approveTownPlan(plan.body());
        people.safe().built();
        assertThat(plan.where(village)).containsExactly("userTask_reportCommissioning");

        sendBack("construction");

        assertThat(plan.where(village)).containsExactly("receiveTask_overdueWorks", "userTask_appointSafetyOfficers");
        List<CaseKey> orders = plan.cases(plan.body(), "order");
        assertThat(orders).hasSize(2);
        assertThat(plan.bean(Overdues.class).get(orders.get(1)).round()).isEqualTo(2);
    }

    @Test
    void thoseWhoDoItAgainReadTheReason() {
        people.throughWorks();

        sendBack("construction");

        assertThat(plan.bean(Reviews.class).of(village)).last().satisfies(review -> {
            assertThat(review.outcome()).isEqualTo("退回环节");
            assertThat(review.opinion()).isEqualTo("抽查发现两户未安装");
        });
    }

    @Test
    void whatIsNotFinishedOrIsOpenAgainCannotBeSentBack() {
        people.throughWorks();

        assertThat(refused("commissioning")).contains("“调试”还没有完成");
        assertThat(refused("handover")).contains("没有这个环节");
        sendBack("construction");
        assertThat(refused("construction")).contains("“施工”已被退回，还没有重新完成");
        assertThat(refused("survey")).contains("“施工”已被退回，还没有重新完成");
        assertThat(plan.where(village)).containsExactly("userTask_appointSafetyOfficers");
    }

    @Test
    void theRosterStaysOnceAHouseholdIsInstalled() {
        people.throughWorks();

        assertThat(refused("survey")).contains("已有3户安装");
        assertThat(choice("survey").refusal()).contains("已有3户安装");
        assertThat(choice("construction").refusal()).isNull();
    }

    @Test
    void withoutAReasonNothingIsSentBack() {
        people.throughWorks();

        assertThat(plan.bean(SendBacks.class).sendBack(village, "construction", " ", office()))
                .isEqualTo(new Outcome.Refused("请填写退回原因。"));
        assertThat(plan.where(village)).containsExactly("userTask_reportCommissioning");
    }

    @Test
    void onlyTheOfficeOfThePlanSendsBack(PlayedPlans plans) {
        people.throughWorks();
        PlayedPlan other = plans.zichuan();

        for (String user : List.of(
                plan.person("town-official", village),
                plan.person("leading-group", village),
                other.person("district-office", other.body()))) {
            assertThat(plan.bean(SendBacks.class).sendBack(village, "construction", "原因", user))
                    .as(user)
                    .isEqualTo(new Outcome.Refused("只有推进办公室可以退回环节。"));
        }
        assertThat(plan.where(village)).containsExactly("userTask_reportCommissioning");
    }

    @Test
    void aVillageWhoseProcessIsNotRunningHasNothingToSendBack() {
        CaseKey registered = plan.village(2);

        assertThat(plan.bean(SendBacks.class).of(registered).refusal()).contains("还没有启动");
        assertThat(plan.bean(SendBacks.class).sendBack(registered, "survey", "原因", office()))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void nothingGoesBackOnceABatchWasPreparedAndNothingIsPreparedWhileAStageIsSentBack(PlayedPlans plans) {
        plan = plans.zichuanWithRates();
        plan.allot();
        people = VillageInStage.started(plan, 3)
                .throughCommissioning()
                .inspected()
                .concluded();
        village = people.key();
        CaseKey batch = plan.onlyCase(village, "batch");
        String finance = plan.holder(batch, "userTask_prepareBatch");

        sendBack("acceptance");
        assertThat(plan.refusal(finance, batch, "userTask_prepareBatch", null)).contains("“验收”已被退回");
        plan.work(village, "userTask_inspectHouseholds", "inspectedOn", "2021-06-10");
        people.concluded();
        plan.work(batch, "userTask_prepareBatch");

        assertThat(refused("acceptance")).contains("已有拨付批次编制");
        plan.work(batch, "userTask_approveBatch", "decision", "return", "opinion", "请核对户数");
        assertThat(refused("acceptance")).as("prepared once").contains("已有拨付批次编制");
        assertThat(plan.bean(SendBacks.class).of(village).refusal()).contains("已有拨付批次编制");
    }

    @Test
    void whoCompletesATaskWhileItsStageIsSentBackEitherCountsOrIsTold() throws Exception {
        people.throughWorks();
        String contractor = plan.holder(village, "userTask_reportCommissioning");
        String task = plan.task(village, "userTask_reportCommissioning").getId();
        UUID submission = plan.submission(contractor, task, people.commissionings(), "finishedOn", "2021-06-10");
        String office = office();
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService both = Executors.newFixedThreadPool(2);

        Future<String> completion = both.submit(() -> {
            together.await();
            try {
                plan.bean(Tasks.class).complete(task, contractor, submission);
                return "done";
            } catch (Tasks.TaskGone | BadUserRequestException told) {
                return told.getMessage();
            }
        });
        Future<Outcome> sendBack = both.submit(() -> {
            together.await();
            return plan.bean(SendBacks.class).sendBack(village, "construction", "抽查", office);
        });
        String said = completion.get();
        Outcome outcome = sendBack.get();
        both.shutdown();
        plan.runJobs();

        if (outcome instanceof Outcome.SentBack) {
            assertThat(plan.where(village)).containsExactly("userTask_appointSafetyOfficers");
            assertThat(said).containsAnyOf("done", "刷新任务列表");
        } else {
            assertThat(((Outcome.Refused) outcome).reason()).contains("刚刚有人办理");
            assertThat(said).isEqualTo("done");
            assertThat(plan.where(village)).containsExactly("userTask_verifyCommissioning");
        }
        assertThat(plan.bean(Stages.class).tasks(village)).hasSize(1);
    }

    @Test
    void aCompletionThatComesAfterTheSendBackIsToldSo() {
        people.throughWorks();
        String contractor = plan.holder(village, "userTask_reportCommissioning");
        String task = plan.task(village, "userTask_reportCommissioning").getId();
        UUID submission = plan.submission(contractor, task, people.commissionings(), "finishedOn", "2021-06-10");

        sendBack("construction");

        assertThatThrownBy(() -> plan.bean(Tasks.class).complete(task, contractor, submission))
                .isInstanceOf(Tasks.TaskGone.class);
        assertThat(plan.bean(Villages.class).get(village).numbers().commissioned())
                .isZero();
    }

    private CaseKey lot() {
        return plan.bean(Lots.class).of(plan.body()).get(0).key();
    }

    private void sendBack(String stage) {
        assertThat(plan.bean(SendBacks.class).sendBack(village, stage, "抽查发现两户未安装", office()))
                .isInstanceOf(Outcome.SentBack.class);
        plan.runJobs();
    }

    private String refused(String stage) {
        Outcome outcome = plan.bean(SendBacks.class).sendBack(village, stage, "原因", office());
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).reason();
    }

    private Finished choice(String stage) {
        return plan.bean(SendBacks.class).of(village).stages().stream()
                .filter(one -> one.stage().equals(stage))
                .findFirst()
                .orElseThrow();
    }

    private String office() {
        return plan.person("district-office", village);
    }

    private BoardColumn column(String frame) {
        return plan.bean(Stages.class).frame(village, frame).column();
    }

    private boolean sentBack() {
        return plan.bean(Stages.class).sentBack(village).isPresent();
    }

    private List<String> stages() {
        return plan.bean(Stages.class).stages(village).stream()
                .map(SendBackTest::line)
                .toList();
    }

    private static String line(StageState state) {
        return state.stage() + (state.recordedAt() == null ? " open " : " done ") + state.reopened();
    }
}
