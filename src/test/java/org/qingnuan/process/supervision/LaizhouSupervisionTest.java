package org.qingnuan.process.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.DelayCause;
import org.qingnuan.ledger.MeasureRecipient;
import org.qingnuan.ledger.Order;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;

/** Laizhou's measures (LZ-46): a circular to all, then talk and accountability, only where the delay is the town's own. */
@ProcessTest
class LaizhouSupervisionTest {

    PlayedPlan plan;
    CaseKey one;
    CaseKey other;
    CaseKey order;

    @BeforeEach
    void twoLateVillages(PlayedPlans plans) {
        plan = plans.laizhou();
        one = VillageInStage.started(plan, plan.village(3, "COAL_TO_ELECTRICITY"))
                .key();
        other = VillageInStage.started(plan, plan.village(3, "COAL_TO_ELECTRICITY"))
                .key();
        plan.at(Instant.parse("2023-05-01T00:00:00+08:00"));
        plan.runJobs();
        order = plan.onlyCase(plan.body(), "order");
    }

    private void circulated(String causeOfOne, String causeOfOther) {
        plan.work(
                order,
                "userTask_issueCityCircular",
                "requirement",
                "限期完成招投标",
                "cause." + one.village(),
                causeOfOne,
                "cause." + other.village(),
                causeOfOther);
    }

    private void caughtUp() {
        for (CaseKey village : List.of(one, other)) {
            plan.bean(Villages.class).withdraw(village, "整村搬迁", "office");
        }
        plan.runJobs();
    }

    private List<Order.Measure> measures() {
        return plan.bean(Overdues.class).get(order).measures();
    }

    @Test
    void theCircularSaysWhoseDelayItIsAndOnlyTheTownsOwnIsTalkedAbout() {
        assertThat(plan.group(plan.task(order, "userTask_issueCityCircular"))).startsWith("district-office.");
        assertThat(plan.refusal(
                        plan.holder(order, "userTask_issueCityCircular"),
                        order,
                        "userTask_issueCityCircular",
                        null,
                        "requirement",
                        "限期完成招投标",
                        "cause." + one.village(),
                        "TOWN"))
                .contains("的逾期原因", "没有认定");
        circulated("TOWN", "CONTRACTOR");
        plan.work(order, "userTask_explainDelay", "reason", "村民意见不一", "promisedOn", "2023-05-20");
        plan.fire(order, "event_talkDue");
        plan.runJobs();
        plan.work(order, "userTask_summonTown", "requirement", "请党政主要负责同志逐村调度");
        plan.fire(order, "event_accountabilityDue");
        plan.runJobs();
        plan.work(order, "userTask_callToAccount", "conclusion", "责令书面检查");

        assertThat(measures())
                .extracting(Order.Measure::step, Order.Measure::number, Order.Measure::recipient)
                .containsExactly(
                        tuple("issueCityCircular", "通报〔2023〕第1号", MeasureRecipient.ALL_BODIES),
                        tuple("explainDelay", "回复〔2023〕第1号", null),
                        tuple("summonTown", "约谈〔2023〕第1号", MeasureRecipient.PRINCIPALS),
                        tuple("callToAccount", "问责〔2023〕第1号", MeasureRecipient.PRINCIPALS));
        assertThat(measures().get(0).late())
                .extracting(Order.Late::cause)
                .containsExactlyInAnyOrder(DelayCause.TOWN, DelayCause.CONTRACTOR);
        assertThat(measures().get(2).late()).extracting(Order.Late::cause).containsExactly(DelayCause.TOWN);
        assertThat(plan.where(order)).containsExactly("receiveTask_awaitCleared");
        caughtUp();
        assertThat(plan.ends(order))
                .contains("event_delayExplained", "event_talkHeld", "event_heldAccountable", "event_supervisionEnded");
    }

    @Test
    void nobodyInTheTownIsTalkedToForTheContractorsDelayUntilALaterVillageIsTheTownsOwn() {
        circulated("CONTRACTOR", "OFFICE");
        plan.fire(order, "event_talkDue");
        plan.runJobs();
        assertThat(plan.where(order)).contains("event_talkDue").doesNotContain("userTask_summonTown");
        plan.fire(order, "event_accountabilityDue");
        plan.runJobs();
        assertThat(plan.where(order)).contains("event_accountabilityDue").doesNotContain("userTask_callToAccount");

        CaseKey later = VillageInStage.started(plan, plan.village(3, "COAL_TO_ELECTRICITY"))
                .key();
        plan.runJobs();
        plan.fire(order, "event_talkDue");
        plan.runJobs();
        plan.work(order, "userTask_summonTown", "cause." + later.village(), "OFFICE");

        assertThat(measures())
                .extracting(Order.Measure::step)
                .contains("spareTown")
                .doesNotContain("summonTown");
        assertThat(measures()).filteredOn(one -> one.step().equals("spareTown")).allMatch(one -> one.number() == null);
    }

    @Test
    void nobodyIsTalkedToBeforeTheCircularIsOut() {
        plan.fire(order, "event_talkDue");
        plan.runJobs();

        assertThat(refusedToOffice("userTask_summonTown", "requirement", "请党政主要负责同志逐村调度"))
                .contains("全市通报还没有发出", "请先办理本督办事项的“全市通报”");
        assertThat(measures()).isEmpty();

        circulated("TOWN", "TOWN");
        plan.work(order, "userTask_summonTown", "requirement", "请党政主要负责同志逐村调度");
        assertThat(measures()).extracting(Order.Measure::step).containsExactly("issueCityCircular", "summonTown");
    }

    @Test
    void nobodyIsHeldAccountableBeforeATalkOrTheFindingThatNoneIsDue() {
        circulated("TOWN", "CONTRACTOR");
        plan.fire(order, "event_accountabilityDue");
        plan.fire(order, "event_talkDue");
        plan.runJobs();

        assertThat(refusedToOffice("userTask_callToAccount", "conclusion", "责令书面检查"))
                .contains("还没有约谈", "请先办理本督办事项的“约谈”");
        assertThat(measures()).extracting(Order.Measure::step).containsExactly("issueCityCircular");

        plan.work(order, "userTask_summonTown", "cause." + one.village(), "OFFICE");
        plan.work(order, "userTask_callToAccount", "cause." + one.village(), "TOWN", "conclusion", "责令书面检查");
        assertThat(measures())
                .extracting(Order.Measure::step)
                .containsExactly("issueCityCircular", "spareTown", "callToAccount");
    }

    private String refusedToOffice(String task, String field, String text) {
        return plan.refusal(plan.holder(order, task), order, task, null, "cause", DelayCause.TOWN.name(), field, text);
    }

    @Test
    void whoeverCatchesUpFirstIsInNoCircular() {
        caughtUp();

        assertThat(plan.where(order)).isEmpty();
        assertThat(plan.visited(order, "event_orderCleared")).isTrue();
    }

    @Test
    void whoeverCatchesUpBeforeTheOrderStartsIsAskedNothing(PlayedPlans plans) {
        plan = plans.laizhou();
        one = VillageInStage.started(plan, plan.village(3, "COAL_TO_ELECTRICITY"))
                .key();
        plan.fire(one, "event_tenderDue");
        plan.run(one, "serviceTask_recordOverdueTender");
        plan.bean(Villages.class).withdraw(one, "整村搬迁", "office");
        plan.runJobs();

        assertThat(plan.visited(plan.onlyCase(plan.body(), "order"), "subProcess_order"))
                .isFalse();
    }
}
