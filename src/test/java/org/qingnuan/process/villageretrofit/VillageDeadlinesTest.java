package org.qingnuan.process.villageretrofit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.BoardColumn;
import org.qingnuan.ledger.Order;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.ledger.Stages;
import org.qingnuan.ledger.VillageState;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.LateVillage;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;

/** The two dates of a village (ZC-22, ZC-23) and what shows while it is late. */
@ProcessTest
class VillageDeadlinesTest {

    PlayedPlan plan;

    @BeforeEach
    void aPlan(PlayedPlans plans) {
        plan = plans.zichuan();
    }

    @Test
    void worksAreDueAtTheEndOf30August() {
        CaseKey village = VillageInStage.started(plan, 3).key();

        assertThat(plan.timer(village, "event_worksDue")).isEqualTo(Instant.parse("2021-08-30T16:00:00Z"));
        assertThat(plan.task(village, "userTask_registerSurvey").getDueDate())
                .isEqualTo(Instant.parse("2021-08-30T16:00:00Z"));
    }

    @Test
    void handoverIsDueAtTheEndOf30September() {
        CaseKey village = VillageInStage.started(plan, 3).throughWorks().key();

        assertThat(plan.timer(village, "event_handoverDue")).isEqualTo(Instant.parse("2021-09-30T16:00:00Z"));
        assertThat(plan.hasTimer(village, "event_worksDue")).isFalse();
    }

    @Test
    void nothingIsLateOnTheLastDay() {
        CaseKey village = VillageInStage.started(plan, 3).key();

        plan.at(Instant.parse("2021-08-30T15:59:59Z"));
        plan.runJobs();

        assertThat(plan.where(village)).containsExactly("userTask_registerSurvey");
    }

    @Test
    void lateVillageStaysVisibleUntilItsWorksEnd() {
        VillageInStage people = VillageInStage.started(plan, 3);
        CaseKey village = people.key();
        plan.fire(village, "event_worksDue");
        plan.runJobs();
        assertThat(plan.where(village)).containsExactly("receiveTask_overdueWorks", "userTask_registerSurvey");
        assertThat(plan.bean(Stages.class).frame(village, "works").column()).isEqualTo(BoardColumn.LATE);

        plan.today("2021-09-02");
        people.readyToBuild();
        plan.approveTownPlan(plan.body());
        people.safe().reported();
        assertThat(plan.where(village)).containsExactly("receiveTask_overdueWorks", "userTask_verifyCompletion");
        plan.work(village, "userTask_verifyCompletion", "decision", "approve", "verifiedOn", "2021-09-02");

        assertThat(plan.where(village)).containsExactly("userTask_reportCommissioning");
        assertThat(plan.ends(village)).contains("event_worksOverdueEnded");
        assertThat(plan.bean(Stages.class).frame(village, "works").column()).isEqualTo(BoardColumn.DONE_LATE);
        assertThat(plan.ends(plan.onlyCase(plan.body(), "order"))).contains("event_supervisionEnded");
    }

    @Test
    void handoverStaysOverdueUntilTheAcceptanceIsConcluded() {
        VillageInStage people = VillageInStage.started(plan, 3).throughWorks();
        CaseKey village = people.key();
        plan.fire(village, "event_handoverDue");
        plan.runJobs();
        assertThat(plan.where(village)).containsExactly("receiveTask_overdueHandover", "userTask_reportCommissioning");

        plan.today("2021-10-08");
        people.commissioned().inspected();
        assertThat(plan.where(village)).contains("receiveTask_overdueHandover");
        people.concluded();

        assertThat(plan.where(village)).containsExactly("receiveTask_awaitSettlement");
        assertThat(plan.ends(village)).contains("event_handoverOverdueEnded");
        assertThat(plan.bean(Stages.class).frame(village, "handover").column()).isEqualTo(BoardColumn.DONE_LATE);
    }

    @Test
    void worksThatEndBeforeTheOverdueIsRecordedLeaveNoOrderBehind() {
        VillageInStage people = VillageInStage.started(plan, 3).readyToBuild();
        CaseKey village = people.key();
        plan.approveTownPlan(plan.body());
        people.safe().reported();
        plan.fire(village, "event_worksDue");

        plan.completeOnly(
                plan.holder(village, "userTask_verifyCompletion"),
                village,
                "userTask_verifyCompletion",
                null,
                "decision",
                "approve",
                "verifiedOn",
                "2021-08-31");
        plan.run(village, "serviceTask_recordCompletionReview");
        plan.runJobs();

        assertThat(plan.ends(village)).contains("event_worksFinished", "event_worksOverdueEnded");
        assertThat(plan.where(village)).containsExactly("userTask_reportCommissioning");
        assertThat(plan.cases(plan.body(), "order")).isEmpty();
    }

    @Test
    void aLateVillageThatLeavesThePlanIsLateNoLonger() {
        LateVillage late = LateVillage.of(plan);
        CaseKey order = late.order();

        late.clear();

        assertThat(plan.where(late.village())).isEmpty();
        assertThat(plan.bean(Overdues.class).cleared(order)).isTrue();
        assertThat(plan.bean(Villages.class).get(late.village()).state()).isEqualTo(VillageState.WITHDRAWN);
    }

    @Test
    void aVillageStuckInItsTenderIsLateTooAndForHandoverAsWell() {
        VillageInStage people = VillageInStage.started(plan, 3).surveyed().confirmed();
        people.assigned(plan.lot(plan.body())).equipped();
        plan.fire(people.key(), "event_worksDue");
        plan.runJobs();
        assertThat(plan.where(people.key())).containsExactly("receiveTask_awaitContract", "receiveTask_overdueWorks");

        plan.today("2021-10-01");

        assertThat(plan.bean(Stages.class).frame(people.key(), "handover").column())
                .isEqualTo(BoardColumn.LATE);
    }

    @Test
    void twentyLateVillagesOfABodyAreOneSupervisionOrder() {
        List<CaseKey> villages = IntStream.range(0, 20)
                .mapToObj(i -> VillageInStage.started(plan, 3).key())
                .toList();

        plan.at(Instant.parse("2021-08-30T16:00:00Z"));
        plan.runJobs();

        CaseKey order = plan.onlyCase(plan.body(), "order");
        assertThat(plan.where(order)).containsExactly("event_secondStepDue", "userTask_issueOrder");
        assertThat(plan.bean(Overdues.class).get(order).items())
                .extracting(Order.Item::subject)
                .containsExactlyInAnyOrderElementsOf(villages);
        villages.forEach(village -> assertThat(plan.where(village)).contains("receiveTask_overdueWorks"));
    }
}
