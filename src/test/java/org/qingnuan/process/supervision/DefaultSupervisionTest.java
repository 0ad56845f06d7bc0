package org.qingnuan.process.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.Order;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.process.LateVillage;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.shared.CaseKey;

/** The default ladder: 催办, reasons, 通报 on the 7th and 追责问责 on the 15th day. */
@ProcessTest
class DefaultSupervisionTest {

    PlayedPlan plan;

    @BeforeEach
    void aPlanWithoutALadderOfItsOwn(PlayedPlans plans) {
        plan = plans.byDefault(1);
    }

    @Test
    void everyStepIsTakenAndTheOrderEndsWithTheLastLateVillage() {
        LateVillage late = LateVillage.of(plan);
        CaseKey order = late.order();
        reminded(order);
        late.explained();
        Instant explained = plan.now();
        assertThat(plan.timer(order, "event_secondStepDue")).isEqualTo(explained.plus(7, ChronoUnit.DAYS));

        plan.fire(order, "event_secondStepDue");
        plan.runJobs();
        plan.work(order, "userTask_issueCircular", "documentNo", "测通〔2021〕1号", "requirement", "全区通报");
        assertThat(plan.timer(order, "event_thirdStepDue")).isEqualTo(explained.plus(15, ChronoUnit.DAYS));
        plan.fire(order, "event_thirdStepDue");
        plan.runJobs();
        plan.work(order, "userTask_holdAccountable", "conclusion", "责令检查");
        assertThat(plan.where(order)).containsExactly("receiveTask_awaitCleared");
        late.clear();

        assertThat(plan.ends(order)).containsExactly("event_orderFinished", "event_supervisionEnded");
        assertThat(plan.bean(Overdues.class).get(order).measures())
                .extracting(Order.Measure::step)
                .containsExactly("issueReminder", "explainDelay", "issueCircular", "holdAccountable");
    }

    @Test
    void anOrderClearedOnTheWayIsWithdrawn() {
        LateVillage late = LateVillage.of(plan);
        reminded(late.order());

        late.clear();

        assertThat(plan.ends(late.order())).containsExactly("event_supervisionEnded");
        assertThat(plan.visited(late.order(), "event_orderCleared")).isTrue();
    }

    @Test
    void anOrderClearedBeforeItStartsAsksNobodyForAnything() {
        LateVillage late = LateVillage.before(plan);
        plan.run(late.village(), "serviceTask_recordOverdueWorks");

        late.clear();

        assertThat(plan.ends(late.order())).containsExactly("event_supervisionEnded");
        assertThat(plan.visited(late.order(), "userTask_issueReminder")).isFalse();
    }

    private void reminded(CaseKey order) {
        plan.work(order, "userTask_issueReminder", "requirement", "三日内报送原因");
    }
}
