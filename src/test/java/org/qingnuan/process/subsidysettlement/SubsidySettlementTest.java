package org.qingnuan.process.subsidysettlement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.VillageState;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.BankAnswer;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;

/** The village's 补贴拨付: it ends when every accepted household is paid, and then the village is done. */
@ProcessTest
class SubsidySettlementTest {

    PlayedPlan plan;
    VillageInStage people;
    CaseKey village;
    CaseKey batch;

    @BeforeEach
    void anAcceptedVillage(PlayedPlans plans) {
        plan = plans.zichuanWithRates();
        plan.allot();
        people = VillageInStage.started(plan, 3).throughCommissioning().inspected();
        village = people.key();
        batch = plan.onlyCase(village, "batch");
    }

    @Test
    void aVillageWaitsForItsPaymentsAndIsThenHandedToUpkeep() {
        people.concluded();
        assertThat(plan.where(village)).containsExactly("receiveTask_awaitSettlement");

        paid();

        assertThat(plan.ends(village)).contains("event_villageSettled", "event_handedToUpkeep");
        assertThat(plan.bean(Villages.class).get(village).state()).isEqualTo(VillageState.FINISHED);
    }

    @Test
    void aVillagePaidBeforeItsConclusionDoesNotWait() {
        paid();

        people.concluded();

        assertThat(plan.ends(village)).contains("event_handedToUpkeep");
        assertThat(plan.visited(village, "receiveTask_awaitSettlement")).isFalse();
    }

    private void paid() {
        plan.work(batch, "userTask_prepareBatch");
        plan.work(batch, "userTask_approveBatch", "decision", "approve");
        plan.work(batch, "userTask_approveBatch", "decision", "approve");
        plan.work(batch, "userTask_recordBankResult", BankAnswer.of(plan, batch, 0));
    }
}
