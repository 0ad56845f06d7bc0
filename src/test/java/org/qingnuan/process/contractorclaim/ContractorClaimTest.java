package org.qingnuan.process.contractorclaim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.finance.AdvanceLot;
import org.qingnuan.finance.Advances;
import org.qingnuan.finance.Funds;
import org.qingnuan.finance.LineView;
import org.qingnuan.finance.Payments;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.BankAnswer;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;

/** 垫付结算申报: the contractor is paid what it advanced, by claim, on actuals, by people who all differ (LZ-37). */
@ProcessTest
class ContractorClaimTest {

    PlayedPlan plan;
    CaseKey batch;

    @BeforeEach
    void anAcceptedBatchThatTheContractorAdvanced(PlayedPlans plans) {
        plan = plans.advancing();
        plan.allot();
        VillageInStage village =
                VillageInStage.started(plan, 3).throughCommissioning().inspected();
        batch = plan.onlyCase(village.key(), "batch");
    }

    @Test
    void theContractorClaimsTheInspectorVerifiesAndTheContractorIsPaid() {
        assertThat(plan.where(batch)).containsExactly("userTask_claimSettlement", "userTask_prepareBatch");
        assertThat(plan.group(plan.task(batch, "userTask_claimSettlement"))).startsWith("contractor.");
        assertThat(plan.refusal(plan.holder(batch, "userTask_prepareBatch"), batch, "userTask_prepareBatch", null))
                .contains("还没有经核实的结算申报");
        assertThat(plan.refusal(
                        plan.holder(batch, "userTask_claimSettlement"),
                        batch,
                        "userTask_claimSettlement",
                        null,
                        claim("3", "60000.01")))
                .contains("超过实际验收3户×合同单价20000.00元＝60000.00元，多0.01元");
        plan.work(batch, "userTask_claimSettlement", claim("3", "60000"));
        assertThat(plan.group(plan.task(batch, "userTask_verifyClaim"))).startsWith("site-inspector.");
        plan.work(batch, "userTask_verifyClaim", "decision", "return", "opinion", "发票户数不符");
        plan.work(batch, "userTask_claimSettlement", claim("3", "59999.99"));
        plan.work(batch, "userTask_verifyClaim", "decision", "approve");

        assertThat(plan.ends(batch)).containsExactly("event_advanceRecognised");
        assertThat(lot().owed()).isEqualTo(Money.of("59999.99"));

        plan.work(batch, "userTask_prepareBatch");
        plan.work(batch, "userTask_approveBatch", "decision", "approve");
        plan.work(batch, "userTask_approveBatch", "decision", "approve");
        plan.work(batch, "userTask_recordBankResult", BankAnswer.of(plan, batch, 0));

        assertThat(plan.ends(batch)).contains("event_batchSettled");
        assertThat(plan.bean(Payments.class).lines(batch))
                .extracting(LineView::payeeMasked)
                .containsOnly("测试暖通公司");
        assertThat(plan.bean(Villages.class).get(batch.villageKey()).numbers().paid())
                .isEqualTo(3);
        assertThat(lot().owed()).isEqualTo(Money.ZERO);
        assertThat(lot().settled())
                .isEqualTo(plan.bean(Payments.class).get(batch).total());
        assertThat(plan.bean(Funds.class).prove(batch.plan()).differences()).isEmpty();
    }

    private AdvanceLot lot() {
        return plan.bean(Advances.class).of(batch.plan()).get(0);
    }

    private static String[] claim(String quantity, String amount) {
        return new String[] {
            "quantity",
            quantity,
            "amount",
            amount,
            "invoiceNo",
            "3702001",
            "bank",
            "莱州农商行",
            "account",
            "6222020000001234"
        };
    }
}
