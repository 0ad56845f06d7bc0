package org.qingnuan.finance.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.qingnuan.finance.BatchState;
import org.qingnuan.finance.ClawbackCause;
import org.qingnuan.finance.ClawbackOrder;
import org.qingnuan.finance.ClawbackState;
import org.qingnuan.finance.ClawbackView;
import org.qingnuan.finance.ClawbackWithdrawn;
import org.qingnuan.finance.Clawbacks;
import org.qingnuan.finance.Clawbacks.Agreement;
import org.qingnuan.finance.Clawbacks.Booked;
import org.qingnuan.finance.Clawbacks.Next;
import org.qingnuan.finance.Computation;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.Instalment;
import org.qingnuan.finance.LineState;
import org.qingnuan.finance.Reservation;
import org.qingnuan.finance.VillageSettled;
import org.qingnuan.ledger.ExpectedDays;
import org.qingnuan.ledger.ExpectedDays.Expected;
import org.qingnuan.ledger.LastDayChanged;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.qingnuan.support.Together;
import org.springframework.dao.DataAccessException;

/** 追缴: what was paid comes back to the fen and to its sources, never more and never twice (LZ-28). */
class ClawbacksTest {

    private static final Money PAID = Money.of("3500");

    private final FinanceWorld world = new FinanceWorld();
    private final Clawbacks clawbacks = FinanceWorld.bean(Clawbacks.class);
    private int origins;

    @Test
    void coalUseClaimsBackAllThatWasPaidBySourceAndPaymentWithinThirtyDays() {
        long household = paid();

        CaseKey clawback = decided(coal(household));
        assertThat(clawbacks.book(clawback)).isEqualTo(Booked.DUE);

        ClawbackView view = clawbacks.get(clawback);
        assertThat(view.claimed()).isEqualTo(PAID);
        assertThat(view.outstanding()).isEqualTo(PAID);
        assertThat(view.number()).isEqualTo("追缴〔2021〕第1号");
        assertThat(view.bookedOn()).isEqualTo(FinanceWorld.today());
        assertThat(view.dueOn()).isEqualTo(LocalDate.of(2021, 11, 7));
        assertThat(view.payments())
                .allSatisfy(payment -> assertThat(payment.claimed()).isEqualTo(payment.paid()));
        agrees();
    }

    @Test
    void repaymentsInPartsGoBackToTheSourcesTheyCameFromUntilNothingIsOwed() {
        CaseKey clawback = booked(coal(paid()));
        Map<FundSource, Money> before = available();

        assertThat(repay(clawback, "1499.95", "R1")).isEqualTo(Next.CONTINUE);
        assertThat(repay(clawback, "2000.04", "R2")).isEqualTo(Next.CONTINUE);
        assertThat(clawbacks.get(clawback).outstanding()).isEqualTo(Money.of("0.01"));
        assertThat(repay(clawback, "0.01", "R3")).isEqualTo(Next.SETTLED);

        assertThat(clawbacks.get(clawback).state()).isEqualTo(ClawbackState.SETTLED);
        Map<FundSource, Money> claimed = new HashMap<>();
        clawbacks
                .get(clawback)
                .payments()
                .forEach(payment -> claimed.merge(payment.source(), payment.claimed(), Money::plus));
        claimed.forEach((source, amount) ->
                assertThat(available().get(source).minus(before.get(source))).isEqualTo(amount));
        assertThat(clawbacks.recovered(world.plan)).isEqualTo(PAID);
        assertThat(paidOut()).isEqualTo(Money.ZERO);
        agrees();
    }

