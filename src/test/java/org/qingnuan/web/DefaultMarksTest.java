package org.qingnuan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.finance.ApprovalStep;
import org.qingnuan.finance.BatchKind;
import org.qingnuan.finance.BatchState;
import org.qingnuan.finance.BatchView;
import org.qingnuan.finance.Payments;
import org.qingnuan.finance.PayoutWay;
import org.qingnuan.ledger.HouseholdPage;
import org.qingnuan.ledger.HouseholdRow;
import org.qingnuan.ledger.Households;
import org.qingnuan.ledger.Plan;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.PlanDefaults;
import org.qingnuan.process.Tasks.TaskView;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.qingnuan.shared.Region;

/** The forms of a rectification and of a payment's approval say what of them is a default (B5). */
class DefaultMarksTest {

    private static final PlanId ZICHUAN = new PlanId("zichuan-2021");
    private static final CaseKey VILLAGE = CaseKey.ofVillage(ZICHUAN, "xihe", "xihe-01");
    private static final CaseKey HOUSEHOLD = VILLAGE.with("household", "7");
    private static final CaseKey BATCH = VILLAGE.with("batch", "1");

    private final PlanDefaults defaults = mock();
    private final DefaultMarks marks = new DefaultMarks(defaults);
    private final Plans plans = mock();
    private final Households households = mock();
    private final Payments payments = mock();

    @BeforeEach
    void aHouseholdToRectifyAndABatchToApprove() {
        given(plans.get(ZICHUAN))
                .willReturn(new Plan(
                        ZICHUAN,
                        "淄川区2021年冬季清洁取暖",
                        2021,
                        new Region("zichuan", "淄川区"),
                        PlanRules.draft(List.of("COAL_TO_GAS")).done()));
        given(households.search(any(), any(), anyInt()))
                .willReturn(new HouseholdPage(
                        List.of(new HouseholdRow(
                                7,
                                VILLAGE,
                                1,
                                "王*",
                                "****",
                                "****",
                                "COAL_TO_GAS",
                                3,
                                "CONFIRMED",
                                null,
                                "INSTALLED",
                                null,
                                null,
                                "FAILED",
                                LocalDate.of(2021, 9, 3),
                                "漏气",
                                "NONE")),
                        0,
                        50,
                        1));
        given(payments.get(BATCH))
                .willReturn(new BatchView(
                        BATCH,
                        BatchKind.values()[0],
                        null,
                        PayoutWay.values()[0],
                        BatchState.values()[0],
                        1,
                        1,
                        Money.of("900.00"),
                        0,
                        List.of(),
                        List.of(),
                        List.of(new BatchView.Approval(
                                new ApprovalStep(1, "district-office", "区推进办复核"), null, null, null, null)),
                        List.of(),
                        null,
                        null,
                        null));
    }

    @Test
    void tenDaysOfRectificationAreMarkedWhereNoDocumentStatesThem() {
        given(defaults.has(ZICHUAN, "rules.rectificationDays")).willReturn(true);

        assertThat(rectifying()).contains(List.of("整改期限", "验收不合格之日起10日，次日起算（默认）"));
    }

    @Test
    void daysThatADocumentStatesBearNoMark() {
        assertThat(rectifying()).contains(List.of("整改期限", "验收不合格之日起10日，次日起算"));
    }

    @Test
    void theStepsOfAnApprovalAreMarked() {
        given(defaults.has(ZICHUAN, "payment.steps")).willReturn(true);

        Facts facts = new PaymentFacts(payments, null, null, null, marks)
                .of(task("subsidy-payout", "userTask_approveBatch", BATCH));

        assertThat(facts.tables()).extracting(Facts.Table::title).contains("审批（步骤为默认）");
    }

    private List<List<String>> rectifying() {
        return new HouseholdFacts(households, null, null, null, plans, marks)
                .of(task("rectification", "userTask_rectify", HOUSEHOLD))
                .tables()
                .get(0)
                .rows();
    }

    private static TaskView task(String model, String task, CaseKey subject) {
        return new TaskView("t1", "办理", model, task, subject, null, null, false, List.of(), null);
    }
}
