package org.qingnuan.finance.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qingnuan.finance.AdvanceLot;
import org.qingnuan.finance.Advances;
import org.qingnuan.finance.BatchState;
import org.qingnuan.finance.FundReports;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.Limits;
import org.qingnuan.finance.LineReturned;
import org.qingnuan.finance.LineView;
import org.qingnuan.finance.Retention;
import org.qingnuan.finance.RetentionReleased;
import org.qingnuan.finance.Retentions;
import org.qingnuan.finance.Retentions.Held;
import org.qingnuan.finance.Retentions.State;
import org.qingnuan.finance.SubsidyLimits;
import org.qingnuan.finance.VillageSettled;
import org.qingnuan.finance.WhenShort;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.springframework.dao.DataAccessException;

/**
 * A plan that retains of its contractors' money: households of 2,000.00 + 1,500.00, unit price 4,000.00, 24 months after the acceptance.
 * Today is 8 October 2021, so that an acceptance on 7 October 2019 is just through.
 */
class RetentionsTest {

    private static final LocalDate THROUGH = LocalDate.of(2019, 10, 7);

    private final FinanceWorld world = new FinanceWorld();
    private final Advances advances = FinanceWorld.bean(Advances.class);
    private final Retentions retentions = FinanceWorld.bean(Retentions.class);

    RetentionsTest() {
        world.ledger.contract(true, Money.of("4000"));
        retain(new Retention(300, 24));
    }

    private void retain(Retention terms) {
        FinanceWorld.bean(Limits.class).define(world.plan, new SubsidyLimits(null, null, WhenShort.WAIT, terms));
    }

    @Test
    void aVerifiedClaimIsPaidLessTheRetentionWhichStaysOwedUntilItIsReleased() {
        CaseKey batch = settled(accepted(2, THROUGH), "7000");

        assertThat(world.payments.lines(batch))
                .extracting(LineView::amount)
                .containsExactly(Money.of("1940"), Money.of("1455"), Money.of("1940"), Money.of("1455"));
        assertThat(lot().claimed()).isEqualTo(Money.of("7000"));
        assertThat(lot().settled()).isEqualTo(Money.of("6790"));
        assertThat(lot().owed()).isEqualTo(Money.of("210"));
        assertThat(held().retained()).isEqualTo(Money.of("210"));
        assertThat(held().dueOn()).isEqualTo(LocalDate.of(2021, 10, 7));
        assertThat(held().state()).isEqualTo(State.RELEASABLE);
        assertThat(world.seen(VillageSettled.class)).hasSize(1); // the village does not wait for what is retained
        assertThat(FinanceWorld.bean(FundReports.class).ageing(world.plan, LocalDate.of(2022, 10, 8)))
                .isEmpty();

        CaseKey release = retentions.release(world.plan, batch, "finance");
        assertThat(retentions.release(world.plan, batch, "finance")).isEqualTo(release); // asked again
        assertThat(world.seen(RetentionReleased.class)).containsExactly(new RetentionReleased(release));
        assertThat(held().state()).isEqualTo(State.PAYING);
        pay(release, Set.of());

        assertThat(world.payments.lines(release))
                .extracting(LineView::amount)
                .containsExactly(Money.of("60"), Money.of("45"), Money.of("60"), Money.of("45"));
        assertThat(lot().settled()).isEqualTo(Money.of("7000"));
        assertThat(lot().owed()).isEqualTo(Money.ZERO);
        assertThat(held().state()).isEqualTo(State.DONE);
        assertThat(held().paid()).isEqualTo(Money.of("210"));
        assertThat(world.balance(FundSource.SUPERIOR).paid()).isEqualTo(Money.of("2999.90"));
    }

