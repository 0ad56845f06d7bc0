package org.qingnuan.process.rectification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.HouseholdRow;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;

/** 不合格户整改: ten days by default, visible while overdue. */
@ProcessTest
class RectificationTest {

    PlayedPlan plan;
    CaseKey household;

    @BeforeEach
    void aHouseholdFailsItsInspection(PlayedPlans plans) {
        plan = plans.zichuan();
        VillageInStage people = VillageInStage.started(plan, 3).throughCommissioning();
        List<HouseholdRow> all = plan.households(people.key());
        people.inspected(all.subList(0, 2), all.subList(2, 3));
        household = plan.onlyCase(people.key(), "household");
    }

    @Test
    void itIsDueTenDaysAfterTheInspection() {
        assertThat(plan.timer(household, "event_rectificationDue")).isEqualTo(Instant.parse("2021-06-20T16:00:00Z"));
        assertThat(plan.task(household, "userTask_rectify").getDueDate())
                .isEqualTo(Instant.parse("2021-06-20T16:00:00Z"));
    }

    @Test
    void doneInTimeItWaitsForTheNextInspection() {
        rectified();
        verified("approve");

        assertThat(plan.ends(household)).contains("event_rectificationEnded");
        assertThat(plan.visited(household, "event_rectificationDue")).isFalse();
    }

    @Test
    void lateItShowsAsOverdueUntilItIsVerified() {
        plan.fire(household, "event_rectificationDue");
        plan.runJobs();
        assertThat(plan.where(household)).containsExactly("receiveTask_overdueRectification", "userTask_rectify");
        rectified();
        assertThat(plan.where(household)).contains("receiveTask_overdueRectification");

        verified("approve");

        assertThat(plan.ends(household)).contains("event_rectificationOverdueEnded", "event_rectificationEnded");
        assertThat(plan.where(household)).isEmpty();
        assertThat(plan.cases(plan.body(), "order"))
                .as("its village's frame stands above it")
                .isEmpty();
    }

    @Test
    void rectificationFoundUntrueIsDoneAgain() {
        rectified();

        verified("return");

        assertThat(plan.where(household)).containsExactly("userTask_rectify");
    }

    private void rectified() {
        plan.work(household, "userTask_rectify", "rectifiedOn", plan.today().toString(), "measure", "重新固定烟管");
    }

    private void verified(String decision) {
        plan.work(household, "userTask_verifyRectification", "decision", decision, "opinion", "现场核实");
    }
}
