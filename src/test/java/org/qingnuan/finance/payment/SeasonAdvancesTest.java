package org.qingnuan.finance.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.finance.AdvanceAnswered;
import org.qingnuan.finance.AdvanceSurplus;
import org.qingnuan.finance.BatchKind;
import org.qingnuan.finance.BatchState;
import org.qingnuan.finance.BatchView;
import org.qingnuan.finance.ClawbackCause;
import org.qingnuan.finance.ClawbackOrder;
import org.qingnuan.finance.ClawbackState;
import org.qingnuan.finance.ClawbackView;
import org.qingnuan.finance.Clawbacks;
import org.qingnuan.finance.Computation;
import org.qingnuan.finance.EntitlementView;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.LineState;
import org.qingnuan.finance.LineView;
import org.qingnuan.finance.PaymentFigures;
import org.qingnuan.finance.Reservation;
import org.qingnuan.finance.SeasonSettled;
import org.qingnuan.finance.SubsidyItem;
import org.qingnuan.finance.subsidy.WrittenTable;
import org.qingnuan.ledger.Fuel;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.support.PlanSeasons;
import org.springframework.dao.DataAccessException;

/** Shanxi's way: 2,040.00 yuan before the season, the rest by real use after it, what was too much claimed back (到期收回). */
class SeasonAdvancesTest {

    private static final String CITY_TWO_FIFTHS = "shares: CITY_AWARD:2/5,DISTRICT_MATCHING:rest";

    private final FinanceWorld world = new FinanceWorld();
    private final Clawbacks clawbacks = FinanceWorld.bean(Clawbacks.class);
    private final CaseKey season = season(1);

    @BeforeEach
    void aPlanThatPaysInAdvance() {
        world.seasons.nobody();
        world.ledger.seasons(PlanSeasons.inAdvance(PlanSeasons.usual(Fuel.GAS)));
        rates("amount: 204000; " + CITY_TWO_FIFTHS, CITY_TWO_FIFTHS);
    }

    @AfterEach
    void everyFenIsAccountedFor() {
        assertThat(world.funds.prove(world.plan).comparisons())
                .allSatisfy(one -> assertThat(one.left()).as(one.what()).isEqualTo(one.right()));
        world.ledger.contract(false, null);
    }

    @Test
    void theSeasonPaysTheWholeLessWhatWasAdvancedAndEachSourceItsShareOfTheWhole() {
        List<Long> who = takePart("1500", "1900", "1000");
        CaseKey advance = paid(world.payments.openAdvanceBatch(season));
        CaseKey batch = world.payments.openSeasonBatch(season);

        Computation computed = world.payments.compute(batch);

        assertThat(world.payments.get(advance).kind()).isEqualTo(BatchKind.ADVANCE);
        assertThat(world.payments.get(advance).total()).isEqualTo(Money.of("6120.00"));
        assertThat(computed).isEqualTo(new Computation.Computed(1, Money.of("440.00")));
        assertThat(running(who.get(0)).amount()).isEqualTo(Money.ZERO);
        assertThat(running(who.get(1)).settlement())
                .isEqualTo(new EntitlementView.Settlement(Money.of("2480.00"), Money.of("2040.00"), Money.ZERO));
        assertThat(running(who.get(1)).explanation())
                .contains("应补2480.00元，已预拨2040.00元，本次结算440.00元，其中市级奖补176.00元、区县配套264.00元");
        pay(batch);
        assertThat(borne(who.get(1)))
                .isEqualTo(Map.of(
                        FundSource.CITY_AWARD, Money.of("992.00"), FundSource.DISTRICT_MATCHING, Money.of("1488.00")));
        assertThat(received(who.get(0))).isEqualTo(Money.of("2040.00"));
        assertThat(received(who.get(1))).isEqualTo(Money.of("2480.00"));
        assertThat(world.seen(SeasonSettled.class)).containsExactly(new SeasonSettled(season));
        PaymentFigures.SeasonFigures figures =
                FinanceWorld.bean(PaymentFigures.class).season(season);
        assertThat(figures.due()).isEqualTo(Money.of("5880.00"));
        assertThat(figures.batch()).isEqualTo(batch);
    }

