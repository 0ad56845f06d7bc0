package org.qingnuan.process.responsiblebody;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.process.BodyAtWork;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.shared.CaseKey;

/** A county of Heze: list of modes and ledger, its plan (HZ-04), lots, and the end with its last village. */
@ProcessTest
class HezeBodyTest {

    PlayedPlan plan;
    CaseKey body;
    BodyAtWork county;

    @BeforeEach
    void aCountyHasItsTarget(PlayedPlans plans) {
        plan = plans.heze();
        body = plan.body();
        county = new BodyAtWork(plan, body);
        plan.start("responsible-body", body);
    }

    @Test
    void noDateIsInventedForTheCountysPlan() {
        assertThat(plan.task(body, "userTask_registerVillages").getDueDate()).isNull();
        assertThat(plan.task(body, "userTask_registerVillages").getName()).isEqualTo("确定方式清单建台账");
    }

    @Test
    void theCountysGovernmentApprovesOrReturnsThePlan() {
        county.villageRegistered().planSubmitted();
        assertThat(plan.group(plan.task(body, "userTask_approvePlan"))).isEqualTo("leading-group." + body.area());

        county.planReturned();

        assertThat(plan.where(body)).containsExactly("userTask_draftPlan");
    }

    @Test
    void itEndsWithItsLastVillage() {
        county.villageRegistered().planSubmitted().planApproved().lotsOpened();
        assertThat(plan.where(body)).containsExactly("receiveTask_awaitVillages");

        county.villagesFinished();

        assertThat(plan.ends(body)).contains("event_planFinished", "event_bodyFinished");
    }
}
