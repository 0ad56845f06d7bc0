package org.qingnuan.process.tendering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.BarredBidders;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.shared.CaseKey;

/** Laizhou's tenders are run by the finance company (LZ-52, D-10) and not won by anybody on the negative list (LZ-10). */
@ProcessTest
class LaizhouTenderingTest {

    static final String DAY = "2023-04-06";

    PlayedPlan plan;
    CaseKey lot;

    @BeforeEach
    void aLot(PlayedPlans plans) {
        plan = plans.laizhou();
        lot = plan.lot(plan.body());
        plan.start("tendering", lot);
        plan.work(lot, "userTask_announceTender", "method", "公开招标", "announcedOn", DAY, "openingOn", DAY);
    }

    @Test
    void theFinanceCompanyRunsTheTender() {
        assertThat(plan.group(plan.task(lot, "userTask_recordTender"))).startsWith("finance-company.");
        plan.work(lot, "userTask_recordTender", "result", "failed", "reason", "投标单位不足三家");
        plan.work(lot, "userTask_announceTender", "method", "公开招标", "announcedOn", DAY, "openingOn", DAY);
        plan.work(lot, "userTask_recordTender", PlayedPlan.awarded(DAY));

        assertThat(plan.group(plan.task(lot, "userTask_signContract"))).startsWith("finance-company.");
    }

    @Test
    void bidderOnTheNegativeListDoesNotWinUntilItIsTakenOff() {
        BarredBidders bidders = plan.bean(BarredBidders.class);
        bidders.bar(lot.plan(), "91350100M000100Y43", "测试暖通公司", "层层转包", "office");

        assertThat(plan.refusal(
                        plan.holder(lot, "userTask_recordTender"),
                        lot,
                        "userTask_recordTender",
                        null,
                        PlayedPlan.awarded(DAY)))
                .contains("在本方案的负面清单中：层层转包");
        bidders.lift(lot.plan(), bidders.of(lot.plan()).get(0).id(), "整改合格", "office");
        plan.work(lot, "userTask_recordTender", PlayedPlan.awarded(DAY));

        assertThat(plan.where(lot)).containsExactly("userTask_signContract");
    }
}
