package org.qingnuan.process.contractaward;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;

/** 招投标 of a village: its lot, its equipment, its contract (ZC-17, ZC-18, ZC-28). */
@ProcessTest
class ContractAwardTest {

    PlayedPlan plan;

    @BeforeEach
    void aPlan(PlayedPlans plans) {
        plan = plans.zichuan();
    }

    @Test
    void aGasVillageChoosesFromWhatTheGasCompanyRecommends() {
        VillageInStage people = VillageInStage.started(plan, 3).surveyed().confirmed();
        CaseKey lot = plan.lot(plan.body());

        people.assigned(lot);

        assertThat(plan.where(people.key())).containsExactly("userTask_recommendEquipment");
    }

    @Test
    void aVillageByCentralHeatingNeedsNoGasCompany() {
        CaseKey village = plan.village(3, "CENTRAL_HEATING");
        VillageInStage people = VillageInStage.started(plan, village).surveyed().confirmed();
        CaseKey lot = plan.lot(plan.body());

        people.assigned(lot);

        assertThat(plan.where(village)).containsExactly("userTask_selectEquipment");
        assertThat(plan.visited(village, "userTask_recommendEquipment")).isFalse();
    }

    @Test
    void aVillageWhoseContractIsSignedGoesOnAtOnce() {
        VillageInStage people = VillageInStage.started(plan, 3).surveyed().confirmed();

        people.contracted();

        assertThat(plan.ends(people.key())).contains("event_contractAwarded");
        assertThat(plan.visited(people.key(), "receiveTask_awaitContract")).isFalse();
    }

    @Test
    void everyVillageOfALotWaitsForItsContractAndIsWokenByIt() {
        CaseKey lot = plan.lot(plan.body());
        VillageInStage one = VillageInStage.started(plan, 3).surveyed().confirmed();
        VillageInStage other = VillageInStage.started(plan, 3).surveyed().confirmed();
        one.assigned(lot).equipped();
        other.assigned(lot).equipped();
        assertThat(plan.where(one.key())).containsExactly("receiveTask_awaitContract");
        assertThat(plan.where(other.key())).containsExactly("receiveTask_awaitContract");

        plan.sign(lot);

        assertThat(plan.where(one.key())).containsExactly("userTask_appointSafetyOfficers");
        assertThat(plan.where(other.key())).containsExactly("userTask_appointSafetyOfficers");
    }
}
