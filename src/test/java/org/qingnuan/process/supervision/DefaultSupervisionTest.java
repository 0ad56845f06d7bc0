package org.qingnuan.process.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.MeasureRecipient;
import org.qingnuan.ledger.Order;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.LateVillage;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.VillageInStage;
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
        assertThat(plan.timer(order, "event_secondStepDue")).isEqualTo(Instant.parse("2021-09-06T16:00:00Z"));
        assertThat(plan.timer(order, "event_thirdStepDue")).isEqualTo(Instant.parse("2021-09-14T16:00:00Z"));

        plan.fire(order, "event_secondStepDue");
        plan.runJobs();
        plan.work(order, "userTask_issueCircular", "requirement", "全区通报");
        plan.fire(order, "event_thirdStepDue");
        plan.runJobs();
        plan.work(order, "userTask_holdAccountable", "conclusion", "责令检查");
        assertThat(plan.where(order)).containsExactly("receiveTask_awaitCleared");
        late.clear();

        assertThat(plan.ends(order)).containsExactly("event_orderFinished", "event_supervisionEnded");
        assertThat(plan.bean(Overdues.class).get(order).measures())
                .extracting(Order.Measure::step)
                .containsExactly("issueReminder", "explainDelay", "issueCircular", "holdAccountable");
        assertThat(plan.bean(Overdues.class).get(order).measures())
                .extracting(Order.Measure::number, Order.Measure::recipient)
                .containsExactly(
                        tuple("催办〔2021〕第1号", MeasureRecipient.BODY),
                        tuple("回复〔2021〕第1号", null),
                        tuple("通报〔2021〕第1号", MeasureRecipient.ALL_BODIES),
                        tuple("问责〔2021〕第1号", MeasureRecipient.PRINCIPALS));
    }

    @Test
    void aBodyThatNeverExplainsIsReportedAndHeldAccountableAllTheSameForWhoeverIsStillLate() {
        LateVillage late = LateVillage.of(plan);
        CaseKey other = VillageInStage.started(plan, 3).key();
        plan.runJobs();
        CaseKey order = late.order();
        late.clear();
        assertThat(plan.where(order)).doesNotContain("event_supervisionEnded").contains("userTask_issueReminder");

        plan.fire(order, "event_secondStepDue");
        plan.runJobs();
        plan.work(order, "userTask_issueCircular", "requirement", "全区通报");
        plan.fire(order, "event_thirdStepDue");
        plan.runJobs();

        assertThat(plan.where(order)).containsExactly("userTask_holdAccountable", "userTask_issueReminder");
        Order.Measure circular = plan.bean(Overdues.class).get(order).measures().get(0);
        assertThat(circular.late()).singleElement().satisfies(one -> {
            assertThat(one.name())
                    .isEqualTo(plan.bean(Villages.class).get(other).area().name());
            assertThat(one.daysLate()).isEqualTo(8);
        });
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
