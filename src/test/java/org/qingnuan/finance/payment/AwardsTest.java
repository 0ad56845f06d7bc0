package org.qingnuan.finance.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.finance.Award;
import org.qingnuan.finance.Awards;
import org.qingnuan.finance.Limits;
import org.qingnuan.finance.Reservation;
import org.qingnuan.finance.SubsidyLimits;
import org.qingnuan.finance.Violation;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.springframework.dao.DataAccessException;

/** The city's pot of ten million for all counties together (HZ-29), and who is barred from its money (HZ-34). */
class AwardsTest {

    private static final LocalDate DAY = LocalDate.of(2021, 10, 8);

    private final FinanceWorld world = new FinanceWorld();
    private final Awards awards = FinanceWorld.bean(Awards.class);
    private final CaseKey caoxian = CaseKey.ofBody(world.plan, "heze-caoxian");
    private final CaseKey shanxian = CaseKey.ofBody(world.plan, "heze-shanxian");

    @BeforeEach
    void aPotOfTenMillion() {
        FinanceWorld.bean(Limits.class).define(world.plan, new SubsidyLimits(null, Money.of("10000000.00")));
    }

    @Test
    void theWholePotIsAwardedAndNotACentMore() {
        awards.grant(award(caoxian, "6000000.00", "一号"));
        awards.grant(award(shanxian, "4000000.00", "二号"));

        assertThatThrownBy(() -> awards.grant(award(caoxian, "0.01", "三号")))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("只余0.00元");
        assertThat(awards.of(world.plan))
                .extracting(Award::amount)
                .map(Money::toYuan)
                .containsExactly("6000000.00", "4000000.00");
    }

    @Test
    void tenMillionAndACentAtOnceIsRefusedAndTenMillionIsNot() {
        assertThatThrownBy(() -> awards.grant(award(caoxian, "10000000.01", "一号")))
                .isInstanceOf(SubmissionRefused.class);

        awards.grant(award(caoxian, "10000000.00", "一号"));

        assertThat(awards.of(world.plan)).hasSize(1);
    }

