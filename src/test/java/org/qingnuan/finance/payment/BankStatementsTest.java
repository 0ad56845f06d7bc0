package org.qingnuan.finance.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qingnuan.finance.BankStatements.As;
import org.qingnuan.finance.BankStatements.OpenEntry;
import org.qingnuan.finance.BankStatements.Reconciliation;
import org.qingnuan.finance.BankStatements.Settlement;
import org.qingnuan.finance.BankStatements.Taken;
import org.qingnuan.finance.BatchState;
import org.qingnuan.finance.EntryKind;
import org.qingnuan.finance.FundReports;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.LineReturned;
import org.qingnuan.finance.LineState;
import org.qingnuan.finance.LineView;
import org.qingnuan.finance.VillageSettled;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.springframework.dao.DataAccessException;

/** Households of two payments each, 2000.00 and 1500.00; the bank's statements say what became of them. */
class BankStatementsTest {

    private static final Money ALLOTTED = Money.of("100000000");

    private final FinanceWorld world = new FinanceWorld();
    private final BankWorld bank = new BankWorld(world);

    @Test
    void everyKindOfEntryIsToldApart() {
        CaseKey batch = settled(5, Set.of(4));
        LineView returned = line(batch, 4);
        bank.allotted(ALLOTTED, "财指〔2021〕1号")
                .paid(line(batch, 1))
                .paid(line(batch, 2))
                .tookBack(line(batch, 2));
        bank.row("付款", line(batch, 3).bankSerial(), Money.of("2000.01"), null, null, null)
                .row("付款", line(batch, 5).bankSerial(), line(batch, 5).amount(), "李四", null, null)
                .row("付款", line(batch, 6).bankSerial(), line(batch, 6).amount(), null, "6222029999", null)
                .row("付款", "不认识的", Money.of("8.50"), null, null, null);

        Taken taken = bank.take();

        assertThat(taken.findings()).isEmpty();
        assertThat(taken.kinds())
                .isEqualTo(Map.of(
                        EntryKind.MATCHED, 3, EntryKind.REVERSED, 1, EntryKind.MISMATCHED, 3, EntryKind.UNMATCHED, 1));
        assertThat(bank.statements.open(world.plan))
                .extracting(OpenEntry::finding)
                .containsExactly(
                        "付款编号%s的金额是2000.00元，流水是2000.01元".formatted(number(batch, 3)),
                        "付款编号%s的户名与流水不同".formatted(number(batch, 5)),
                        "付款编号%s的账号与流水不同".formatted(number(batch, 6)),
                        "银行结果里没有这个流水号，也没有写明批次");
        assertThat(bank.statements.open(world.plan))
                .extracting(OpenEntry::next)
                .allMatch(next -> next.contains("另一人确认"));
        assertThat(returned.state()).isEqualTo(LineState.RETURNED);
        sound();
    }

    @Test
    void aNameOrAccountThatTheBankMaskedIsNoDifference() {
        CaseKey batch = settled(1, Set.of());
        LineView line = line(batch, 1);
        bank.row("付款", line.bankSerial(), line.amount(), "张*", "6222****" + line.household(), null);

        assertThat(bank.take().kinds()).isEqualTo(Map.of(EntryKind.MATCHED, 1));
    }

    @Test
    void theSameStatementAgainChangesNothingAndALaterOneAddsWhatIsNew() {
        CaseKey batch = settled(1, Set.of());
        bank.allotted(ALLOTTED, "财指〔2021〕1号").paid(line(batch, 1));

        Taken first = bank.take();
        Taken again = bank.take();
        Taken more = bank.tookBack(line(batch, 1)).take();

        assertThat(first.added()).isEqualTo(2);
        assertThat(again.added()).isZero();
        assertThat(more.added()).isEqualTo(1);
        assertThat(more.kinds()).isEqualTo(Map.of(EntryKind.REVERSED, 1));
        assertThat(world.seen(LineReturned.class)).hasSize(1);
        assertThat(bank.statements.statements(world.plan)).hasSize(2);
        sound();
    }

