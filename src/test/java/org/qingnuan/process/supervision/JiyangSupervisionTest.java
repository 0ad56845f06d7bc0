package org.qingnuan.process.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.MeasureRecipient;
import org.qingnuan.ledger.Order;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.process.LateVillage;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Jiyang's measures: a talk (JY-22) and accountability with its cause (JY-23); no 督办 and no 限期整改 anywhere. */
@ProcessTest
class JiyangSupervisionTest {

    PlayedPlan plan;

    @BeforeEach
    void aPlan(PlayedPlans plans) {
        plan = plans.jiyang();
    }

    @Test
    void theOfficeTalksToALateTownAndHoldsItResponsibleForOneOfThreeCauses() {
        LateVillage late = LateVillage.of(plan);
        CaseKey order = late.order();
        assertThat(plan.where(order)).containsExactly("event_secondStepDue", "userTask_holdTalk");
        assertThat(plan.group(plan.task(order, "userTask_holdTalk"))).startsWith("district-office.");
        talked(order);
        plan.work(order, "userTask_explainDelay", "reason", "管网手续较慢", "promisedOn", "2021-11-20");
        assertThat(plan.timer(order, "event_secondStepDue")).isEqualTo(Instant.parse("2021-11-15T16:00:00Z"));
        atAccountability(order);

        plan.work(
                order,
                "userTask_pursueResponsibility",
                "decision",
                "approve",
                "cause",
                "SLOW_PROGRESS",
                "adverse",
                "true",
                "consequence",
                "三户居民入冬未能取暖",
                "conclusion",
                "责令分管负责人书面检查");
        late.clear();

        assertThat(plan.ends(order)).containsExactly("event_orderFinished", "event_supervisionEnded");
        List<Order.Measure> measures = plan.bean(Overdues.class).get(order).measures();
        assertThat(measures)
                .extracting(Order.Measure::step, Order.Measure::number, Order.Measure::recipient)
                .containsExactly(
                        tuple("holdTalk", "约谈〔2021〕第1号", MeasureRecipient.PRINCIPALS),
                        tuple("explainDelay", "回复〔2021〕第1号", null),
                        tuple("pursueResponsibility", "追责〔2021〕第1号", MeasureRecipient.PRINCIPALS));
        assertThat(measures.get(2).text()).contains("工作推进不力", "三户居民入冬未能取暖", "书面检查");
        assertThat(causes()).containsExactly("SLOW_PROGRESS");
    }

    @Test
    void neitherASupervisionOrderNorACorrectionIsEverAskedFor() {
        LateVillage late = LateVillage.of(plan);
        CaseKey order = late.order();
        talked(order);
        plan.work(order, "userTask_explainDelay", "reason", "管网手续较慢", "promisedOn", "2021-11-20");
        atAccountability(order);
        plan.work(order, "userTask_pursueResponsibility", "decision", "waive", "conclusion", "没有造成不良后果");

        assertThat(plan.where(order)).containsExactly("receiveTask_awaitCleared");
        assertThat(plan.visited(order, "userTask_issueOrder")).isFalse();
        assertThat(plan.visited(order, "userTask_issueCorrection")).isFalse();
        assertThat(plan.bean(Overdues.class).get(order).measures())
                .extracting(Order.Measure::step, Order.Measure::number)
                .contains(tuple("waiveResponsibility", null))
                .noneMatch(measure -> measure.toString().contains("督办"));
        assertThat(causes()).isEmpty();
        late.clear();
        assertThat(plan.ends(order)).contains("event_supervisionEnded");
    }

    @Test
    void withoutACauseOrAnAdverseConsequenceNobodyIsHeldResponsible() {
        CaseKey order = LateVillage.of(plan).order();
        atAccountability(order);
        String office = plan.holder(order, "userTask_pursueResponsibility");

        assertThat(plan.refusal(
                        office,
                        order,
                        "userTask_pursueResponsibility",
                        null,
                        "decision",
                        "approve",
                        "cause",
                        "SLOW_PROGRESS",
                        "conclusion",
                        "检查"))
                .contains("造成不良后果", "暂不追责");
        assertThat(plan.refusal(
                        office,
                        order,
                        "userTask_pursueResponsibility",
                        null,
                        "decision",
                        "approve",
                        "adverse",
                        "true",
                        "consequence",
                        "居民未能取暖",
                        "conclusion",
                        "检查"))
                .contains("追责原因");
    }

    @Test
    void whoeverCatchesUpBeforeTheTalkIsNotTalkedTo() {
        LateVillage late = LateVillage.of(plan);

        late.clear();

        assertThat(plan.where(late.order())).isEmpty();
        assertThat(plan.visited(late.order(), "event_orderCleared")).isTrue();
    }

    @Test
    void whoeverCatchesUpBeforeAnythingStartsIsAskedNothing() {
        LateVillage late = LateVillage.before(plan);
        plan.run(late.village(), "serviceTask_recordOverdueWorks");

        late.clear();

        assertThat(plan.visited(late.order(), "userTask_holdTalk")).isFalse();
    }

    private void talked(CaseKey order) {
        plan.work(order, "userTask_holdTalk", "requirement", "逐村倒排工期");
    }

    private void atAccountability(CaseKey order) {
        plan.fire(order, "event_secondStepDue");
        plan.runJobs();
    }

    private List<String> causes() {
        return plan.bean(JdbcClient.class)
                .sql("""
                        select a.cause from ledger.accountability a join ledger.supervision_measure m on m.id = a.measure
                        join ledger.supervision_order o on o.id = m.order_id where o.plan = :plan and a.adverse
                        """)
                .param("plan", plan.key().plan().value())
                .query(String.class)
                .list();
    }
}
