package org.qingnuan.process.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.MeasureRecipient;
import org.qingnuan.ledger.Order;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.process.LateVillage;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.Staff;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;

/** Heze's ladder: 重点督办 by the city's office (HZ-40), 追责 only for the last date (HZ-13); nothing else. */
@ProcessTest
class HezeSupervisionTest {

    PlayedPlan plan;

    @BeforeEach
    void aPlan(PlayedPlans plans) {
        plan = plans.heze();
    }

    @Test
    void theCitysOfficeIssuesTheOrderAndTheCountyExplains() {
        LateVillage late = LateVillage.of(plan);
        CaseKey order = late.order();
        assertThat(plan.group(plan.task(order, "userTask_issueOrder"))).startsWith("district-office.");

        issued(order);
        assertThat(plan.bean(Staff.class).issuer(plan.body(), "issueOrder"))
                .isEqualTo(plan.bean(Staff.class).post(plan.body(), "district-office"));
        assertThat(plan.group(plan.task(order, "userTask_explainDelay"))).isEqualTo("town-official." + order.area());
        explained(order);

        assertThat(plan.timer(order, "event_thirdStepDue")).isEqualTo(Instant.parse("2021-10-16T00:00:00+08:00"));
        assertThat(plan.where(order)).containsExactly("event_thirdStepDue");
    }

    @Test
    void lateWorksAreSupervisedButNobodyIsHeldAccountableForThem() {
        LateVillage late = LateVillage.of(plan);
        CaseKey order = late.order();
        issued(order);
        explained(order);

        plan.fire(order, "event_thirdStepDue");
        plan.runJobs();

        assertThat(plan.where(order)).containsExactly("receiveTask_awaitCleared");
        late.clear();
        assertThat(plan.ends(order)).contains("event_orderFinished", "event_supervisionEnded");
        assertThat(plan.visited(order, "userTask_holdAccountable")).isFalse();
    }

    @Test
    void aCountyThatMissedTheLastDateIsHeldAccountableHoweverLongItKeepsSilent() {
        CaseKey village = VillageInStage.started(plan, 3).throughWorks().key();
        plan.fire(village, "event_handoverDue");
        plan.runJobs();
        CaseKey order = plan.onlyCase(plan.body(), "order");
        issued(order);

        plan.fire(order, "event_thirdStepDue");
        plan.runJobs();
        assertThat(plan.where(order)).containsExactly("userTask_explainDelay", "userTask_holdAccountable");
        plan.work(order, "userTask_holdAccountable", "conclusion", "责令作出书面检查");

        Order known = plan.bean(Overdues.class).get(order);
        assertThat(known.measures())
                .filteredOn(measure -> measure.step().equals("holdAccountable"))
                .singleElement()
                .satisfies(measure -> assertThat(measure.recipient()).isEqualTo(MeasureRecipient.PRINCIPALS));
        assertThat(plan.where(order)).containsExactly("userTask_explainDelay");
    }

    @Test
    void anOrderClearedOnTheWayIsWithdrawn() {
        LateVillage late = LateVillage.of(plan);
        issued(late.order());

        late.clear();

        assertThat(plan.where(late.order())).isEmpty();
        assertThat(plan.ends(late.order())).containsExactly("event_supervisionEnded");
        assertThat(plan.visited(late.order(), "event_orderCleared")).isTrue();
    }

    @Test
    void anOrderClearedBeforeItStartsAsksNobodyForAnything() {
        LateVillage late = LateVillage.before(plan);
        plan.run(late.village(), "serviceTask_recordOverdueWorks");

        late.clear();

        assertThat(plan.ends(late.order())).containsExactly("event_supervisionEnded");
        assertThat(plan.visited(late.order(), "userTask_issueOrder")).isFalse();
    }

    private void explained(CaseKey order) {
        plan.work(order, "userTask_explainDelay", "reason", "电网改造较慢", "promisedOn", "2021-10-20");
    }

    private void issued(CaseKey order) {
        plan.work(order, "userTask_issueOrder", "requirement", "逐村倒排工期");
    }
}