    @Test
    void oneFenMoreThanIsOwedIsRefusedAndAReceiptCountsOnce() {
        CaseKey clawback = booked(coal(paid()));

        assertThatThrownBy(() -> repay(clawback, "3500.01", "R1"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("超过尚欠的3500.00元");
        repay(clawback, "1", "R1");
        assertThatThrownBy(() -> repay(clawback, "1", "R1"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("这张凭证已登记过还款");
        assertThat(clawbacks.get(clawback).repaid()).isEqualTo(Money.of("1"));
    }

    @Test
    void theSameReceiptHandedInByTenAtOnceCountsOnceAndTenReceiptsNeverExceedTheClaim() throws Exception {
        CaseKey clawback = booked(coal(paid()));

        List<Boolean> same = Together.run(Collections.nCopies(10, () -> repaid(clawback, "100", "R1")));
        List<Callable<Boolean>> others = new ArrayList<>();
        for (int n = 0; n < 10; n++) {
            String receipt = "S" + n;
            others.add(() -> repaid(clawback, "1000", receipt));
        }
        List<Boolean> different = Together.run(others);

        assertThat(same).filteredOn(done -> done).hasSize(1);
        assertThat(different).filteredOn(done -> done).hasSize(3);
        assertThat(clawbacks.get(clawback).repaid()).isEqualTo(Money.of("3100"));
        agrees();
    }

    private boolean repaid(CaseKey clawback, String yuan, String receipt) {
        try {
            repay(clawback, yuan, receipt);
            return true;
        } catch (SubmissionRefused refused) {
            return false;
        }
    }

    @Test
    void theDatabaseRefusesMoreThanWasPaidOrClaimedEvenWhenTheProgramDoesNotAsk() {
        CaseKey clawback = booked(coal(paid()));
        long id = Long.parseLong(clawback.item());

        assertThatThrownBy(() -> world.jdbc.sql("""
                                INSERT INTO finance.clawback_entry (clawback, line, source, kind, amount, key, by_user, at)
                                SELECT clawback, line, source, 'WRITTEN_OFF', amount + 1, 'x', 'x', '2021-10-08Z'
                                FROM finance.clawback_item WHERE clawback = :id LIMIT 1""").param("id", id).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("More comes back");
        CaseKey other = decided(coal(id(clawback)));
        assertThatThrownBy(() -> world.jdbc
                        .sql("""
                                INSERT INTO finance.clawback_item (clawback, line, source, amount)
                                SELECT :other, line, source, 1 FROM finance.clawback_item WHERE clawback = :id LIMIT 1""")
                        .param("other", Long.valueOf(other.item()))
                        .param("id", id)
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("More is claimed");
        for (String edit : List.of(
                "UPDATE finance.clawback_entry SET amount = 1",
                "DELETE FROM finance.clawback_item",
                "UPDATE finance.repayment SET amount = 1",
                "DELETE FROM finance.clawback")) {
            assertThatThrownBy(() -> world.jdbc.sql(edit).update()).as(edit).isInstanceOf(DataAccessException.class);
        }
    }

    private long id(CaseKey clawback) {
        return clawbacks.get(clawback).household();
    }

    @Test
    void theSameFindingOpensOneClawbackHoweverOftenItIsTold() throws Exception {
        ClawbackOrder order = coal(paid());

        List<CaseKey> opened = Together.run(Collections.nCopies(8, () -> clawbacks.open(order)));
        List<Boolean> started = Together.run(Collections.nCopies(8, () -> clawbacks.claimStart(opened.get(0))));

        assertThat(Set.copyOf(opened)).hasSize(1);
        assertThat(started).filteredOn(first -> first).hasSize(1);
    }

    @Test
    void bookingTwiceClaimsOnce() throws Exception {
        CaseKey clawback = decided(coal(paid()));

        List<Booked> booked = Together.run(Collections.nCopies(6, () -> clawbacks.book(clawback)));

        assertThat(booked).containsOnly(Booked.DUE);
        assertThat(clawbacks.get(clawback).claimed()).isEqualTo(PAID);
        agrees();
    }

    @Test
    void whoOpenedItDoesNotDecideIt() {
        CaseKey clawback = clawbacks.open(coal(paid()));

        assertThatThrownBy(() -> decide(clawback, "opener", "approve"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("须由不同的人办理");
        assertThat(clawbacks.get(clawback).state()).isEqualTo(ClawbackState.OPENED);
    }

    @Test
    void aBarredHouseholdGetsNothingMoreAndOthersAreUnaffected() {
        List<Long> households = world.accept(3);
        clawbacks.open(coal(households.get(1)));

        CaseKey batch = world.computed(households);
        world.approve(batch);
        world.file(batch);
        world.answer(batch, Set.of());
        world.payments.settle(batch);

        assertThat(world.payments.lines(batch)).hasSize(4).noneMatch(line -> line.household() == households.get(1));
        assertThat(world.payments.get(batch).excluded()).hasSize(1);
        assertThat(world.ledger.payment(households.get(1))).isEqualTo("CLOSED");
        assertThat(world.seen(VillageSettled.class)).hasSize(1);
        agrees();
    }

    @Test
    void confirmedBetweenReservationAndFileItIsWithheldAndItsMoneyReleased() {
        List<Long> households = world.accept(2);
        CaseKey batch = world.approved(households);
        world.allotAmply();
        world.payments.reserve(batch);
        CaseKey clawback = decided(coal(households.get(0)));

        world.payments.file(batch);
        assertThat(clawbacks.book(clawback)).isEqualTo(Booked.SETTLED);
        world.answer(batch, Set.of());
        world.payments.settle(batch);

        assertThat(world.payments.lines(batch))
                .filteredOn(line -> line.household() == households.get(0))
                .allMatch(line -> line.state() == LineState.WITHHELD);
        assertThat(world.seen(VillageSettled.class)).isNotEmpty();
        assertThat(paidOut()).isEqualTo(PAID);
        agrees();
    }

    @Test
    void whatIsWithTheBankIsAwaitedAndThenClaimed() {
        List<Long> households = world.accept(1);
        CaseKey batch = world.filed(households);
        CaseKey clawback = decided(coal(households.get(0)));
        assertThat(clawbacks.book(clawback)).isEqualTo(Booked.WITH_BANK);
        assertThat(clawbacks.waitingFor(batch)).containsExactly(clawback);

        world.answer(batch, Set.of());

        assertThat(clawbacks.book(clawback)).isEqualTo(Booked.DUE);
        assertThat(clawbacks.get(clawback).claimed()).isEqualTo(PAID);
        agrees();
    }

    @Test
    void aClawbackAndABatchBeingReservedAndFiledAtOnceNeverLoseAFen() throws Exception {
        for (int round = 0; round < 12; round++) {
            List<Long> households = world.accept(2);
            CaseKey batch = world.approved(households);
            world.allotAmply();
            CaseKey clawback = clawbacks.open(coal(households.get(0)));
            decide(clawback, "decider", "approve");

            List<Object> outcomes = Together.run(List.of(
                    () -> {
                        Reservation reserved = world.payments.reserve(batch);
                        world.payments.file(batch);
                        return reserved;
                    },
                    () -> clawbacks.book(clawback)));
            world.answer(batch, Set.of());
            world.payments.settle(batch);
            Booked booked = clawbacks.book(clawback);

            assertThat(outcomes).doesNotContainNull();
            assertThat(booked).isEqualTo(Booked.SETTLED);
            assertThat(world.payments.lines(batch))
                    .filteredOn(line -> line.household() == households.get(0))
                    .allMatch(line -> line.state() == LineState.WITHHELD);
            agrees();
        }
    }

    @Test
    void nothingPaidAndNothingDueEndsAtOnceAndStillBars() {
        long household = world.accept(1).get(0);
        CaseKey clawback = clawbacks.open(coal(household));

        assertThat(clawbacks.reclaimable(clawback)).isFalse();

        assertThat(clawbacks.get(clawback).state()).isEqualTo(ClawbackState.NOTHING);
        assertThat(clawbacks.barred(household)).isTrue();
    }

    // --- wrong payments and offset

    @Test
    void aWrongPaymentIsSetOffAgainstWhatIsStillDueAndTheRestIsOwed() {
        Wrong wrong = wrongPayment("2000", "1500.00");
        Money due = stillDue(wrong.household());

        assertThat(clawbacks.book(wrong.clawback())).isEqualTo(Booked.SETTLED);

        ClawbackView view = clawbacks.get(wrong.clawback());
        assertThat(view.offset()).isEqualTo(Money.of("1500"));
        assertThat(stillDue(wrong.household())).isEqualTo(due.minus(Money.of("1500")));
        agrees();
    }

    @Test
    void theOffsetNeverGoesBelowZeroAndTheRestIsAReceivable() {
        Wrong wrong = wrongPayment("1000", "3499.99");

        assertThat(clawbacks.book(wrong.clawback())).isEqualTo(Booked.DUE);

        ClawbackView view = clawbacks.get(wrong.clawback());
        assertThat(view.offset()).isEqualTo(Money.of("1000"));
        assertThat(view.outstanding()).isEqualTo(view.claimed().minus(Money.of("1000")));
        assertThat(stillDue(wrong.household())).isEqualTo(Money.ZERO);
        agrees();
    }

    @Test
    void whatRemainsAfterTheOffsetIsPaidByTheOrdinaryBatchAndTheAccountsAgree() {
        Wrong wrong = wrongPayment("2000", "0.01");
        clawbacks.book(wrong.clawback());

        world.approve(wrong.dueBatch());
        world.file(wrong.dueBatch());
        world.answer(wrong.dueBatch(), Set.of());
        world.payments.settle(wrong.dueBatch());

        assertThat(world.payments.lines(wrong.dueBatch()))
                .singleElement()
                .satisfies(line -> assertThat(line.amount()).isEqualTo(Money.of("1999.99")));
        agrees();
    }

    @Test
    void moreThanTheLinePaidIsNoWrongPayment() {
        long household = paid();
        CaseKey line = line(household);

        assertThatThrownBy(() -> clawbacks.open(wrongOrder(household, line, Money.of("2000.01"))))
                .isInstanceOf(SubmissionRefused.class);
        assertThatThrownBy(() -> clawbacks.open(wrongOrder(household + 1, line, Money.of("1"))))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("不是该户已付的款项");
    }

    @Test
    void aSecondClawbackOfTheSameHouseholdClaimsOnlyWhatIsLeft() {
        long household = paid();
        CaseKey line = line(household);
        CaseKey first = booked(wrongOrder(household, line, Money.of("300")));

        CaseKey second = booked(coal(household));

        assertThat(clawbacks.get(first).claimed()).isEqualTo(Money.of("300"));
        assertThat(clawbacks.get(second).claimed()).isEqualTo(PAID.minus(Money.of("300")));
        agrees();
    }

    // --- objection, withdrawal, write-off

    @Test
    void anObjectionIsAnsweredByAnotherPersonAndARejectedOneChangesNothing() {
        CaseKey clawback = booked(coal(paid()));
        object(clawback);

        assertThatThrownBy(() -> answer(clawback, "decider", "reject"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("不能答复对它的异议");
        assertThat(answer(clawback, "office", "reject")).isFalse();

        assertThat(clawbacks.get(clawback).outstanding()).isEqualTo(PAID);
        assertThat(clawbacks.get(clawback).objections())
                .singleElement()
                .satisfies(objection -> assertThat(objection.upheld()).isFalse());
    }

    @Test
    void aMistakenClawbackIsTakenBackByNewRowsAndWhatWasRepaidIsPaidAgain() {
        long household = paid();
        CaseKey clawback = booked(coal(household));
        repay(clawback, "700.00", "R1");
        object(clawback);

        assertThat(answer(clawback, "office", "uphold")).isTrue();

        ClawbackView view = clawbacks.get(clawback);
        assertThat(view.state()).isEqualTo(ClawbackState.WITHDRAWN);
        assertThat(view.outstanding()).isEqualTo(Money.ZERO);
        assertThat(clawbacks.barred(household)).isFalse();
        CaseKey again = world.seen(ClawbackWithdrawn.class).get(0).reinstatement();
        assertThat(world.payments.compute(again)).isEqualTo(new Computation.Computed(1, Money.of("700")));
        pay(again);
        assertThat(paidOut()).isEqualTo(PAID);
        agrees();

        CaseKey second = booked(coal(household));
        assertThat(clawbacks.get(second).claimed())
                .as("what came back and was paid again is not claimed twice")
                .isEqualTo(PAID);
    }

    @Test
    void withdrawnItPaysWhatItHadCancelled() {
        List<Long> households = world.accept(1);
        CaseKey batch = world.computed(households);
        CaseKey clawback = clawbacks.open(coal(households.get(0)));
        assertThat(clawbacks.reclaimable(clawback)).isTrue();
        decide(clawback, "decider", "return");

        CaseKey again = world.seen(ClawbackWithdrawn.class).get(0).reinstatement();
        world.payments.compute(again);

        assertThat(clawbacks.get(clawback).state()).isEqualTo(ClawbackState.DROPPED);
        assertThat(world.payments.get(batch).state()).isEqualTo(BatchState.COMPUTED);
        assertThat(world.payments.get(again).state())
                .as("nothing was cancelled yet")
                .isEqualTo(BatchState.SETTLED);
        world.approve(batch);
        world.file(batch);
        assertThat(world.payments.lines(batch)).hasSize(2).allMatch(line -> line.state() == LineState.OPEN);
        agrees();
    }

    @Test
    void cancelledEntitlementsAreDueAnewAfterTheWithdrawal() {
        List<Long> paid = world.accept(1);
        long household = paid.get(0);
        CaseKey first = world.filed(paid);
        world.answer(first, Set.of(2));
        world.payments.settle(first);
        CaseKey clawback = booked(coal(household));
        Money claimed = clawbacks.get(clawback).claimed();
        object(clawback);
        answer(clawback, "office", "uphold");

        CaseKey again = world.seen(ClawbackWithdrawn.class).get(0).reinstatement();
        assertThat(world.payments.compute(again)).isEqualTo(new Computation.Computed(1, PAID.minus(claimed)));
        pay(again);

        assertThat(paidOut()).isEqualTo(PAID);
        agrees();
    }

    @Test
    void aWriteOffNeedsASecondPersonAndAReason() {
        CaseKey clawback = booked(coal(paid()));
        repay(clawback, "500", "R1");
        assertThatThrownBy(() -> record(clawback, Map.of("action", "WRITE_OFF")))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("没有写明核销的理由");
        assertThat(record(clawback, Map.of("action", "WRITE_OFF", "text", "户主去世无遗产")))
                .isEqualTo(Next.WRITE_OFF);

        assertThatThrownBy(() -> writeOff(clawback, "finance", "approve"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("须由不同的人办理");
        assertThat(writeOff(clawback, "office", "return")).isFalse();
        record(clawback, Map.of("action", "WRITE_OFF", "text", "补充死亡证明"));
        assertThat(writeOff(clawback, "office", "approve")).isTrue();

        ClawbackView view = clawbacks.get(clawback);
        assertThat(view.state()).isEqualTo(ClawbackState.SETTLED);
        assertThat(view.writtenOff()).isEqualTo(PAID.minus(Money.of("500")));
        assertThat(clawbacks.recovered(world.plan)).isEqualTo(Money.of("500"));
        agrees();
    }

    @Test
    void agreedPartsAddUpToWhatIsOwedAndMoveTheLastDay() {
        CaseKey clawback = booked(coal(paid()));
        LocalDate first = LocalDate.of(2021, 11, 15);

        clawbacks.agree(clawback, new Agreement(3, first, "还款协议"), "finance");
        repay(clawback, "1500", "R1");

        assertThat(clawbacks.instalments(clawback))
                .containsExactly(
                        new Instalment(1, first, Money.of("1166.66"), Money.of("1166.66")),
                        new Instalment(2, LocalDate.of(2021, 12, 15), Money.of("1166.66"), Money.of("333.34")),
                        new Instalment(3, LocalDate.of(2022, 1, 15), Money.of("1166.68"), Money.ZERO));
        assertThat(clawbacks.due(clawback).day()).isEqualTo(LocalDate.of(2022, 1, 15));
        assertThat(clawbacks.get(clawback).dueOn()).isEqualTo(LocalDate.of(2022, 1, 15));
        assertThat(world.seen(LastDayChanged.class)).containsExactly(new LastDayChanged(clawback, "receivable"));

        String household = "户编号%d".formatted(clawbacks.get(clawback).household());
        assertThat(FinanceWorld.bean(ExpectedDays.class).of(clawback.body()))
                .as("of what is still to come the town is reminded")
                .extracting(Expected::name, Expected::due)
                .containsExactly(
                        tuple("追缴分期还款（%s，第2期833.32元）".formatted(household), LocalDate.of(2021, 12, 15)),
                        tuple("追缴分期还款（%s，第3期1166.68元）".formatted(household), LocalDate.of(2022, 1, 15)));

        clawbacks.agree(clawback, new Agreement(2, first, "重新约定"), "finance");

        assertThat(clawbacks.instalments(clawback))
                .extracting(Instalment::amount)
                .containsExactly(Money.of("1000"), Money.of("1000"));
        assertThat(clawbacks.instalments(clawback)).noneMatch(part -> part.isLate(first));
        assertThat(clawbacks.instalments(clawback).get(0).isLate(first.plusDays(1)))
                .isTrue();
        agrees();
    }

    @Test
    void everyMistakeOfAnAgreementIsToldAtOnce() {
        CaseKey clawback = booked(coal(paid()));

        assertThatThrownBy(() -> clawbacks.agree(clawback, new Agreement(1, FinanceWorld.today(), " "), "finance"))
                .isInstanceOfSatisfying(
                        SubmissionRefused.class,
                        refused -> assertThat(refused.findings())
                                .extracting(Finding::column)
                                .containsExactly("期数", "首期日期", "约定的依据"));
        assertThat(clawbacks.instalments(clawback)).isEmpty();
    }

    @Test
    void whatWasWrittenOffIsTakenUpAgainByADecisionOfItsOwnAndOnceOnly() {
        long household = paid();
        CaseKey clawback = booked(coal(household));
        repay(clawback, "500", "R1");
        record(clawback, Map.of("action", "WRITE_OFF", "text", "下落不明"));
        assertThatThrownBy(() -> clawbacks.reopen(clawback, "户主回乡", "office"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("没有核销过的金额");
        writeOff(clawback, "office", "approve");
        assertThat(clawbacks.reopenable(clawback)).isTrue();

        CaseKey again = clawbacks.reopen(clawback, "户主回乡", "opener");

        assertThatThrownBy(() -> clawbacks.reopen(clawback, "再来", "opener")).hasMessageContaining("已重新追缴");
        assertThatThrownBy(() -> decide(again, "opener", "approve")).isInstanceOf(SubmissionRefused.class);
        decide(again, "decider", "approve");
        assertThat(clawbacks.book(again)).isEqualTo(Booked.DUE);
        assertThat(clawbacks.get(again).claimed()).isEqualTo(Money.of("3000"));
        assertThatThrownBy(() -> repay(again, "3000.01", "R2")).hasMessageContaining("超过尚欠的3000.00元");
        assertThat(repay(again, "3000", "R2")).isEqualTo(Next.SETTLED);
        assertThat(clawbacks.recovered(world.plan)).isEqualTo(PAID);
        assertThat(paidOut()).isEqualTo(Money.ZERO);
        assertThat(clawbacks.barred(household)).isTrue();
        agrees();
    }

    @Test
    void aReopenedClawbackThatIsDroppedLeavesTheBarAndMayBeTakenUpLater() {
        long household = paid();
        CaseKey clawback = booked(coal(household));
        record(clawback, Map.of("action", "WRITE_OFF", "text", "下落不明"));
        writeOff(clawback, "office", "approve");

        decide(clawbacks.reopen(clawback, "有人说他回来了", "opener"), "decider", "return");

        assertThat(clawbacks.barred(household)).isTrue();
        assertThat(world.ledger.payment(household)).isEqualTo("PAID");
        assertThat(clawbacks.reopenable(clawback)).isTrue();
        agrees();
    }

    // --- help

    private record Wrong(long household, CaseKey clawback, CaseKey dueBatch) {}

    /** A household paid in full that is due so much more in a computed batch, and of whose payment so much was wrong. */
    private Wrong wrongPayment(String stillDue, String wrongly) {
        long household = paid();
        CaseKey dueBatch = world.opened(List.of(household));
        long batch = Long.parseLong(dueBatch.item());
        Money due = Money.of(stillDue);
        world.jdbc
                .sql("""
                        WITH granted AS (
                            INSERT INTO finance.entitlement (plan, village, batch, household, item, season, instalment, amount, inputs,
                                rule_version, row_no, row_label, clause, explanation, computed_at)
                            SELECT plan, village, :batch, household, 'RUNNING', 1, 1, :amount, inputs, rule_version, row_no, '运行补贴',
                                clause, '测试', computed_at
                            FROM finance.entitlement WHERE household = :household LIMIT 1 RETURNING id),
                        due AS (INSERT INTO finance.due (batch, entitlement) SELECT :batch, id FROM granted)
                        INSERT INTO finance.entitlement_share (entitlement, source, amount)
                        SELECT id, s.source, s.amount FROM granted,
                            (VALUES ('SUPERIOR', :amount / 3), ('DISTRICT_MATCHING', :amount - :amount / 3)) s (source, amount)""")
                .param("batch", batch)
                .param("household", household)
                .param("amount", due.fen())
                .update();
        world.jdbc
                .sql("UPDATE finance.batch SET state = 'COMPUTED' WHERE id = :batch")
                .param("batch", batch)
                .update();
        Money claimed = Money.of(wrongly);
        CaseKey line = line(household);
        Money most = world.payments.line(line).amount();
        CaseKey clawback = decided(wrongOrder(household, line, claimed.compareTo(most) > 0 ? most : claimed));
        return new Wrong(household, clawback, dueBatch);
    }

    private Money stillDue(long household) {
        return Money.ofFen(world.jdbc
                .sql("""
                        SELECT coalesce(sum(e.amount), 0) FROM finance.entitlement e
                        WHERE e.household = :household
                          AND NOT EXISTS (SELECT FROM finance.closure c WHERE c.entitlement = e.id)
                          AND NOT EXISTS (SELECT FROM finance.line l WHERE l.entitlement = e.id AND l.state = 'PAID')""")
                .param("household", household)
                .query(Long.class)
                .single());
    }

    /** The household's largest payment. */
    private CaseKey line(long household) {
        return world.jdbc
                .sql(
                        "SELECT id FROM finance.line WHERE household = :household AND state = 'PAID' ORDER BY amount DESC LIMIT 1")
                .param("household", household)
                .query((row, n) -> world.village.with("line", row.getString("id")))
                .single();
    }

    private ClawbackOrder wrongOrder(long household, CaseKey line, Money amount) {
        return new ClawbackOrder(
                world.village,
                household,
                ClawbackCause.WRONG_PAYMENT,
                "line." + line.item() + ":" + ++origins,
                "设备补贴多付",
                "默认",
                line,
                amount,
                "opener");
    }

    /** A household that was paid its 3,500.00 yuan. */
    private long paid() {
        List<Long> households = world.accept(1);
        pay(world.computed(households));
        return households.get(0);
    }

    private void pay(CaseKey batch) {
        world.approve(batch);
        world.file(batch);
        world.answer(batch, Set.of());
        world.payments.settle(batch);
    }

    private ClawbackOrder coal(long household) {
        return ClawbackOrder.whole(
                world.village, household, ClawbackCause.COAL_USE, "finding." + ++origins, "经认定使用散煤", "LZ-28", "opener");
    }

    private CaseKey decided(ClawbackOrder order) {
        CaseKey clawback = clawbacks.open(order);
        decide(clawback, "decider", "approve");
        return clawback;
    }

    private CaseKey booked(ClawbackOrder order) {
        CaseKey clawback = decided(order);
        clawbacks.book(clawback);
        return clawback;
    }

    private void decide(CaseKey clawback, String by, String decision) {
        Map<String, String> fields = Map.of("decision", decision, "opinion", "按方案办理");
        clawbacks.decide(
                clawback, world.ledger.hand(clawback, "clawback.userTask_decideClawback", by, fields, null), by);
    }

    private Next record(CaseKey clawback, Map<String, String> fields) {
        return clawbacks.record(
                clawback,
                world.ledger.hand(clawback, "receivable.userTask_recordRecovery", "finance", fields, null),
                "finance");
    }

    private Next repay(CaseKey clawback, String yuan, String receipt) {
        return record(
                clawback,
                Map.of("action", "REPAYMENT", "amount", yuan, "receivedOn", "2021-10-08", "receiptNo", receipt));
    }

    private void object(CaseKey clawback) {
        Map<String, String> fields = Map.of("action", "OBJECTION", "text", "没有烧煤", "receivedOn", "2021-10-08");
        assertThat(record(clawback, fields)).isEqualTo(Next.OBJECTION);
    }

    private boolean answer(CaseKey clawback, String by, String decision) {
        Map<String, String> fields = Map.of("decision", decision, "answer", "已核查");
        return clawbacks.answerObjection(
                clawback, world.ledger.hand(clawback, "receivable.userTask_answerObjection", by, fields, null), by);
    }

    private boolean writeOff(CaseKey clawback, String by, String decision) {
        Map<String, String> fields = Map.of("decision", decision, "opinion", "已核");
        return clawbacks.decideWriteOff(
                clawback, world.ledger.hand(clawback, "receivable.userTask_approveWriteOff", by, fields, null), by);
    }

    private Map<FundSource, Money> available() {
        Map<FundSource, Money> available = new HashMap<>();
        world.funds.balances(world.plan).forEach(fund -> available.put(fund.source(), fund.available()));
        return available;
    }

    private Money paidOut() {
        return world.funds.balances(world.plan).stream()
                .map(org.qingnuan.finance.FundBalance::paid)
                .collect(Money.sum());
    }

    private void agrees() {
        assertThat(world.funds.prove(world.plan).differences()).isEmpty();
    }
}
