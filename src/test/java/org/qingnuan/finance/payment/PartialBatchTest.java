package org.qingnuan.finance.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qingnuan.finance.BatchKind;
import org.qingnuan.finance.BatchSplit;
import org.qingnuan.finance.BatchState;
import org.qingnuan.finance.Computation;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.Limits;
import org.qingnuan.finance.Reservation;
import org.qingnuan.finance.SubsidyLimits;
import org.qingnuan.finance.WhenShort;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;

/** What is paid of a batch that the money does not suffice for: each household of the world is due 3500.00, of it 1499.95 from above, 300.00 from the city. */
class PartialBatchTest {

    private final FinanceWorld world = new FinanceWorld();

    @Test
    void withoutARuleTheWholeBatchWaits() {
        CaseKey batch = world.approved(world.accept(3));
        allot(2);

        assertThat(world.payments.reserve(batch)).isInstanceOf(Reservation.Refused.class);

        assertThat(paidOrOpen(batch)).hasSize(3);
        assertThat(splits()).isEmpty();
    }

    @Test
    void thoseWhoWereAcceptedFirstArePaidAndTheOthersWaitInABatchOfTheirOwn() {
        when(WhenShort.ACCEPTED);
        List<Long> households = world.accept(3);
        world.ledger.acceptedOn(households.get(2), FinanceWorld.today().minusDays(90));
        CaseKey batch = world.approved(households);
        allot(2);

        assertThat(world.payments.reserve(batch)).isEqualTo(new Reservation.Reserved(Money.of("7000.00")));

        assertThat(paidOrOpen(batch)).containsOnly(households.get(0), households.get(2));
        CaseKey rest = splits().get(0).remainder();
        assertThat(world.payments.get(rest).kind()).isEqualTo(BatchKind.REMAINDER);
        assertThat(world.jdbc
                        .sql(
                                "SELECT excluded FROM finance.batch_household WHERE batch = :batch AND household = :household")
                        .param("batch", Long.valueOf(batch.item()))
                        .param("household", households.get(1))
                        .query(String.class)
                        .single())
                .isEqualTo("资金不足，转入批次" + rest.item() + "等待下一笔资金");
        assertThat(world.payments.reserve(batch)).as("again").isEqualTo(new Reservation.Reserved(Money.of("7000.00")));
        assertThat(splits()).hasSize(1);
        assertThat(world.funds.prove(world.plan).differences()).isEmpty();
    }

    @Test
    void whatIsLeftIsPaidOnceMoneyComesAndNobodyTwice() {
        when(WhenShort.ACCEPTED);
        List<Long> households = world.accept(3);
        CaseKey batch = world.approved(households);
        allot(2);
        world.payments.reserve(batch);
        CaseKey rest = splits().get(0).remainder();
        world.payments.file(batch);
        world.answer(batch, Set.of());
        world.payments.settle(batch);

        assertThat(world.payments.compute(rest)).isEqualTo(new Computation.Computed(2, Money.of("3500.00")));
        world.approve(rest);
        assertThat(world.payments.reserve(rest)).as("nobody is reached").isInstanceOf(Reservation.Refused.class);
        world.file(rest);
        world.answer(rest, Set.of());
        world.payments.settle(rest);

        assertThat(world.payments.get(rest).state()).isEqualTo(BatchState.SETTLED);
        assertThat(households)
                .allSatisfy(
                        household -> assertThat(world.ledger.payment(household)).isEqualTo("PAID"));
        assertThat(world.jdbc
                        .sql("SELECT sum(amount) FROM finance.line WHERE village = :village AND state = 'PAID'")
                        .param("village", world.village.toString())
                        .query(Long.class)
                        .single())
                .isEqualTo(3 * 350_000L);
        assertThat(world.funds.prove(world.plan).differences()).isEmpty();
    }

    @Test
    void aPartIsPartedAgainWhenMoneyComesInDrops() {
        when(WhenShort.ACCEPTED);
        CaseKey batch = world.approved(world.accept(3));
        allot(1);
        world.payments.reserve(batch);
        CaseKey rest = splits().get(0).remainder();
        world.payments.compute(rest);
        world.approve(rest);
        allot(1);

        assertThat(world.payments.reserve(rest)).isEqualTo(new Reservation.Reserved(Money.of("3500.00")));

        assertThat(splits()).hasSize(2);
        assertThat(world.funds.prove(world.plan).differences()).isEmpty();
    }

    @Test
    void householdsInHardshipGoFirstWhereThePlanSaysSo() {
        when(WhenShort.HARDSHIP);
        List<Long> households = world.accept(3);
        world.ledger.hardship(households.get(2), "LOW_INCOME");
        CaseKey batch = world.approved(households);
        allot(1);

        world.payments.reserve(batch);

        assertThat(paidOrOpen(batch)).containsOnly(households.get(2));
    }

    @Test
    void nobodyIsOvertakenByOneWhoseShareWouldFit() {
        when(WhenShort.ACCEPTED);
        List<Long> households = world.accept(1);
        households = List.of(
                households.get(0),
                world.ledger.accept(world.village, "COAL_TO_GAS", Money.of("9000")),
                world.accept(1).get(0));
        CaseKey batch = world.approved(households);
        allot(2);

        world.payments.reserve(batch);

        assertThat(paidOrOpen(batch)).containsOnly(households.get(0));
    }

    @Test
    void whatWasApprovedStaysItsContentAndAChangeIsStillSeen() {
        when(WhenShort.ACCEPTED);
        CaseKey batch = world.approved(world.accept(2));
        allot(1);
        world.payments.reserve(batch);

        world.payments.file(batch);

        assertThat(world.payments.get(batch).state()).isEqualTo(BatchState.FILED);
        assertThat(FinanceWorld.bean(Batches.class)
                        .unchanged(FinanceWorld.bean(Batches.class).find(batch)))
                .isTrue();
        world.jdbc
                .sql("UPDATE finance.line SET state = 'VOID' WHERE batch = :batch AND state = 'OPEN'")
                .param("batch", Long.valueOf(batch.item()))
                .update();
        assertThat(FinanceWorld.bean(Batches.class)
                        .unchanged(FinanceWorld.bean(Batches.class).find(batch)))
                .isFalse();
    }

    private List<Long> paidOrOpen(CaseKey batch) {
        return world.jdbc
                .sql("SELECT DISTINCT household FROM finance.line WHERE batch = :batch AND state <> 'VOID'")
                .param("batch", Long.valueOf(batch.item()))
                .query(Long.class)
                .list();
    }

    private void when(WhenShort way) {
        FinanceWorld.bean(Limits.class).define(world.plan, new SubsidyLimits(null, null, way));
    }

    /** Enough for so many households. */
    private void allot(int households) {
        Map.of(FundSource.SUPERIOR, 149_995L, FundSource.CITY_AWARD, 30_000L, FundSource.DISTRICT_MATCHING, 170_005L)
                .forEach((source, fen) -> world.funds.allot(
                        world.funds.open(world.plan, source, source.label()),
                        "财指〔2021〕"
                                + world.jdbc
                                        .sql("SELECT count(*) + 100 FROM finance.transfer")
                                        .query(Long.class)
                                        .single()
                                + "号",
                        FinanceWorld.today(),
                        Money.ofFen(fen * households),
                        "测试",
                        "finance"));
    }

    private List<BatchSplit> splits() {
        return world.seen(BatchSplit.class);
    }
}
