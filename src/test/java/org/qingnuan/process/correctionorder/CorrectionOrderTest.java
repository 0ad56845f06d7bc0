package org.qingnuan.process.correctionorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.process.LateVillage;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.shared.CaseKey;

/** 限期整改: with the date that the leading group sets, visible while overdue (ZC-31). */
@ProcessTest
class CorrectionOrderTest {

    PlayedPlan plan;
    CaseKey order;

    @BeforeEach
    void aCorrectionIsIssuedFor20September(PlayedPlans plans) {
        plan = plans.zichuan();
        LateVillage late = LateVillage.of(plan);
        order = late.order();
        plan.work(order, "userTask_issueOrder", "documentNo", "测督〔2021〕1号", "requirement", "逐村倒排工期");
        late.explained();
        plan.fire(order, "event_secondStepDue");
        plan.runJobs();
        plan.work(order, "userTask_issueCorrection", "dueOn", "2021-09-20", "requirement", "限期整改");
    }

    @Test
    void itIsDueAtTheEndOfTheDayThatWasSet() {
        assertThat(plan.timer(order, "event_correctionDue")).isEqualTo(Instant.parse("2021-09-20T16:00:00Z"));
        assertThat(plan.task(order, "userTask_carryOutCorrection").getDueDate())
                .isEqualTo(Instant.parse("2021-09-20T16:00:00Z"));
    }

    @Test
    void carriedOutInTimeItEndsWithoutBeingOverdue() {
        carriedOut();
        verified("approve");

        assertThat(plan.ends(order)).contains("event_correctionVerified", "event_correctionEnded");
        assertThat(plan.visited(order, "receiveTask_overdueCorrection")).isFalse();
    }

    @Test
    void lateItShowsAsOverdueUntilItIsVerified() {
        plan.fire(order, "event_correctionDue");
        plan.runJobs();
        assertThat(plan.where(order)).containsExactly("receiveTask_overdueCorrection", "userTask_carryOutCorrection");
        carriedOut();

        verified("approve");

        assertThat(plan.ends(order)).contains("event_correctionOverdueEnded", "event_correctionEnded");
        assertThat(plan.where(order)).containsExactly("receiveTask_awaitCleared");
    }

    @Test
    void aCorrectionFoundUntrueIsCarriedOutAgain() {
        carriedOut();

        verified("return");

        assertThat(plan.where(order)).containsExactly("userTask_carryOutCorrection");
    }

    private void carriedOut() {
        plan.work(
                order,
                "userTask_carryOutCorrection",
                "measure",
                "增派施工队",
                "completedOn",
                plan.today().toString());
    }

    private void verified(String decision) {
        plan.work(order, "userTask_verifyCorrection", "decision", decision, "opinion", "现场核查");
    }
}
