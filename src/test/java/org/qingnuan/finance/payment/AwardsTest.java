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
