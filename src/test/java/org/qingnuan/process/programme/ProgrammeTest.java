package org.qingnuan.process.programme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.process.BodyAtWork;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.shared.CaseKey;

/** 年度计划: targets to every body, then the year's assessment. */
@ProcessTest
class ProgrammeTest {

    PlayedPlan plan;

    @BeforeEach
    void aProgrammeOfTwoBodies(PlayedPlans plans) {
        plan = plans.byDefault(2);
    }

    @Test
    void everyBodyStartsWithItsTarget() {
        plan.start("programme", plan.key());

        assertThat(plan.where(plan.key())).containsExactly("receiveTask_awaitBodies");
        assertThat(plan.bodies())
                .allSatisfy(body -> assertThat(plan.where(body)).containsExactly("userTask_registerVillages"));
    }

    @Test
    void theYearIsAssessedWhenTheLastBodyHasEnded() {
        plan.start("programme", plan.key());
        plan.bodies().forEach(this::finished);
        assertThat(plan.where(plan.key())).containsExactly("userTask_assessPlan");

        plan.work(plan.key(), "userTask_assessPlan", "conclusion", "全部完成");

        assertThat(plan.ends(plan.key())).containsExactly("event_programmeClosed");
    }

    @Test
    void oneBodyThatIsStillAtWorkKeepsTheProgrammeOpen() {
        plan.start("programme", plan.key());

        finished(plan.body());

        assertThat(plan.where(plan.key())).containsExactly("receiveTask_awaitBodies");
    }

    private void finished(CaseKey body) {
        new BodyAtWork(plan, body)
                .villageRegistered()
                .planSubmitted()
                .planApproved()
                .lotsOpened()
                .villagesFinished();
    }
}