    @Test
    void aStatementWithAnythingWrongIsRefusedAsAWholeWithAllFindings() {
        CaseKey batch = settled(1, Set.of());
        LineView line = line(batch, 1);
        bank.allotted(ALLOTTED, "财指〔2021〕1号").take();
        bank.paid(line)
                .paid(line)
                .row("收款", "A0财指〔2021〕1号", Money.of("7"), null, null, "财指〔2021〕1号")
                .tookBack(line(batch, 2));

        Taken taken = bank.take(FinanceWorld.today().plusDays(1), Money.of("1"));

        assertThat(taken.findings()).extracting(Finding::reason).contains("早于起", "不在对账单的起止日期内", "与第4行重复");
        assertThat(taken.findings()).extracting(Finding::reason).anyMatch(reason -> reason.startsWith("这笔流水登记过"));
        assertThat(world.payments.line(line(batch, 2).key()).state()).isEqualTo(LineState.PAID);
        assertThat(bank.statements.statements(world.plan)).hasSize(1);
    }

    @Test
    void aBalanceThatDoesNotFollowFromTheLastOneIsRefused() {
        settled(1, Set.of());
        bank.allotted(ALLOTTED, "财指〔2021〕1号");
        bank.statements.take(
                new org.qingnuan.finance.BankStatements.Handed(
                        world.plan,
                        FinanceWorld.today().minusDays(9),
                        FinanceWorld.today().minusDays(1),
                        Money.of("5"),
                        "上期.csv",
                        "finance"),
                new java.io.ByteArrayInputStream(
                        "交易日期,银行流水号,类别,金额\n2021-10-01,X,收款,5.00\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        Taken taken = bank.take(FinanceWorld.today(), ALLOTTED);

        assertThat(taken.findings())
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).contains("上期余额5.00元加本期收支应为100000005.00元"));
    }

    @Test
    void aPaymentTakenBackAfterItsBatchHadEndedIsCorrectedAndPaidAgain() {
        CaseKey batch = settled(1, Set.of());
        long household = line(batch, 1).household();
        assertThat(world.ledger.payment(household)).isEqualTo("PAID");
        assertThat(world.payments.settled(world.village)).isTrue();
        Money paid = world.balance(FundSource.SUPERIOR).paid();

        bank.tookBack(line(batch, 1)).take();

        LineView line = line(batch, 1);
        assertThat(world.payments.get(batch).state()).isEqualTo(BatchState.SETTLED);
        assertThat(line.state()).isEqualTo(LineState.RETURNED);
        assertThat(line.returnReason()).isEqualTo("银行冲正");
        assertThat(world.seen(LineReturned.class))
                .extracting(LineReturned::line)
                .containsExactly(line.key());
        assertThat(world.ledger.payment(household)).isEqualTo("IN_BATCH");
        assertThat(world.payments.settled(world.village)).isFalse();
        assertThat(world.balance(FundSource.SUPERIOR).paid()).isEqualTo(paid.minus(Money.of("1000")));
        sound();

        CaseKey again = world.reissued(line.key());
        world.payments.compute(again);
        world.approve(again);
        world.file(again);
        world.answer(again, Set.of());
        world.payments.settle(again);

        assertThat(line(again, 1).replaces()).isEqualTo(line.key());
        assertThat(world.ledger.payment(household)).isEqualTo("PAID");
        assertThat(world.balance(FundSource.SUPERIOR).paid()).isEqualTo(paid);
        assertThat(world.seen(VillageSettled.class)).hasSize(2);
        assertThat(bank.statements.reversals(world.plan))
                .singleElement()
                .satisfies(one -> assertThat(one.state()).isEqualTo(LineState.REISSUED));
        sound();
    }

    @Test
    void aPaymentThatThePeriodReportCountedIsTakenOffWhereTheBankTookItBack() {
        CaseKey batch = settled(1, Set.of());
        bank.tookBack(line(batch, 1)).take();

        assertThat(FinanceWorld.bean(FundReports.class).paid(world.plan))
                .filteredOn(paid -> paid.source() == FundSource.SUPERIOR)
                .singleElement()
                .satisfies(paid -> {
                    assertThat(paid.month()).isEqualTo(YearMonth.of(2021, 10));
                    assertThat(paid.amount()).isEqualTo(Money.of("499.95"));
                });
    }

    @Test
    void theAuditFileFollowsALineToTheBanksStatement() {
        CaseKey batch = settled(1, Set.of());
        bank.paid(line(batch, 1)).tookBack(line(batch, 1)).take();

        FundReports.Audit audit = FinanceWorld.bean(FundReports.class).audit(batch);

        assertThat(audit.lines())
                .extracting(FundReports.AuditLine::onStatement)
                .containsExactly(FinanceWorld.today(), null);
        assertThat(audit.lines())
                .extracting(FundReports.AuditLine::reversedOn)
                .containsExactly(FinanceWorld.today(), null);
    }

