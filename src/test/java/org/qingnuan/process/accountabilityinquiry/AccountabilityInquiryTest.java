package org.qingnuan.process.accountabilityinquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.AccountabilityInquiries;
import org.qingnuan.ledger.AccountabilityInquiries.Matter;
import org.qingnuan.ledger.AccountabilityInquiry;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.process.AccountabilityOpening;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.shared.CaseKey;

/** 追责研究: fraud, poor quality and misuse of funds bring accountability without anybody being late (JY-23, JN-33). */
@ProcessTest
class AccountabilityInquiryTest {

    static final String TASK = "userTask_decideAccountability";

    PlayedPlan plan;
    String opener;

    @BeforeEach
    void aPlanWhoseDocumentNamesCauses(PlayedPlans plans) {
        plan = plans.jiyang();
        plan.says("{\"accountability\": [\"POOR_QUALITY\", \"FRAUD\", \"FUND_MISUSE\"]}");
        opener = plan.person("leading-group", plan.body());
    }

    private CaseKey opened(String cause) {
        CaseKey inquiry = plan.bean(AccountabilityOpening.class)
                .open(plan.body(), new Matter(cause, "某施工单位项目部", "9月3日核查，虚报完工12户"), opener);
        plan.runJobs();
        return inquiry;
    }

    private AccountabilityInquiry get(CaseKey inquiry) {
        return plan.bean(AccountabilityInquiries.class).get(inquiry);
    }

    @Test
    void fraudIsPursuedWithoutAnybodyBeingLateOnceItsConsequenceIsSaid() {
        CaseKey inquiry = opened("FRAUD");
        assertThat(plan.cases(plan.body(), "order")).isEmpty();
        assertThat(plan.group(plan.task(inquiry, TASK))).startsWith("district-office.");
        String office = plan.holder(inquiry, TASK);
        assertThat(plan.refusal(office, inquiry, TASK, null, "decision", "approve", "conclusion", "依规处理"))
                .contains("造成不良后果", "没有确认", "不良后果");

        plan.work(
                inquiry, TASK, "decision", "approve", "adverse", "true", "consequence", "多付补贴", "conclusion", "通报并追缴");

        assertThat(plan.ends(inquiry)).containsExactly("event_heldAccountable");
        assertThat(get(inquiry).pursued()).isTrue();
        assertThat(get(inquiry).number()).isEqualTo("追责〔2021〕第1号");
        assertThat(get(inquiry).consequence()).isEqualTo("多付补贴");
        assertThat(get(inquiry).decidedBy()).isEqualTo(office);
    }

    @Test
    void misuseOfFundsNeedsNoOtherConsequence() {
        CaseKey inquiry = opened("FUND_MISUSE");

        plan.work(inquiry, TASK, "decision", "approve", "conclusion", "责令退回，追究主要领导责任");

        assertThat(get(inquiry).number()).startsWith("追责");
    }

    @Test
    void whoBroughtItUpDoesNotDecideAndWhatIsNotPursuedHasAReasonAndNoNumber() {
        plan.employ(opener, "district-office", plan.body());
        CaseKey inquiry = opened("POOR_QUALITY");
        assertThat(plan.refusal(opener, inquiry, TASK, null, "decision", "return", "conclusion", "已返工"))
                .contains("提请人不能研究自己提请的追责");
        String other = plan.holder(inquiry, TASK, 2);
        assertThat(plan.refusal(other, inquiry, TASK, null, "decision", "return"))
                .contains("处理意见或理由");

        plan.complete(other, inquiry, TASK, null, "decision", "return", "conclusion", "已返工，没有造成后果");

        assertThat(plan.ends(inquiry)).containsExactly("event_notPursued");
        assertThat(get(inquiry).number()).isNull();
        assertThat(get(inquiry).conclusion()).isEqualTo("已返工，没有造成后果");
    }

    @Test
    void onlyForACauseThatThePlanNamesAndWithItsFacts() {
        AccountabilityOpening opening = plan.bean(AccountabilityOpening.class);

        assertThatThrownBy(() -> opening.open(plan.body(), new Matter("SEVERE_LAG", " ", ""), opener))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("追责原因")
                .hasMessageContaining("请选择工程质量不符合要求、弄虚作假、挤占挪用、违规使用补助资金")
                .hasMessageContaining("追责对象")
                .hasMessageContaining("事实");
        assertThat(plan.bean(AccountabilityInquiries.class).of(plan.body())).isEmpty();
    }
}
