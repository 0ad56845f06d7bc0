package org.qingnuan.process.paymentreturn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.finance.Funds;
import org.qingnuan.finance.LineState;
import org.qingnuan.finance.Payments;
import org.qingnuan.process.BankAnswer;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;

/** 退票处理: corrected by one, looked at by another, paid again by a new line; the old one stays as it was. */
@ProcessTest
class PaymentReturnTest {

    PlayedPlan plan;
    CaseKey village;
    CaseKey batch;
    CaseKey line;

    @BeforeEach
    void aPaymentComesBack(PlayedPlans plans) {
        plan = plans.zichuanWithRates();
        plan.allot();
        VillageInStage people =
                VillageInStage.started(plan, 3).throughCommissioning().inspected();
        village = people.key();
        batch = plan.onlyCase(village, "batch");
        paid(batch, 1);
        line = plan.onlyCase(village, "line");
        people.concluded();
    }

    @Test
    void aCorrectionThatIsNotConfirmedIsMadeAnew() {
        corrected();

        plan.work(line, "userTask_verifyPayee", "decision", "return", "opinion", "户名不符");

        assertThat(plan.where(line)).containsExactly("userTask_correctPayee");
    }

    @Test
    void whoCorrectedMayNotConfirm() {
        String corrector = plan.holder(line, "userTask_correctPayee");
        corrected();
        plan.employ(corrector, "district-office", line);

        assertThat(plan.refusal(corrector, line, "userTask_verifyPayee", null, "decision", "approve"))
                .contains("须由不同的人办理");
    }

    @Test
    void aConfirmedCorrectionIsPaidAgainByANewLineAndThenTheVillageIsSettled() {
        corrected();
        plan.work(line, "userTask_verifyPayee", "decision", "approve");
        assertThat(plan.ends(line)).containsExactly("event_lineReissued");
        CaseKey reissued = plan.cases(village, "batch").get(1);
        assertThat(plan.where(village)).containsExactly("receiveTask_awaitSettlement");

        paid(reissued, 0);

        assertThat(plan.ends(reissued)).containsExactly("event_batchSettled");
        assertThat(plan.bean(Payments.class).line(line).state()).isEqualTo(LineState.REISSUED);
        assertThat(plan.ends(village)).contains("event_villageSettled", "event_handedToUpkeep");
        assertThat(plan.bean(Funds.class).prove(village.plan()).differences()).isEmpty();
    }

    private void corrected() {
        plan.work(
                line,
                "userTask_correctPayee",
                "payeeName",
                "王建国",
                "account",
                "6217990000009999990",
                "bank",
                "农商银行",
                "reason",
                "存折已更换");
    }

    private void paid(CaseKey which, int returned) {
        plan.work(which, "userTask_prepareBatch");
        plan.work(which, "userTask_approveBatch", "decision", "approve");
        plan.work(which, "userTask_approveBatch", "decision", "approve");
        plan.work(which, "userTask_recordBankResult", BankAnswer.of(plan, which, returned));
    }
}