    @Test
    void theQueueIsSettledByTwoPersons() {
        CaseKey batch = settled(1, Set.of());
        LineView line = line(batch, 1);
        bank.row("付款", "别的流水号", line.amount(), null, null, null).take();
        long entry = bank.statements.open(world.plan).get(0).id();
        Settlement settlement = new Settlement(As.LINE, Long.valueOf(line.key().item()), "银行已证明是同一笔");

        bank.statements.propose(world.plan, entry, settlement, "finance");

        assertThatThrownBy(() -> bank.statements.decide(world.plan, entry, true, null, "finance"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("另一人");
        assertThat(bank.statements.open(world.plan)).hasSize(1);
        bank.statements.decide(world.plan, entry, false, "再核实", "finance2");
        assertThat(bank.statements.open(world.plan).get(0).proposal()).isNull();
        bank.statements.propose(world.plan, entry, settlement, "finance2");
        bank.statements.decide(world.plan, entry, true, null, "finance");
        assertThat(bank.statements.open(world.plan)).isEmpty();
        assertThatThrownBy(() -> world.jdbc
                        .sql("UPDATE finance.bank_proposal SET decided_by = proposed_by WHERE entry = :entry")
                        .param("entry", entry)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void noPersonCanVouchForAnotherAmount() {
        CaseKey batch = settled(1, Set.of());
        LineView line = line(batch, 1);
        bank.row("付款", line.bankSerial(), Money.of("1"), null, null, null).take();
        long entry = bank.statements.open(world.plan).get(0).id();

        assertThatThrownBy(() -> bank.statements.propose(
                        world.plan,
                        entry,
                        new Settlement(As.LINE, Long.valueOf(line.key().item()), "没关系"),
                        "finance"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("金额");
    }

    @Test
    void twoPersonsMayFindThatAPaymentWasTakenBackWithoutItsSerial() {
        CaseKey batch = settled(1, Set.of());
        LineView line = line(batch, 2);
        bank.row("冲正", "C1", line.amount(), null, null, null).take();
        long entry = bank.statements.open(world.plan).get(0).id();
        bank.statements.propose(
                world.plan,
                entry,
                new Settlement(As.REVERSAL, Long.valueOf(line.key().item()), "银行回函"),
                "finance");

        bank.statements.decide(world.plan, entry, true, null, "finance2");

        assertThat(line(batch, 2).state()).isEqualTo(LineState.RETURNED);
        sound();
    }

    @Test
    void whatIsLookedAtAgainLeavesTheQueueOnceTheResultsAreThere() {
        CaseKey batch = world.filed(world.accept(1));
        bank.row("付款", "S-EARLY", Money.of("2000"), null, null, null).take();
        assertThat(bank.statements.open(world.plan)).hasSize(1);
        byte[] answer = world.answers(batch, Set.of(), row -> {
            if (row.get(BankSheets.NO).equals("1")) {
                row.put(BankSheets.SERIAL, "S-EARLY");
            }
            return row;
        });
        world.record(batch, world.check(batch, answer).sheet());

        assertThat(bank.statements.matchAgain(world.plan, "finance")).isEqualTo(1);
        assertThat(bank.statements.open(world.plan)).isEmpty();
    }

    @Test
    void aBatchPaidInOneSumIsMatchedAsAWholeAndNotTwice() {
        CaseKey batch = settled(2, Set.of(1));
        bank.row("付款", "B1", Money.of("5000"), null, null, "批次" + batch.item())
                .row("付款", "B2", Money.of("5000"), null, null, batch.item());

        assertThat(bank.take().kinds()).isEqualTo(Map.of(EntryKind.MATCHED, 1, EntryKind.MISMATCHED, 1));
        assertThat(bank.statements.open(world.plan))
                .singleElement()
                .satisfies(one -> assertThat(one.finding()).contains("可能重复付款"));
    }

    @Test
    void booksAndBankAgreeOnceEachSidesOutstandingLinesAreCounted() {
        CaseKey batch = settled(2, Set.of(1));
        bank.allotted(ALLOTTED, "财指〔2021〕1号")
                .allotted(ALLOTTED, "财指〔2021〕1号")
                .paid(line(batch, 2))
                .paid(line(batch, 3))
                .tookBack(line(batch, 3))
                .row("付款", "手续费", Money.of("8.50"), null, null, null)
                .row("收款", "利息", Money.of("3.25"), null, null, null)
                .take();

        Reconciliation sheet = bank.statements.reconcile(world.plan);

        assertThat(sheet.book()).isEqualTo(ALLOTTED.times(3).minus(Money.of("3000")));
        assertThat(sheet.bank()).isEqualTo(bank.balance());
        assertThat(sheet.bankOnlyOut()).extracting(one -> one.serial()).containsExactly("手续费");
        assertThat(sheet.bankOnlyIn()).extracting(one -> one.serial()).containsExactly("利息");
        assertThat(sheet.bookOnlyOut())
                .singleElement()
                .satisfies(one -> assertThat(one.amount()).isEqualTo(Money.of("1500")));
        assertThat(sheet.bookOnlyIn())
                .singleElement()
                .satisfies(one -> assertThat(one.amount()).isEqualTo(ALLOTTED));
        assertThat(sheet.difference()).isEqualTo(Money.ZERO);
        Money ours = world.funds.balances(world.plan).stream()
                .map(fund -> fund.available().plus(fund.reserved()))
                .collect(Money.sum());
        assertThat(sheet.book()).isEqualTo(ours);

        long fee = entry("手续费");
        bank.statements.propose(world.plan, fee, new Settlement(As.OTHER, null, "银行手续费"), "finance");
        bank.statements.decide(world.plan, fee, true, null, "finance2");

        Reconciliation later = bank.statements.reconcile(world.plan);
        assertThat(later.bankOnlyOut()).isEmpty();
        assertThat(later.otherOut()).isEqualTo(Money.of("8.50"));
        assertThat(later.difference()).isEqualTo(Money.ZERO);
    }

    @Test
    void theBanksAnswerNamesWhomItPaidAndIsRefusedWhereThatIsSomebodyElse() {
        CaseKey batch = world.filed(world.accept(2));
        byte[] answer = world.answers(batch, Set.of(), row -> {
            if (row.get(BankSheets.NO).equals("1")) {
                row.put(BankSheets.PAYEE, "王五");
            }
            if (row.get(BankSheets.NO).equals("2")) {
                row.put(BankSheets.PAYEE_ACCOUNT, "6222029999");
            }
            if (row.get(BankSheets.NO).equals("3")) {
                row.put(BankSheets.PAYEE, "张三");
            }
            return row;
        });

        assertThat(world.check(batch, answer).findings())
                .extracting(Finding::reason)
                .containsExactly("与送出的户名不一致，可能付给了别人", "与送出的账号不一致，可能付给了别人");
    }

    @Test
    void aSerialThatPaidAnotherBatchPaysNoSecondOne() {
        CaseKey first = settled(1, Set.of());
        CaseKey second = world.filed(world.accept(1));
        byte[] answer = world.answers(second, Set.of(), row -> {
            row.computeIfPresent(
                    BankSheets.SERIAL,
                    (header, serial) ->
                            row.get(BankSheets.NO).equals("1") ? line(first, 1).bankSerial() : serial);
            return row;
        });

        assertThat(world.check(second, answer).findings())
                .extracting(Finding::reason)
                .containsExactly("其他批次的付款已用过这个流水号");
    }

    @Test
    void theDatabaseTakesNoPaymentBackThatTheBankDidNot() {
        CaseKey batch = settled(1, Set.of());
        long line = Long.parseLong(line(batch, 1).key().item());

        for (String edit : List.of(
                "UPDATE finance.line SET state = 'RETURNED', return_reason = 'x' WHERE id = :line",
                "UPDATE finance.line SET state = 'OPEN' WHERE id = :line")) {
            assertThatThrownBy(() -> world.jdbc.sql(edit).param("line", line).update())
                    .as(edit)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    private CaseKey settled(int households, Set<Integer> returned) {
        CaseKey batch = world.filed(world.accept(households));
        world.answer(batch, returned);
        world.payments.settle(batch);
        return batch;
    }

    private LineView line(CaseKey batch, int no) {
        return bank.line(batch, no);
    }

    private String number(CaseKey batch, int no) {
        return line(batch, no).key().item();
    }

    private long entry(String serial) {
        return bank.statements.open(world.plan).stream()
                .filter(one -> one.serial().equals(serial))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void sound() {
        assertThat(world.funds.prove(world.plan).differences()).isEmpty();
    }
}