    @Test
    void twoAwardsAtOnceDoNotExceedThePotTogether() throws Exception {
        ExecutorService offices = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Boolean>> both = List.of(() -> granted(caoxian), () -> granted(shanxian));
            int granted = 0;
            for (Future<Boolean> one : offices.invokeAll(both)) {
                granted += one.get() ? 1 : 0;
            }
            assertThat(granted).isEqualTo(1);
        } finally {
            offices.shutdownNow();
        }
    }

    @Test
    void theSchemaKeepsThePotWhoeverWrites() {
        awards.grant(award(caoxian, "10000000.00", "一号"));

        assertThatThrownBy(() -> world.jdbc
                        .sql(
                                "INSERT INTO finance.award (plan, body, amount, document_no, decided_on, reason, by_user, at)"
                                        + " SELECT plan, body, 1, '二号', decided_on, reason, by_user, at FROM finance.award WHERE plan = :plan")
                        .param("plan", world.plan.value())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("exceed its pot");
        assertThatThrownBy(() -> world.jdbc
                        .sql("UPDATE finance.award SET amount = 1 WHERE plan = :plan")
                        .param("plan", world.plan.value())
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void oneDocumentAwardsACountyOnce() {
        awards.grant(award(caoxian, "100.00", "一号"));

        assertThatThrownBy(() -> awards.grant(award(caoxian, "100.00", "一号"))).hasMessageContaining("已登记过");
    }

    @Test
    void aPlanWithoutAPotAwardsNothing() {
        FinanceWorld.bean(Limits.class).define(world.plan, SubsidyLimits.NONE);

        assertThatThrownBy(() -> awards.grant(award(caoxian, "0.01", "一号"))).isInstanceOf(SubmissionRefused.class);
    }

    @Test
    void aConfirmedViolationBarsTheCountyFromLaterAwardsAndNoOther() {
        awards.grant(award(caoxian, "100.00", "一号"));
        awards.confirm(new Violation(caoxian, "审字1号", DAY, "挪用补贴资金", "office"));

        assertThatThrownBy(() -> awards.grant(award(caoxian, "100.00", "二号"))).hasMessageContaining("HZ-34");
        awards.grant(award(shanxian, "100.00", "二号"));
        assertThat(awards.of(world.plan)).hasSize(2);
    }

    @Test
    void aConfirmedViolationStopsTheCitysShareOfABatchUntilOtherMoneyIsFound() {
        world.allotAmply();
        CaseKey before = world.approved(world.accept(1));
        assertThat(world.payments.reserve(before)).isInstanceOf(Reservation.Reserved.class);
        CaseKey after = world.approved(world.accept(1));
        Money share = Money.of("300.00"); // a fifth of the equipment's 1500.00

        awards.confirm(new Violation(world.village.body(), "审字1号", DAY, "虚报冒领", "office"));

        assertThat(world.payments.reserve(after)).isEqualTo(new Reservation.Refused(share));
    }

    @Test
    void aBarIsLiftedByASecondPersonOnly() {
        awards.confirm(new Violation(caoxian, "审字1号", DAY, "挪用补贴资金", "office"));
        long violation = awards.violations(world.plan).get(0).id();

        assertThatThrownBy(() -> awards.proposeLift(world.plan, violation, "审字9号", " ", "office"))
                .hasMessageContaining("没有填写解除的文号或理由");
        awards.proposeLift(world.plan, violation, "审字9号", "资金已全部归还", "office");
        assertThatThrownBy(() -> awards.proposeLift(world.plan, violation, "审字9号", "再次", "finance"))
                .hasMessageContaining("已提出解除");

        assertThat(awards.barred(caoxian)).as("proposed only").isTrue();
        assertThatThrownBy(() -> awards.approveLift(world.plan, violation, "office"))
                .hasMessageContaining("须由不同的人办理");
        assertThatThrownBy(() -> awards.approveLift(new PlanId("other"), violation, "finance"))
                .hasMessageContaining("没有待批准的解除");

        awards.approveLift(world.plan, violation, "finance");

        assertThat(awards.barred(caoxian)).isFalse();
        awards.grant(award(caoxian, "100.00", "二号"));
        assertThat(awards.violations(world.plan).get(0).lift())
                .isEqualTo(new Violation.Lift("审字9号", "资金已全部归还", "office", "finance"));
        assertThatThrownBy(() -> awards.approveLift(world.plan, violation, "third"))
                .hasMessageContaining("没有待批准");
    }

    @Test
    void anotherViolationBarsOn() {
        awards.confirm(new Violation(caoxian, "审字1号", DAY, "挪用补贴资金", "office"));
        awards.confirm(new Violation(caoxian, "审字2号", DAY, "虚报冒领", "office"));
        long first = awards.violations(world.plan).get(0).id();
        awards.proposeLift(world.plan, first, "审字9号", "资金已全部归还", "office");
        awards.approveLift(world.plan, first, "finance");

        assertThat(awards.barred(caoxian)).isTrue();
        assertThatThrownBy(() -> awards.grant(award(caoxian, "100.00", "二号"))).hasMessageContaining("HZ-34");
    }

    @Test
    void theSchemaKeepsTheSecondPersonWhoeverWrites() {
        awards.confirm(new Violation(caoxian, "审字1号", DAY, "挪用补贴资金", "office"));
        long violation = awards.violations(world.plan).get(0).id();
        awards.proposeLift(world.plan, violation, "审字9号", "资金已全部归还", "office");

        for (String forged : List.of(
                "UPDATE finance.violation_lift SET approved_by = proposed_by, approved_at = proposed_at WHERE violation = :violation",
                "UPDATE finance.violation_lift SET reason = '另一个理由' WHERE violation = :violation",
                "DELETE FROM finance.violation_lift WHERE violation = :violation")) {
            assertThatThrownBy(() ->
                            world.jdbc.sql(forged).param("violation", violation).update())
                    .as(forged)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    private boolean granted(CaseKey body) {
        try {
            awards.grant(award(body, "6000000.00", "一号"));
            return true;
        } catch (SubmissionRefused refused) {
            return false;
        }
    }

    private static Award award(CaseKey body, String yuan, String document) {
        return new Award(body, Money.of(yuan), document, DAY, "工作突出", "office");
    }
}