    @Test
    void eachPartIsRoundedHalfUpToTheFenAndItsSourcesAddUp() {
        retain(new Retention(333, 24)); // 3.33 %
        CaseKey batch = settled(accepted(1, THROUGH), "3500");

        // 1,500.00 × 3.33 % = 49.95; 2,000.00 × 3.33 % = 66.60
        assertThat(held().retained()).isEqualTo(Money.of("116.55"));
        assertThat(lot().owed()).isEqualTo(Money.of("116.55"));
        assertThat(world.jdbc
                        .sql("""
                                SELECT count(*) FROM finance.entitlement e WHERE e.plan = :plan AND e.amount <>
                                    (SELECT sum(s.amount) FROM finance.entitlement_share s WHERE s.entitlement = e.id)""")
                        .param("plan", world.plan.value())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(new Retention(250, 12).of(99)).isEqualTo(2); // 2.475 fen
        assertThat(new Retention(250, 12).of(100)).isEqualTo(3); // 2.5 fen
        assertThat(batch).isNotNull();
    }

    @Test
    void nothingIsReleasedOnTheLastDayOfTheDefectsPeriod() {
        CaseKey batch = settled(accepted(1, THROUGH.plusDays(1)), "3500");

        assertThat(held().state()).isEqualTo(State.WAITING);
        assertThatThrownBy(() -> retentions.release(world.plan, batch, "finance"))
                .hasMessageContaining("缺陷责任期到2021-10-08为止");
        assertThat(retentions.of(world.plan).get(0).release()).isNull();
        assertThatThrownBy(() -> world.jdbc
                        .sql(
                                "INSERT INTO finance.due (batch, entitlement) SELECT batch, entitlement FROM finance.retention WHERE batch = :batch LIMIT 1")
                        .param("batch", Long.valueOf(batch.item()))
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("is retained until");
    }

    @Test
    void openDefectsOfTheLotHoldItAndAreNamed() {
        CaseKey batch = settled(accepted(1, THROUGH), "3500");
        world.ledger.defects("西河村户编号7的整改没有办结：漏水");

        assertThat(held().state()).isEqualTo(State.HELD);
        assertThat(held().holding()).containsExactly("西河村户编号7的整改没有办结：漏水");
        assertThatThrownBy(() -> retentions.release(world.plan, batch, "finance"))
                .hasMessageContaining("西河村户编号7的整改没有办结");

        world.ledger.defects();
        assertThat(retentions.release(world.plan, batch, "finance")).isNotNull();
    }

    @Test
    void aPartIsKeptForGoodByTwoPersonsAndTheRestIsPaid() {
        CaseKey batch = settled(accepted(1, THROUGH), "3500");
        long part = held().parts().get(0).part();
        Money amount = held().parts().get(0).amount();

        retentions.proposeKeeping(world.plan, part, "缺陷认定〔2021〕1号", "机组漏水，另请他人修复", "office");
        assertThat(held().state()).isEqualTo(State.HELD);
        assertThatThrownBy(() -> retentions.release(world.plan, batch, "finance"))
                .hasMessageContaining("扣留的提议等待另一人批准");
        assertThatThrownBy(() -> retentions.approveKeeping(world.plan, part, "office"))
                .hasMessageContaining("您提出了这项扣留");
        assertThatThrownBy(() -> world.jdbc
                        .sql(
                                "UPDATE finance.retention_kept SET approved_by = proposed_by, approved_at = proposed_at WHERE entitlement = :part")
                        .param("part", part)
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("retention_kept_second_person");
        retentions.approveKeeping(world.plan, part, "finance");

        assertThat(held().kept()).isEqualTo(amount);
        assertThat(lot().reduced()).isEqualTo(amount);
        assertThat(lot().owed()).isEqualTo(Money.of("105").minus(amount));
        proved();
        CaseKey release = retentions.release(world.plan, batch, "finance");
        pay(release, Set.of());
        assertThat(world.payments.lines(release)).hasSize(1);
        assertThat(lot().owed()).isEqualTo(Money.ZERO);
        assertThatThrownBy(() -> retentions.proposeKeeping(world.plan, part, "x", "y", "office"))
                .hasMessageContaining("已支付、已办结或正在支付");
    }

    @Test
    void ceilingsHoldOverClaimAndRetentionTogether() {
        CaseKey batch = world.computed(accepted(1, THROUGH));

        assertThat(advances.terms(batch).computed()).isEqualTo(Money.of("3500"));
        assertThat(refusal(batch, "3395")).contains("少于本批核定的补贴3500.00元");
        assertThat(refusal(batch, "4000.01")).contains("超过实际验收1户×合同单价4000.00元");
        assertThat(refusal(batch, "4000")).isEmpty();
        world.ledger.contract(true, Money.of("3499.99"));
        assertThat(world.payments.compute(world.opened(accepted(1, THROUGH))).toString())
                .contains("高于合同单价3499.99元");
    }

    @Test
    void aReleaseThatTheBankReturnsIsPaidAgain() {
        CaseKey batch = settled(accepted(1, THROUGH), "3500");
        CaseKey release = retentions.release(world.plan, batch, "finance");
        pay(release, Set.of(1));
        assertThat(lot().owed()).isEqualTo(world.payments.lines(release).get(0).amount());

        CaseKey again = world.reissued(world.seen(LineReturned.class).get(0).line());
        world.payments.compute(again);
        pay(again, Set.of());

        assertThat(lot().owed()).isEqualTo(Money.ZERO);
        assertThat(held().state()).isEqualTo(State.DONE);
    }

    @Test
    void aHouseholdThatLostItsClaimIsLeftOutOfTheReleaseAndNotOwedAnyMore() {
        List<Long> households = accepted(2, THROUGH);
        CaseKey batch = settled(households, "7000");
        world.ledger.loseEligibility(households.get(0));
        CaseKey release = retentions.release(world.plan, batch, "finance");
        world.payments.compute(release);
        proved();

        pay(release, Set.of());

        assertThat(lot().reduced()).isEqualTo(Money.of("105"));
        assertThat(lot().owed()).isEqualTo(Money.ZERO);
        assertThat(held().kept()).isEqualTo(Money.of("105"));
    }

    @Test
    void whoClaimedOrVerifiedTakesNoPartInTheRelease() {
        CaseKey batch = settled(accepted(1, THROUGH), "3500");
        CaseKey release = retentions.release(world.plan, batch, "finance");
        world.payments.compute(release);

        assertThatThrownBy(() -> world.payments.prepare(
                        release, world.ledger.hand(release, Tasks.PREPARE, "inspector", Map.of(), null), "inspector"))
                .hasMessageContaining("您已办理过本批的结算申报");
    }

    @Test
    void aPlanThatSaysNothingRetainsNothing() {
        retain(null);
        settled(accepted(1, THROUGH), "3500");

        assertThat(retentions.of(world.plan)).isEmpty();
        assertThat(lot().settled()).isEqualTo(Money.of("3500"));
    }

    private List<Long> accepted(int households, LocalDate on) {
        List<Long> all = world.accept(households);
        all.forEach(household -> world.ledger.acceptedOn(household, on));
        return all;
    }

    private CaseKey settled(List<Long> households, String claimed) {
        CaseKey batch = world.computed(households);
        advances.claim(
                batch,
                world.ledger.hand(
                        batch, Tasks.CLAIM, "contractor", fields("" + households.size(), claimed, batch), null),
                "contractor");
        Map<String, String> verdict = Map.of("decision", "approve", "opinion", "意见");
        advances.verify(batch, world.ledger.hand(batch, Tasks.VERIFY_CLAIM, "inspector", verdict, null), "inspector");
        pay(batch, Set.of());
        return batch;
    }

    private void pay(CaseKey batch, Set<Integer> returned) {
        if (world.payments.get(batch).state() == BatchState.DRAFT) {
            world.payments.compute(batch);
        }
        world.approve(batch);
        world.file(batch);
        world.answer(batch, returned);
        world.payments.settle(batch);
        proved();
    }

    private void proved() {
        assertThat(world.funds.prove(world.plan).differences()).isEmpty();
    }

    private AdvanceLot lot() {
        return advances.of(world.plan).get(0);
    }

    private Held held() {
        return retentions.of(world.plan).get(0);
    }

    private String refusal(CaseKey batch, String amount) {
        StringBuilder all = new StringBuilder();
        world.ledger
                .findings(batch, Tasks.CLAIM, "contractor", fields("1", amount, batch), null)
                .forEach(finding -> all.append(finding.sentence()));
        return all.toString();
    }

    private static Map<String, String> fields(String quantity, String amount, CaseKey batch) {
        return Map.of(
                "quantity",
                quantity,
                "amount",
                amount,
                "invoiceNo",
                batch.toString(),
                "bank",
                "莱州农商行",
                "account",
                "6222020000001234");
    }
}
