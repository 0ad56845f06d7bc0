package org.qingnuan.process.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.Order;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.process.LateVillage;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;

/** Zichuan's ladder: 重点督办, reasons and promises, then 限期整改 (ZC-31); it ends whenever the last item ends. */
@ProcessTest
class ZichuanSupervisionTest {

    PlayedPlan plan;

    @BeforeEach
    void aPlan(PlayedPlans plans) {
        plan = plans.zichuan();
    }

    @Test
    void theLeadingGroupIssuesTheOrderAndTheTownExplains() {
        LateVillage late = LateVillage.of(plan);
        CaseKey order = late.order();
        issued(order);
        late.explained();

        Order known = plan.bean(Overdues.class).get(order);
        assertThat(known.items()).singleElement().satisfies(item -> {
            assertThat(item.reason()).isEqualTo("管网手续较慢");
            assertThat(item.promisedOn()).isEqualTo("2021-09-20");
        });
        assertThat(plan.where(order)).containsExactly("event_secondStepDue");
    }

    @Test
    void theCorrectionOrderFollowsOnTheSeventhDayHoweverLongTheTownKeepsSilent() {
        LateVillage late = LateVillage.of(plan);
        issued(late.order());
        assertThat(plan.timer(late.order(), "event_secondStepDue")).isEqualTo(Instant.parse("2021-09-06T16:00:00Z"));

        plan.fire(late.order(), "event_secondStepDue");
        plan.runJobs();

        assertThat(plan.where(late.order())).containsExactly("userTask_explainDelay", "userTask_issueCorrection");
    }

    @Test
    void aVerifiedCorrectionWaitsForTheVillagesToCatchUp() {
        LateVillage late = LateVillage.of(plan);
        CaseKey order = atCorrection(late);
        corrected(order);
        assertThat(plan.where(order)).containsExactly("receiveTask_awaitCleared");

        late.clear();

        assertThat(plan.ends(order)).contains("event_supervisionEnded", "event_orderFinished", "event_correctionEnded");
    }

    @Test
    void anOrderClearedBeforeItStartsAsksNobodyForAnything() {
        LateVillage late = LateVillage.before(plan);
        plan.run(late.village(), "serviceTask_recordOverdueWorks");

        late.clear();

        CaseKey order = late.order();
        assertThat(plan.ends(order)).containsExactly("event_supervisionEnded");
        assertThat(plan.visited(order, "userTask_issueOrder")).isFalse();
    }

    @Test
    void anOrderClearedBeforeItIsIssuedIsWithdrawn() {
        LateVillage late = LateVillage.of(plan);

        late.clear();

        endedByCatchingUp(late.order());
    }

    @Test
    void anOrderClearedBeforeTheTownExplainsIsWithdrawn() {
        LateVillage late = LateVillage.of(plan);
        issued(late.order());

        late.clear();

        endedByCatchingUp(late.order());
    }

    @Test
    void anOrderClearedWithinTheSevenDaysIsWithdrawn() {
        LateVillage late = LateVillage.of(plan);
        issued(late.order());
        late.explained();

        late.clear();

        endedByCatchingUp(late.order());
        assertThat(plan.hasTimer(late.order(), "event_secondStepDue")).isFalse();
    }

    @Test
    void anOrderClearedBeforeTheCorrectionIsIssuedIsWithdrawn() {
        LateVillage late = LateVillage.of(plan);
        atCorrection(late);

        late.clear();

        endedByCatchingUp(late.order());
    }

    @Test
    void anOrderClearedDuringTheCorrectionIsWithdrawnWithIt() {
        LateVillage late = LateVillage.of(plan);
        CaseKey order = atCorrection(late);
        correctionIssued(order);

        late.clear();

        endedByCatchingUp(order);
        assertThat(plan.hasTimer(order, "event_correctionDue")).isFalse();
    }

    @Test
    void anOrderClearedBeforeTheCorrectionIsVerifiedIsWithdrawnWithIt() {
        LateVillage late = LateVillage.of(plan);
        CaseKey order = atCorrection(late);
        correctionIssued(order);
        carriedOut(order);

        late.clear();

        endedByCatchingUp(order);
    }

    @Test
    void aVillageThatIsLateAfterwardsOpensTheNextRound() {
        LateVillage late = LateVillage.of(plan);
        late.clear();

        CaseKey other = VillageInStage.started(plan, 3).key();
        plan.runJobs();

        List<CaseKey> orders = plan.cases(plan.body(), "order");
        assertThat(orders).hasSize(2);
        Order second = plan.bean(Overdues.class).get(orders.get(1));
        assertThat(second.round()).isEqualTo(2);
        assertThat(second.items()).extracting(Order.Item::subject).containsExactly(other);
    }

    private void endedByCatchingUp(CaseKey order) {
        assertThat(plan.where(order)).isEmpty();
        assertThat(plan.ends(order)).containsExactly("event_supervisionEnded");
        assertThat(plan.visited(order, "event_orderCleared")).isTrue();
    }

    private void issued(CaseKey order) {
        plan.work(order, "userTask_issueOrder", "requirement", "逐村倒排工期");
    }

    private CaseKey atCorrection(LateVillage late) {
        CaseKey order = late.order();
        issued(order);
        late.explained();
        plan.fire(order, "event_secondStepDue");
        plan.runJobs();
        return order;
    }

    private void correctionIssued(CaseKey order) {
        plan.work(order, "userTask_issueCorrection", "dueOn", "2021-09-20", "requirement", "限期整改");
    }

    private void carriedOut(CaseKey order) {
        plan.work(
                order,
                "userTask_carryOutCorrection",
                "measure",
                "增派施工队",
                "completedOn",
                plan.today().toString());
    }

    private void corrected(CaseKey order) {
        correctionIssued(order);
        carriedOut(order);
        plan.work(order, "userTask_verifyCorrection", "decision", "approve");
    }
}
