package org.qingnuan.finance.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.finance.ApprovalStep;
import org.qingnuan.finance.BatchCheck;
import org.qingnuan.finance.BatchState;
import org.qingnuan.finance.BatchView.Approval;
import org.qingnuan.finance.PaymentSteps;
import org.qingnuan.finance.Reservation;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;

/** Batches of more than 7,000.00 yuan go through one more approval; a household is 3,500.00. */
class SecondApprovalTest {

    private final FinanceWorld world = new FinanceWorld();

    @BeforeEach
    void aThreshold() {
        FinanceWorld.bean(PaymentSteps.class)
                .define(
                        world.plan,
                        List.of(
                                new ApprovalStep(1, "district-office", "推进办审核"),
                                new ApprovalStep(2, "finance-office", "财政审批"),
                                new ApprovalStep(3, "finance-office", "分管领导批准", Money.of("7000"))));
    }

    @Test
    void aBatchOfExactlyTheAmountNeedsNoSecondApproval() {
        CaseKey batch = world.approved(world.accept(2));

        assertThat(world.payments.get(batch).state()).isEqualTo(BatchState.APPROVED);
        assertThat(large(world.payments.checks(batch)).finding()).contains("没有超过7000.00元");
    }

    @Test
    void aLargerOneIsApprovedByOneMorePersonWhoIsNoneOfThoseBefore() {
        CaseKey batch = world.computed(world.accept(3));
        world.prepare(batch);
        assertThat(large(world.payments.checks(batch)))
                .satisfies(check -> assertThat(check.holds()).isFalse())
                .satisfies(check -> assertThat(check.finding()).contains("合计10500.00元，超过7000.00元", "分管领导批准"));
        world.decide(batch, "office", "approve");
        world.decide(batch, "finance", "approve");

        assertThat(world.payments.get(batch).state()).isEqualTo(BatchState.APPROVING);
        assertThat(world.payments.nextStep(batch)).map(ApprovalStep::label).contains("分管领导批准");
        for (String again : List.of("clerk", "office", "finance")) {
            assertThatThrownBy(() -> world.decide(batch, again, "approve"))
                    .isInstanceOf(SubmissionRefused.class)
                    .hasMessageContaining("须由不同的人办理");
        }
        world.decide(batch, "leader", "approve");
        world.file(batch);
        world.answer(batch, Set.of());

        assertThat(world.payments.get(batch).approvals())
                .extracting(Approval::by)
                .containsExactly("office", "finance", "leader");
        assertThat(world.funds.prove(world.plan).differences()).isEmpty();
    }

    @Test
    void noMoneyIsReservedBeforeIt() {
        CaseKey batch = world.computed(world.accept(3));
        world.approve(batch);
        world.allotAmply();

        assertThatThrownBy(() -> world.payments.reserve(batch)).isInstanceOf(IllegalStateException.class);

        world.decide(batch, "leader", "approve");
        assertThat(world.payments.reserve(batch)).isInstanceOf(Reservation.Reserved.class);
    }

    @Test
    void sentBackByTheSecondApproverTheBatchIsPreparedAndApprovedAnewFromTheStart() {
        CaseKey batch = world.computed(world.accept(3));
        world.approve(batch);

        assertThat(world.decide(batch, "leader", "return")).isFalse();

        assertThat(world.payments.get(batch).state()).isEqualTo(BatchState.COMPUTED);
        world.approve(batch);
        assertThat(world.payments.nextStep(batch)).map(ApprovalStep::no).contains(3);
    }

    @Test
    void everyBatchNeedsAtLeastOneStep() {
        assertThatThrownBy(() -> FinanceWorld.bean(PaymentSteps.class)
                        .define(world.plan, List.of(new ApprovalStep(1, "finance-office", "批准", Money.of("1")))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static BatchCheck large(List<BatchCheck> checks) {
        return checks.stream()
                .filter(check -> check.what().equals("大额"))
                .findFirst()
                .orElseThrow();
    }
}