    @Test
    void whatWasAdvancedBeyondTheWholeIsClaimedBackByAClawbackOfItsOwnSourceBySource() {
        long household = takePart("1000").get(0);
        paid(world.payments.openAdvanceBatch(season));

        assertThat(world.payments.compute(world.payments.openSeasonBatch(season)))
                .isInstanceOf(Computation.Nothing.class);

        assertThat(running(household).explanation()).contains("本次结算0.00元，多预拨680.00元应予收回");
        ClawbackOrder order = surplus();
        assertThat(order.cause()).isEqualTo(ClawbackCause.ADVANCE_SURPLUS);
        assertThat(order.wrongAmount()).isEqualTo(Money.of("680.00"));
        assertThat(order.reason()).contains("应补1360.00元，已预拨2040.00元");
        CaseKey clawback = clawbacks.open(order);
        assertThat(clawbacks.open(order)).as("the same again").isEqualTo(clawback);
        assertThat(clawbacks.reclaimable(clawback)).isTrue();
        assertThat(clawbacks.barred(household)).isFalse();
        decide(clawback);
        assertThat(clawbacks.book(clawback)).isEqualTo(Clawbacks.Booked.DUE);
        assertThat(clawbacks.get(clawback).payments())
                .extracting(ClawbackView.Payment::source, ClawbackView.Payment::claimed)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(FundSource.CITY_AWARD, Money.of("272.00")),
                        org.assertj.core.groups.Tuple.tuple(FundSource.DISTRICT_MATCHING, Money.of("408.00")));
        repay(clawback, "680.00");
        assertThat(clawbacks.get(clawback).state()).isEqualTo(ClawbackState.SETTLED);
        assertThat(FinanceWorld.bean(PaymentFigures.class).season(season).due()).isEqualTo(Money.of("1360.00"));
    }

    @Test
    void aHouseholdThatJoinsAfterTheAdvanceIsPaidTheWhole() {
        takePart("1900");
        CaseKey advance = paid(world.payments.openAdvanceBatch(season));
        long late = takePart("1900").get(0);

        CaseKey batch = paid(world.payments.openSeasonBatch(season));

        assertThat(world.payments.get(advance).lines()).isEqualTo(1);
        assertThat(received(late)).isEqualTo(Money.of("2480.00"));
        assertThat(running(late).settlement()).isNull();
        assertThat(world.payments.get(batch).total()).isEqualTo(Money.of("2920.00"));
    }

    @Test
    void anAdvanceThatTheBankReturnedEndsAndTheSeasonPaysTheWholeOnce() {
        long household = takePart("1900").get(0);
        CaseKey advance = world.payments.openAdvanceBatch(season);
        world.payments.compute(advance);
        world.approve(advance);
        world.file(advance);
        world.answer(advance, Set.of(1));
        world.payments.settle(advance);
        CaseKey line = world.payments.lines(advance).get(0).key();

        paid(world.payments.openSeasonBatch(season));
        assertThat(world.seen(SeasonSettled.class))
                .as("the returned advance is not waited for")
                .hasSize(1);
        CaseKey again = world.reissued(line);

        assertThat(world.payments.compute(again)).isInstanceOf(Computation.Nothing.class);
        assertThat(world.payments.get(again).state()).isEqualTo(BatchState.SETTLED);
        assertThat(received(household)).isEqualTo(Money.of("2480.00"));
    }

    @Test
    void anAdvanceThatTheBankTookBackAfterItWasTakenOffIsPaidAgain() {
        long household = takePart("1900").get(0);
        CaseKey advance = paid(world.payments.openAdvanceBatch(season));
        CaseKey batch = paid(world.payments.openSeasonBatch(season));
        LineView line = world.payments.lines(advance).get(0);
        new BankWorld(world)
                .paid(line)
                .paid(world.payments.lines(batch).get(0))
                .tookBack(line)
                .take();
        assertThat(received(household)).isEqualTo(Money.of("440.00"));

        paid(world.reissued(line.key()));

        assertThat(received(household)).isEqualTo(Money.of("2480.00"));
    }

    @Test
    void aReissuedAdvanceThatWasPaidIsTakenOff() {
        long household = takePart("1900").get(0);
        CaseKey advance = world.payments.openAdvanceBatch(season);
        world.payments.compute(advance);
        world.approve(advance);
        world.file(advance);
        world.answer(advance, Set.of(1));
        world.payments.settle(advance);
        paid(world.reissued(world.payments.lines(advance).get(0).key()));

        CaseKey batch = paid(world.payments.openSeasonBatch(season));

        assertThat(world.payments.get(batch).total()).isEqualTo(Money.of("440.00"));
        assertThat(received(household)).isEqualTo(Money.of("2480.00"));
    }

    @Test
    void whatIsWithTheBankIsWaitedForByNameAndComputedAfterTheAnswer() {
        long household = takePart("1900").get(0);
        CaseKey advance = world.payments.openAdvanceBatch(season);
        world.payments.compute(advance);
        world.approve(advance);
        world.file(advance);
        CaseKey batch = world.payments.openSeasonBatch(season);

        assertThat(world.payments.compute(batch))
                .isEqualTo(new Computation.NoRate(List.of("1户运行补贴预拨的银行结果（户编号" + household + "）")));
        assertThat(world.entitlements.of(household))
                .extracting(EntitlementView::item)
                .containsExactly(SubsidyItem.RUNNING_ADVANCE);
        world.answer(advance, Set.of());

        assertThat(world.seen(AdvanceAnswered.class)).containsExactly(new AdvanceAnswered(batch));
        paid(batch);
        assertThat(received(household)).isEqualTo(Money.of("2480.00"));
    }

    @Test
    void anAdvanceThatNeverWentToTheBankEndsAndItsMoneyIsFreeAgain() {
        long household = takePart("1900").get(0);
        CaseKey advance = world.payments.openAdvanceBatch(season);
        world.payments.compute(advance);
        world.approve(advance);
        world.allotAmply();
        assertThat(world.payments.reserve(advance)).isInstanceOf(Reservation.Reserved.class);

        paid(world.payments.openSeasonBatch(season));
        world.payments.file(advance);

        assertThat(world.payments.lines(advance)).extracting(LineView::state).containsExactly(LineState.WITHHELD);
        assertThat(world.payments.get(advance).excluded())
                .singleElement()
                .asString()
                .contains("未付的预拨并入结算");
        assertThat(world.balance(FundSource.CITY_AWARD).reserved()).isEqualTo(Money.ZERO);
        assertThat(received(household)).isEqualTo(Money.of("2480.00"));
    }

    @Test
    void anAdvanceThatIsComputedOnlyAfterTheSeasonPaysNobody() {
        takePart("1900");
        CaseKey advance = world.payments.openAdvanceBatch(season);
        paid(world.payments.openSeasonBatch(season));

        assertThat(world.payments.compute(advance)).isInstanceOf(Computation.Nothing.class);
        assertThat(world.payments.get(advance).excluded())
                .singleElement()
                .asString()
                .contains("已核定");
    }

    @Test
    void theAdvanceIsOpenedOncePerBodyAndSeason() {
        List<Long> who = takePart("1500", "1900");

        CaseKey first = world.payments.openAdvanceBatch(season);
        CaseKey second = world.payments.openAdvanceBatch(season);
        boolean started = world.payments.claimStart(first);

        assertThat(second).isEqualTo(first);
        assertThat(started).isTrue();
        assertThat(world.payments.claimStart(second)).isFalse();
        world.payments.compute(first);
        world.payments.compute(second);
        assertThat(world.payments.get(first).households()).isEqualTo(2);
        assertThat(world.entitlements.of(who.get(0))).hasSize(1);
        assertThat(world.payments.openSeasonBatch(season)).isNotEqualTo(first);
        assertThat(world.payments.openAdvanceBatch(season(2))).isNotEqualTo(first);
    }

    @Test
    void aHouseholdThatLeftAfterTheAdvancePaysAllOfItBack() {
        long household = takePart("1900").get(0);
        paid(world.payments.openAdvanceBatch(season));
        world.seasons.leaves(household);

        world.payments.compute(world.payments.openSeasonBatch(season));

        ClawbackOrder order = surplus();
        assertThat(order.wrongAmount()).isEqualTo(Money.of("2040.00"));
        assertThat(order.reason()).contains("不再享受本季补贴");
        CaseKey clawback = clawbacks.open(order);
        decide(clawback);
        clawbacks.book(clawback);
        assertThat(clawbacks.get(clawback).outstanding()).isEqualTo(Money.of("2040.00"));
    }

    @Test
    void aHouseholdThatLeftWhileItsAdvanceIsWithTheBankIsWaitedForToo() {
        long household = takePart("1900").get(0);
        CaseKey advance = world.payments.openAdvanceBatch(season);
        world.payments.compute(advance);
        world.approve(advance);
        world.file(advance);
        world.seasons.leaves(household);
        CaseKey batch = world.payments.openSeasonBatch(season);

        assertThat(world.payments.compute(batch)).isInstanceOf(Computation.NoRate.class);
        world.answer(advance, Set.of());
        world.payments.compute(batch);

        assertThat(surplus().wrongAmount()).isEqualTo(Money.of("2040.00"));
    }

    @Test
    void whomAClawbackBarsPaysEverythingBackByThatOneAlone() {
        long household = takePart("1900").get(0);
        paid(world.payments.openAdvanceBatch(season));
        clawbacks.open(ClawbackOrder.whole(
                world.village, household, ClawbackCause.COAL_USE, "finding.1", "经认定使用散煤", "LZ-28", "opener"));

        world.payments.compute(world.payments.openSeasonBatch(season));

        assertThat(world.seen(AdvanceSurplus.class)).isEmpty();
    }

    @Test
    void anAdvanceCountsAsItsOwnSeasonAndNotAsOneMore() {
        long household = takePart("1900").get(0);
        for (int no = 1; no <= 6; no++) {
            paid(world.payments.openAdvanceBatch(season(no)));
            paid(world.payments.openSeasonBatch(season(no)));
        }

        assertThat(world.entitlements.of(household))
                .filteredOn(one -> one.item() == SubsidyItem.RUNNING)
                .extracting(EntitlementView::season)
                .containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(received(household)).isEqualTo(Money.of("14880.00"));
    }

    @Test
    void anAdvanceMayFollowOneWhoseSeasonIsNotSettledYetButLeavesNoGap() {
        long household = takePart("1900").get(0);
        paid(world.payments.openAdvanceBatch(season(1)));
        CaseKey third = world.payments.openAdvanceBatch(season(3));
        assertThat(world.payments.compute(third)).isInstanceOf(Computation.Nothing.class);
        assertThat(world.payments.get(third).excluded())
                .singleElement()
                .asString()
                .contains("不连续");

        paid(world.payments.openAdvanceBatch(season(2)));

        assertThat(world.entitlements.of(household))
                .extracting(EntitlementView::season)
                .containsExactly(1, 2);
        assertThatThrownBy(() -> insertAdvance(household, 4))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("does not follow season 3");
    }

    @Test
    void whereASourceAdvancedMoreThanItsShareTheOthersBearTheRestAndTheSentenceSaysSo() {
        rates("amount: 204000; shares: DISTRICT_MATCHING:rest", CITY_TWO_FIFTHS);
        long household = takePart("1900").get(0);
        paid(world.payments.openAdvanceBatch(season));

        paid(world.payments.openSeasonBatch(season));

        assertThat(received(household)).isEqualTo(Money.of("2480.00"));
        assertThat(running(household).shares())
                .containsExactly(new BatchView.Share(FundSource.CITY_AWARD, Money.of("440.00")));
        assertThat(running(household).explanation()).contains("区县配套552.00元预拨时已超出应分摊的数额，由各来源之间清算");
    }

    @Test
    void lastYearsUseIsHandedToTheTable() {
        rates("amount: 100; quantity: lastGas; unit: 立方米; cap: 60000", "cap: 60000");
        List<Long> who = takePart("450", "700");
        world.seasons.usedBefore(who.get(0), "500");

        CaseKey advance = paid(world.payments.openAdvanceBatch(season));

        assertThat(world.payments.get(advance).total()).isEqualTo(Money.of("500.00"));
        assertThat(world.entitlements.of(who.get(0)).get(0).explanation()).contains("上季用气500立方米", "单价1.00元×500立方米");
        assertThat(world.payments.due(advance)).hasSize(1);
    }

    @Test
    void anAdvanceIsSetOffAgainstNothingAndNotClaimedAsAWrongPayment() {
        long household = takePart("1900").get(0);
        CaseKey advance = paid(world.payments.openAdvanceBatch(season));
        CaseKey line = world.payments.lines(advance).get(0).key();

        assertThatThrownBy(() -> clawbacks.open(new ClawbackOrder(
                        world.village,
                        household,
                        ClawbackCause.WRONG_PAYMENT,
                        "line.1",
                        "多付",
                        "默认",
                        line,
                        Money.of("1.00"),
                        "opener")))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("预拨的在采暖季结算时多退少补");
    }

    @Test
    void theTrialOfTheSameTableFindsNoDifferenceInWhatWasSettled() {
        takePart("1500", "1900", "1000");
        paid(world.payments.openAdvanceBatch(season));
        paid(world.payments.openSeasonBatch(season));

        assertThat(world.trials.run(world.plan, world.rates, world.rates).changes())
                .isEmpty();
    }

    @Test
    void theDatabaseItselfRefusesASettlementThatDoesNotAddUpAndAnAdvanceTakenTwice() {
        long household = takePart("1900").get(0);
        CaseKey advance = paid(world.payments.openAdvanceBatch(season));
        paid(world.payments.openSeasonBatch(season));
        long line = Long.parseLong(world.payments.lines(advance).get(0).key().item());
        long other = takePart("1900").get(0);
        world.payments.compute(world.payments.openAdvanceBatch(season(1)));

        assertThatThrownBy(() -> world.jdbc
                        .sql(
                                "insert into finance.advance_taken(line, source, amount, surplus, at) values (:line, 'CITY_AWARD', 1, 1, now())")
                        .param("line", line)
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> world.transaction.executeWithoutResult(transaction ->
                        world.jdbc.sql("""
                                insert into finance.season_settlement(entitlement, source, whole, advanced, due, surplus)
                                select id, 'SUPERIOR', 5, 0, 0, 0 from finance.entitlement where household = :household and item = 'RUNNING'""").param("household", household).update()))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("does not add up");
        assertThat(other).isPositive();
    }

    private static CaseKey season(int no, CaseKey body) {
        return body.with("season", Integer.toString(no));
    }

    private CaseKey season(int no) {
        return season(no, world.village.body());
    }

    private void rates(String advance, String running) {
        world.rates.answer(new WrittenTable()
                .row("season: >= 1", "item: RUNNING_ADVANCE; " + advance)
                .row(
                        "season: >= 1",
                        "item: RUNNING; amount: 0-1500:136,1500-2250:110; quantity: gasVolume; unit: 立方米; " + running)
                .decisions());
    }

    private List<Long> takePart(String... cubicMetres) {
        List<Long> who = world.accept(cubicMetres.length);
        for (int i = 0; i < who.size(); i++) {
            world.seasons.takesPart(who.get(i), cubicMetres[i]);
        }
        return who;
    }

    /** From computing to the last payment, where there is anything to pay. */
    private CaseKey paid(CaseKey batch) {
        if (world.payments.compute(batch) instanceof Computation.Computed) {
            pay(batch);
        }
        return batch;
    }

    private void pay(CaseKey batch) {
        world.approve(batch);
        world.file(batch);
        world.answer(batch, Set.of());
        world.payments.settle(batch);
    }

    private EntitlementView running(long household) {
        return world.entitlements.of(household).stream()
                .filter(one -> one.item() == SubsidyItem.RUNNING)
                .findFirst()
                .orElseThrow();
    }

    private Money received(long household) {
        return world.payments.linesOf(household).stream()
                .filter(line -> line.state() == LineState.PAID)
                .map(LineView::amount)
                .collect(Money.sum());
    }

    /** What each source has paid to the household in advance and after the season. */
    private Map<FundSource, Money> borne(long household) {
        Map<FundSource, Money> borne = new EnumMap<>(FundSource.class);
        world.entitlements
                .of(household)
                .forEach(
                        one -> one.shares().forEach(share -> borne.merge(share.source(), share.amount(), Money::plus)));
        return borne;
    }

    private ClawbackOrder surplus() {
        List<AdvanceSurplus> seen = world.seen(AdvanceSurplus.class);
        assertThat(seen).hasSize(1);
        return seen.get(0).clawback();
    }

    private void decide(CaseKey clawback) {
        Map<String, String> fields = Map.of("decision", "approve", "opinion", "按方案办理");
        UUID handed = world.ledger.hand(clawback, "clawback.userTask_decideClawback", "decider", fields, null);
        clawbacks.decide(clawback, handed, "decider");
    }

    private void repay(CaseKey clawback, String yuan) {
        Map<String, String> fields =
                Map.of("action", "REPAYMENT", "amount", yuan, "receivedOn", "2021-10-08", "receiptNo", "R1");
        clawbacks.record(
                clawback,
                world.ledger.hand(clawback, "receivable.userTask_recordRecovery", "finance", fields, null),
                "finance");
    }

    private void insertAdvance(long household, int season) {
        world.jdbc
                .sql("""
                        insert into finance.entitlement(plan, village, batch, household, item, season, instalment, amount, inputs,
                          row_no, row_label, clause, explanation, computed_at)
                        select plan, village, batch, household, item, :season, 1, 0, '{}', 1, '测试', '测试', '测试', computed_at
                        from finance.entitlement where household = :household limit 1""")
                .param("household", household)
                .param("season", season)
                .update();
    }
}
