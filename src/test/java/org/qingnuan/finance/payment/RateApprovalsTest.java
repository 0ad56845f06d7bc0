package org.qingnuan.finance.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qingnuan.finance.Computation;
import org.qingnuan.finance.RateTable;
import org.qingnuan.finance.RatesApproved;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.springframework.dao.DataAccessException;

class RateApprovalsTest {

    private final FinanceWorld world = new FinanceWorld();

    @Test
    void changedRatesPayNobodyUntilASecondPersonApproves() {
        world.rates.change();
        world.approvals.entered(world.plan, "administrator");
        List<Long> households = world.accept(2);
        CaseKey batch = world.opened(households);

        assertThat(world.payments.compute(batch))
                .isInstanceOfSatisfying(
                        Computation.NoRate.class,
                        waiting -> assertThat(waiting.items())
                                .singleElement()
                                .asString()
                                .contains("尚未经第二人批准", "“补贴标准”页"));
        assertThat(world.entitlements.of(households.get(0))).isEmpty();

        world.approvals.approve(world.plan, fingerprint(), "财字〔2021〕8号", "finance");

        assertThat(world.payments.compute(batch)).isEqualTo(new Computation.Computed(4, Money.of("7000")));
        assertThat(world.approvals.current(world.plan)).hasValueSatisfying(table -> {
            assertThat(table.enteredBy()).isEqualTo("administrator");
            assertThat(table.approvedBy()).isEqualTo("finance");
            assertThat(table.opinion()).isEqualTo("财字〔2021〕8号");
        });
    }

    @Test
    void whoBroughtTheRatesInDoesNotApproveThem() {
        world.rates.change();
        world.approvals.entered(world.plan, "finance");

        assertThatThrownBy(() -> world.approvals.approve(world.plan, fingerprint(), "", "finance"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("须由不同的人办理");
        assertThatThrownBy(() -> world.jdbc
                        .sql("UPDATE finance.rate_table SET approved_by = entered_by, approved_at = entered_at"
                                + " WHERE plan = :plan AND approved_by IS NULL")
                        .param("plan", world.plan.value())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("rates_second_person");
        assertThat(world.approvals.current(world.plan).filter(RateTable::approved))
                .isEmpty();
    }

    @Test
    void whatWasLookedAtIsWhatIsApproved() {
        String seen = fingerprint();
        world.rates.change();

        assertThatThrownBy(() -> world.approvals.approve(world.plan, seen, "", "finance"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("在您查看以后已变更");
    }

    @Test
    void anApprovalStandsForGood() {
        assertThatThrownBy(() -> world.approvals.approve(world.plan, fingerprint(), "", "office"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("已经批准");
        for (String edit : new String[] {
            "UPDATE finance.rate_table SET approved_by = 'x' WHERE plan = :plan",
            "DELETE FROM finance.rate_table WHERE plan = :plan"
        }) {
            assertThatThrownBy(() -> world.jdbc
                            .sql(edit)
                            .param("plan", world.plan.value())
                            .update())
                    .as(edit)
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("never changed");
        }
    }

    @Test
    void theSameRatesDeployedAgainKeepTheirApproval() {
        world.approvals.entered(world.plan, "somebody-else");

        assertThat(world.approvals.current(world.plan)).hasValueSatisfying(table -> {
            assertThat(table.approved()).isTrue();
            assertThat(table.enteredBy()).isEqualTo("administrator");
        });
    }

    @Test
    void ratesThatCameWithAFolderTakeTwoPersonsOfTheFinanceOffice() {
        world.rates.change();
        CaseKey batch = world.opened(world.accept(1));
        world.payments.compute(batch);

        assertThat(world.approvals.approve(world.plan, fingerprint(), "", "finance"))
                .isFalse();

        assertThat(world.payments.compute(batch)).as("one alone").isInstanceOf(Computation.NoRate.class);
        assertThat(world.seen(RatesApproved.class)).isEmpty();
        assertThatThrownBy(() -> world.approvals.approve(world.plan, fingerprint(), "", "finance"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("您已核对过现行标准");

        assertThat(world.approvals.approve(world.plan, fingerprint(), "", "finance-2"))
                .isTrue();

        assertThat(world.seen(RatesApproved.class)).contains(new RatesApproved(List.of(batch)));
        assertThat(world.payments.compute(batch)).isInstanceOf(Computation.Computed.class);
    }

    @Test
    void noTableCountsByOnePersonAloneWhoeverWrites() {
        world.rates.change();
        String content = fingerprint();

        assertThatThrownBy(() -> world.jdbc
                        .sql(
                                "INSERT INTO finance.rate_table (plan, fingerprint, approved_by, approved_at) VALUES (:plan, :content, 'x', now())")
                        .param("plan", world.plan.value())
                        .param("content", content)
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("rates_two_persons");
    }

    private String fingerprint() {
        return world.rates.fingerprint(world.plan).orElseThrow();
    }
}
