package org.qingnuan.process.tendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.Lots;
import org.qingnuan.ledger.Stages;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.shared.CaseKey;

/** 标段招标: one process per lot, until its contract holds the four items (ZC-27, ZC-28). */
@ProcessTest
class TenderingTest {

    static final String DAY = "2021-06-10";

    PlayedPlan plan;
    CaseKey lot;

    @BeforeEach
    void aLot(PlayedPlans plans) {
        plan = plans.zichuan();
        lot = plan.lot(plan.body());
        plan.start("tendering", lot);
    }

    @Test
    void aFailedTenderIsAnnouncedAgainAndThenAwarded() {
        announce();
        plan.work(lot, "userTask_recordTender", "result", "failed", "reason", "投标单位不足三家");
        assertThat(plan.where(lot)).containsExactly("userTask_announceTender");
        assertThat(plan.bean(Lots.class).get(lot).round()).isEqualTo(2);

        announce();
        plan.work(lot, "userTask_recordTender", PlayedPlan.awarded(DAY));

        assertThat(plan.where(lot)).containsExactly("userTask_signContract");
    }

    @Test
    void aPlanWhoseFramesGoOnToOtherWorkSetsNoDateForTenders() {
        assertThat(plan.task(lot, "userTask_announceTender").getDueDate()).isNull();
        assertThat(plan.bean(Stages.class).frames(lot)).isEmpty();
    }

    @Test
    void aSignedContractEndsTheTender() {
        announce();
        plan.work(lot, "userTask_recordTender", PlayedPlan.awarded(DAY));

        plan.work(lot, "userTask_signContract", PlayedPlan.contract(DAY));

        assertThat(plan.ends(lot)).containsExactly("event_contractSigned");
    }

    @Test
    void aContractWithoutOneOfItsFourItemsIsRefused() {
        announce();
        plan.work(lot, "userTask_recordTender", PlayedPlan.awarded(DAY));
        String[] contract = PlayedPlan.contract(DAY);
        contract[List.of(contract).indexOf("entryExit") + 1] = "false";

        String refusal =
                plan.refusal(plan.holder(lot, "userTask_signContract"), lot, "userTask_signContract", null, contract);

        assertThat(refusal).contains("准入退出");
    }

    private void announce() {
        plan.work(lot, "userTask_announceTender", "method", "公开招标", "announcedOn", DAY, "openingOn", DAY);
    }
}
