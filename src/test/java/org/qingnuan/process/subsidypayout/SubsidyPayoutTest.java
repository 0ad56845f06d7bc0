package org.qingnuan.process.subsidypayout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qingnuan.finance.Computation;
import org.qingnuan.finance.Funds;
import org.qingnuan.finance.Payments;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.BankAnswer;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;

/** 补贴拨付: rate, preparation, two approvals by two more people, money, bank (ZC-06, ZC-09, ZC-25, D-38). */
@ProcessTest
class SubsidyPayoutTest {

    @Test
    void withoutARateInTheTablePayoutIsRefusedByNameAndGoesOnOnceItIsDeployed(PlayedPlans plans) {
        PlayedPlan plan = plans.zichuan();
        CaseKey batch = acceptedBatch(plan);
        assertThat(plan.where(batch)).containsExactly("userTask_provideRates");
        assertThat(plan.bean(Payments.class).compute(batch))
                .isInstanceOfSatisfying(
                        Computation.NoRate.class,
                        refused -> assertThat(refused.items()).containsExactly("气代煤工程建设补贴", "气代煤设备购置补贴"));

        plan.work(batch, "userTask_provideRates", "note", "尚未下达");
        assertThat(plan.where(batch)).as("still none").containsExactly("userTask_provideRates");
        plans.deployRates(batch.plan());
        plan.work(batch, "userTask_provideRates", "note", "已按新标准录入");
        assertThat(plan.where(batch)).as("nobody approved them").containsExactly("userTask_provideRates");
        assertThat(plan.bean(Payments.class).get(batch).missingRates())
                .singleElement()
                .asString()
                .contains("尚未经第二人批准", "财政人员", "“补贴标准”页");
        plans.approveRates(batch.plan());
        plan.runJobs();

        assertThat(plan.where(batch)).as("woken by the approval").containsExactly("userTask_prepareBatch");
    }

    @Test
    void aBatchThatIsDueNothingEndsAtOnce(PlayedPlans plans) {
        PlayedPlan plan = plans.zichuanPayingNothing();

        CaseKey batch = acceptedBatch(plan);

        assertThat(plan.ends(batch)).containsExactly("event_nothingToPay");
    }

    @Test
    void aRejectedBatchIsPreparedAgain(PlayedPlans plans) {
        PlayedPlan plan = plans.zichuanWithRates();
        CaseKey batch = acceptedBatch(plan);
        plan.work(batch, "userTask_prepareBatch");

        plan.work(batch, "userTask_approveBatch", "decision", "return", "opinion", "缺少公示材料");

        assertThat(plan.where(batch)).containsExactly("userTask_prepareBatch");
        plan.work(batch, "userTask_prepareBatch", "note", "已补充");
        assertThat(plan.where(batch)).containsExactly("userTask_approveBatch");
    }

    @Test
    void whoPreparedMayNotApproveAndWhoApprovedMayNotApproveTwice(PlayedPlans plans) {
        PlayedPlan plan = plans.zichuanWithRates();
        CaseKey batch = acceptedBatch(plan);
        String preparer = plan.holder(batch, "userTask_prepareBatch");
        plan.employ(preparer, "district-office", batch);
        plan.complete(preparer, batch, "userTask_prepareBatch", null);

        String refusal = plan.refusal(preparer, batch, "userTask_approveBatch", null, "decision", "approve");
        assertThat(refusal).contains("须由不同的人办理");

        String checker = plan.holder(batch, "userTask_approveBatch");
        plan.complete(checker, batch, "userTask_approveBatch", null, "decision", "approve");
        plan.employ(checker, "finance-office", batch);
        assertThat(plan.refusal(checker, batch, "userTask_approveBatch", null, "decision", "approve"))
                .contains("须由不同的人办理");
    }

    @Test
    void aBatchWithoutEnoughMoneyWaitsUntilEverySourceHasIt(PlayedPlans plans) {
        PlayedPlan plan = plans.zichuanWithRates();
        CaseKey batch = acceptedBatch(plan);
        prepareAndApprove(plan, batch);
        assertThat(plan.where(batch)).containsExactly("userTask_provideFunds");

        for (String source : List.of("SUPERIOR", "CITY_AWARD", "DISTRICT_MATCHING")) {
            assertThat(plan.where(batch)).as("before " + source).containsExactly("userTask_provideFunds");
            plan.work(
                    batch,
                    "userTask_provideFunds",
                    "fundSource",
                    source,
                    "documentNo",
                    "测财〔2021〕" + source,
                    "allottedOn",
                    "2021-06-10",
                    "amount",
                    "100000.00");
        }

        assertThat(plan.where(batch)).containsExactly("userTask_recordBankResult");
    }

    @Test
    void aPaidBatchIsSettled(PlayedPlans plans) {
        PlayedPlan plan = plans.zichuanWithRates();
        plan.allot();
        CaseKey batch = acceptedBatch(plan);
        prepareAndApprove(plan, batch);

        plan.work(batch, "userTask_recordBankResult", BankAnswer.of(plan, batch, 0));

        assertThat(plan.ends(batch)).containsExactly("event_batchSettled");
        assertThat(plan.bean(Villages.class).get(batch.villageKey()).numbers().paid())
                .isEqualTo(3);
        assertThat(plan.bean(Funds.class).prove(batch.plan()).differences()).isEmpty();
    }

    private static CaseKey acceptedBatch(PlayedPlan plan) {
        VillageInStage people =
                VillageInStage.started(plan, 3).throughCommissioning().inspected();
        return plan.onlyCase(people.key(), "batch");
    }

    private static void prepareAndApprove(PlayedPlan plan, CaseKey batch) {
        plan.work(batch, "userTask_prepareBatch");
        plan.work(batch, "userTask_approveBatch", "decision", "approve");
        plan.work(batch, "userTask_approveBatch", "decision", "approve");
    }
}
