package org.qingnuan.finance.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.qingnuan.finance.Allotments;
import org.qingnuan.finance.Allotments.Allotment;
import org.qingnuan.finance.BankStatements.Reconciliation;
import org.qingnuan.finance.EntryKind;
import org.qingnuan.finance.FundBalance;
import org.qingnuan.finance.FundReports;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.LevelSettlements;
import org.qingnuan.finance.LevelSettlements.Ask;
import org.qingnuan.finance.LevelSettlements.Disposal;
import org.qingnuan.finance.LevelSettlements.Draft;
import org.qingnuan.finance.LevelSettlements.Paper;
import org.qingnuan.finance.LevelSettlements.Place;
import org.qingnuan.finance.LevelSettlements.State;
import org.qingnuan.finance.LevelSettlements.View;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.qingnuan.support.Together;
import org.springframework.dao.DataAccessException;

/**
 * Money from above comes first and is settled on what was accepted (Tangshan, Liaocheng). A household's subsidies of 3,500.00 take 1,499.95
 * from above and 300.00 from the city.
 */
class LevelSettlementsTest {

    private static final Money RATE = Money.of("2400");

    private final FinanceWorld world = new FinanceWorld();
    private final LevelSettlements levels = FinanceWorld.bean(LevelSettlements.class);
    private final Allotments allotments = FinanceWorld.bean(Allotments.class);

    @Test
    void anAdvanceFor105HouseholdsIsSettledOnThe98AcceptedAndTheSurplusGoesBack() {
        advance("冀财〔2021〕1号", "252000", RATE);
        world.accept(98);

        long id = agreed(RATE, Disposal.RETURN_UP);

        View settled = levels.get(world.plan, id);
        assertThat(settled.advanced()).isEqualTo(Money.of("252000"));
        assertThat(settled.total().task()).isEqualTo(150);
        assertThat(settled.total().accepted()).isEqualTo(98);
        assertThat(settled.total().due()).isEqualTo(Money.of("235200"));
        assertThat(settled.difference()).isEqualTo(Money.of("-16800"));
        assertThat(settled.open()).isEqualTo(Money.of("16800"));

        levels.returnUp(world.plan, id, paper("缴款书1", "10000"), "finance");
        levels.returnUp(world.plan, id, paper("缴款书1", "10000"), "finance"); // the same again
        levels.returnUp(world.plan, id, paper("缴款书2", "6800"), "finance");

        FundBalance fund = world.balance(FundSource.SUPERIOR);
        assertThat(fund.allotted()).isEqualTo(Money.of("252000"));
        assertThat(fund.surrendered()).isEqualTo(Money.of("16800"));
        assertThat(fund.available()).isEqualTo(Money.of("235200"));
        assertThat(levels.get(world.plan, id).open()).isEqualTo(Money.ZERO);
        assertThat(levels.booked(world.plan, id))
                .hasSize(2)
                .allMatch(one -> one.what().equals("缴回"));
        assertThatThrownBy(() -> levels.returnUp(world.plan, id, paper("缴款书3", "0.01"), "finance"))
                .hasMessageContaining("只剩0.00元没有办理");
        proved();
    }

    @Test
    void aSurplusThatStaysIsCarriedOverAndStandsInOneYearOnly() {
        PlanId next = new PlanId(world.plan + "-2022");
        world.ledger.register(world.plan);
        world.ledger.register(next);
        advance("冀财〔2021〕1号", "252000", null);
        world.accept(98);
        long id = agreed(RATE, Disposal.CARRY_OVER);

        assertThatThrownBy(() -> levels.returnUp(world.plan, id, paper("缴款书1", "16800"), "finance"))
                .hasMessageContaining("留归本级");
        assertThatThrownBy(() -> levels.carryOver(world.plan, id, world.plan, paper("结转1", "16800"), "finance"))
                .hasMessageContaining("不能结转到这个方案");
        assertThatThrownBy(() -> allotments.record(next, List.of(carriedByHand()), "finance"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("请在该方案的“资金清算”里办理结转");
        levels.carryOver(world.plan, id, next, paper("结转1", "16800"), "finance");
        levels.carryOver(world.plan, id, next, paper("结转1", "16800"), "finance"); // the same again

        assertThat(world.balance(FundSource.SUPERIOR).available()).isEqualTo(Money.of("235200"));
        assertThat(world.funds.balances(next)).singleElement().satisfies(fund -> {
            assertThat(fund.budgetYear()).isEqualTo(2022);
            assertThat(fund.available()).isEqualTo(Money.of("16800"));
        });
        assertThat(FinanceWorld.bean(FundReports.class).allotments(next))
                .singleElement()
                .satisfies(line -> assertThat(line.carriedFrom()).isEqualTo(2021));
        proved();
        assertThat(world.funds.prove(next).differences()).isEmpty();
    }

    private static Allotment carriedByHand() {
        return new Allotment(4, FundSource.SUPERIOR, "手工结转", FinanceWorld.today(), Money.of("16800"), null, 2021);
    }

    @Test
    void aShortfallStaysOpenUntilDocumentsThatNameItComeIn() {
        advance("冀财〔2021〕1号", "252000", RATE);
        world.accept(110);
        long id = agreed(RATE, null);

        View owed = levels.get(world.plan, id);
        assertThat(owed.difference()).isEqualTo(Money.of("12000"));
        assertThat(owed.disposal()).isNull();
        assertThat(owed.owed()).isTrue();
        advance("冀财〔2021〕2号", "500", null); // another advance makes nothing good
        assertThat(levels.get(world.plan, id).open()).isEqualTo(Money.of("12000"));

        assertThat(sentences(makesGood("冀财〔2021〕3号", "12000.01", owed.no()))).contains("超过这次清算尚欠的12000.00元");
        assertThat(sentences(makesGood("冀财〔2021〕3号", "1", 99))).contains("没有这个序号的");
        record(makesGood("冀财〔2021〕3号", "7000", owed.no()));
        record(makesGood("冀财〔2021〕3号", "7000", owed.no())); // the same again
        record(makesGood("冀财〔2021〕4号", "5000", owed.no()));

        assertThat(levels.get(world.plan, id).open()).isEqualTo(Money.ZERO);
        assertThat(levels.get(world.plan, id).owed()).isFalse();
        assertThat(levels.booked(world.plan, id))
                .hasSize(2)
                .allMatch(one -> one.what().equals("补拨"));
        assertThat(world.balance(FundSource.SUPERIOR).available()).isEqualTo(Money.of("264500"));
        proved();
    }

    @Test
    void withoutARateTheSharesOfWhatAcceptedHouseholdsAreDueCountPaidOrNot() {
        advance("省财〔2021〕1号", "10000", null);
        world.answer(world.filed(world.accept(2)), Set.of(4)); // one of two payments to the second household came back
        world.computed(world.accept(1));
        world.accept(1); // accepted, nothing decided

        Draft draft = levels.look(world.plan, FundSource.SUPERIOR, null);

        assertThat(draft.total().accepted()).isEqualTo(4);
        assertThat(draft.total().decided()).isEqualTo(3);
        assertThat(draft.total().paid()).isEqualTo(2);
        assertThat(draft.total().due()).isEqualTo(Money.of("4499.85"));
        assertThat(draft.total().paidAmount())
                .isEqualTo(Money.of("2499.95"))
                .isEqualTo(world.balance(FundSource.SUPERIOR).paid());
        assertThat(levels.look(world.plan, FundSource.CITY_AWARD, null).total().due())
                .isEqualTo(Money.of("900"));
    }

    @Test
    void aSecondSettlementSettlesOnlyWhatCameAfterTheFirst() {
        advance("冀财〔2021〕1号", "252000", RATE);
        world.accept(98);
        long first = agreed(RATE, Disposal.RETURN_UP);
        assertThatThrownBy(() -> prepare(RATE, Disposal.RETURN_UP)).hasMessageContaining("自上次清算以来");

        world.accept(3);
        long second = agreed(RATE, null);

        View view = levels.get(world.plan, second);
        assertThat(view.no()).isEqualTo(2);
        assertThat(view.settledBefore()).isEqualTo(Money.of("-16800"));
        assertThat(view.difference()).isEqualTo(Money.of("7200"));
        levels.returnUp(world.plan, first, paper("缴款书1", "16800"), "finance");
        record(makesGood("冀财〔2021〕5号", "7200", 2));
        advance("冀财〔2021〕6号", "100", null);
        View third = levels.get(world.plan, agreed(RATE, Disposal.RETURN_UP));
        assertThat(third.difference()).isEqualTo(Money.of("-100"));
        assertThat(third.advanced()).isEqualTo(Money.of("252100"));
        assertThat(levels.documents(world.plan, third.id()))
                .extracting(document -> document.before())
                .containsExactly(true, false);
        proved();
    }

    @Test
    void whoPreparedDoesNotAgreeAndNobodyAgreesToFiguresThatMoved() {
        advance("冀财〔2021〕1号", "252000", RATE);
        world.accept(98);
        long id = prepare(RATE, Disposal.RETURN_UP);
        assertThatThrownBy(() -> prepare(RATE, Disposal.RETURN_UP)).hasMessageContaining("等待另一人同意");
        assertThatThrownBy(() -> levels.decide(world.plan, id, true, null, "finance"))
                .hasMessageContaining("您编制了这份清算");
        assertThatThrownBy(() -> levels.returnUp(world.plan, id, paper("缴款书1", "1"), "finance"))
                .hasMessageContaining("还没有经另一人同意");

        world.accept(1);
        assertThatThrownBy(() -> levels.decide(world.plan, id, true, null, "finance2"))
                .hasMessageContaining("编制以后数字有变化，如西河镇西河村");
        assertThatThrownBy(() -> levels.decide(world.plan, id, false, " ", "finance2"))
                .hasMessageContaining("退回时没有写明原因");
        levels.decide(world.plan, id, false, "又验收一户", "finance2");

        long again = agreed(RATE, Disposal.RETURN_UP);
        assertThat(levels.get(world.plan, id).state()).isEqualTo(State.SENT_BACK);
        assertThat(levels.get(world.plan, again).difference()).isEqualTo(Money.of("-14400"));
        assertThatThrownBy(() -> levels.decide(world.plan, again, true, null, "finance3"))
                .hasMessageContaining("已有结论");
    }

    @Test
    void whatWasAgreedStaysAsItWasWhateverHappensLater() {
        advance("冀财〔2021〕1号", "252000", RATE);
        world.accept(98);
        long id = agreed(RATE, Disposal.RETURN_UP);
        View before = levels.get(world.plan, id);
        List<Place> places = levels.places(world.plan, id);

        world.accept(5);
        advance("冀财〔2021〕2号", "1", null);

        assertThat(levels.get(world.plan, id)).isEqualTo(before);
        assertThat(levels.places(world.plan, id)).isEqualTo(places);
        assertThat(before.intact()).isTrue();
        assertThat(before.hash()).matches("[0-9a-f]{64}");
        world.transaction.executeWithoutResult(transaction -> {
            world.jdbc.sql("SET LOCAL session_replication_role = replica").update(); // a hand past all triggers
            world.jdbc
                    .sql("UPDATE finance.level_settlement_row SET accepted = accepted + 1 WHERE settlement = :id")
                    .param("id", id)
                    .update();
        });
        assertThat(levels.get(world.plan, id).intact()).isFalse();
    }

    @Test
    void noMoreGoesBackThanTheFundHasAvailable() {
        advance("冀财〔2021〕1号", "10000", null);
        CaseKey batch = world.approved(world.accept(5)); // 7,499.75 from above
        world.funds.allot(
                world.funds.open(world.plan, FundSource.CITY_AWARD, "市级奖补"),
                "市财〔2021〕1号",
                FinanceWorld.today(),
                Money.of("100000"),
                "测试",
                "finance");
        world.funds.allot(
                world.funds.open(world.plan, FundSource.DISTRICT_MATCHING, "区县配套"),
                "区财〔2021〕1号",
                FinanceWorld.today(),
                Money.of("100000"),
                "测试",
                "finance");
        world.payments.reserve(batch);
        long id = agreed(Money.of("1000"), Disposal.RETURN_UP); // the superior grants less than the table spends

        assertThat(levels.get(world.plan, id).open()).isEqualTo(Money.of("5000"));
        assertThatThrownBy(() -> levels.returnUp(world.plan, id, paper("缴款书1", "5000"), "finance"))
                .hasMessageContaining("资金可用只有2500.25元");
        levels.returnUp(world.plan, id, paper("缴款书1", "2500.25"), "finance");

        assertThat(world.balance(FundSource.SUPERIOR).available()).isEqualTo(Money.ZERO);
        assertThat(levels.get(world.plan, id).open()).isEqualTo(Money.of("2499.75"));
        proved();
    }

    @Test
    void manyBookingsAtOnceTakeNoMoreThanTheSurplus() throws Exception {
        advance("冀财〔2021〕1号", "252000", RATE);
        world.accept(98);
        long id = agreed(RATE, Disposal.RETURN_UP);

        List<Boolean> done = Together.run(List.of(
                booking(id, "缴款书1", "9000"),
                booking(id, "缴款书2", "9000"),
                booking(id, "缴款书2", "9000"),
                booking(id, "缴款书3", "9000")));

        assertThat(done).contains(true, false);
        assertThat(levels.booked(world.plan, id)).hasSize(1);
        assertThat(world.balance(FundSource.SUPERIOR).surrendered()).isEqualTo(Money.of("9000"));
        proved();
    }

    private Callable<Boolean> booking(long id, String documentNo, String amount) {
        return () -> {
            try {
                levels.returnUp(world.plan, id, paper(documentNo, amount), "finance");
                return true;
            } catch (SubmissionRefused refused) {
                return false;
            }
        };
    }

    @Test
    void twoWhoAgreeAtOnceAgreeOnce() throws Exception {
        advance("冀财〔2021〕1号", "252000", RATE);
        world.accept(98);
        long id = prepare(RATE, Disposal.RETURN_UP);

        List<Boolean> done = Together.run(List.of(agreeing(id, "finance2"), agreeing(id, "finance3")));

        assertThat(done).containsExactlyInAnyOrder(true, false);
    }

    private Callable<Boolean> agreeing(long id, String by) {
        return () -> {
            try {
                levels.decide(world.plan, id, true, null, by);
                return true;
            } catch (SubmissionRefused late) {
                return false;
            }
        };
    }

    @Test
    void theBankKnowsWhatWentBackUp() {
        advance("冀财〔2021〕1号", "252000", RATE);
        world.accept(98);
        levels.returnUp(world.plan, agreed(RATE, Disposal.RETURN_UP), paper("缴款书1", "16800"), "finance");
        BankWorld bank = new BankWorld(world);
        bank.allotted(Money.of("252000"), "冀财〔2021〕1号").take();

        Reconciliation before = bank.statements.reconcile(world.plan);
        assertThat(before.book()).isEqualTo(Money.of("235200"));
        assertThat(before.bookOnlyOut()).singleElement().satisfies(item -> {
            assertThat(item.what()).isEqualTo("清算结余缴回上级财政，缴款书1");
            assertThat(item.amount()).isEqualTo(Money.of("16800"));
        });
        assertThat(before.difference()).isEqualTo(Money.ZERO);

        assertThat(bank.row("付款", "B1", Money.of("16800"), null, null, "缴款书1")
                        .take()
                        .kinds())
                .containsEntry(EntryKind.MATCHED, 1);
        assertThat(bank.statements.reconcile(world.plan).bookOnlyOut()).isEmpty();
        assertThat(bank.statements.reconcile(world.plan).difference()).isEqualTo(Money.ZERO);
    }

    @Test
    void theSchemaHoldsItWhoeverWrites() {
        advance("冀财〔2021〕1号", "252000", RATE);
        world.accept(98);
        long waiting = prepare(RATE, Disposal.RETURN_UP);
        refused(
                "level_settlement_second_person",
                "INSERT INTO finance.level_settlement_decision SELECT id, true, null, prepared_by, prepared_by, prepared_at, finance.level_settlement_hash(id) FROM finance.level_settlement WHERE id = :id",
                waiting);
        refused(
                "has another content",
                "INSERT INTO finance.level_settlement_decision SELECT id, true, null, prepared_by, 'x', prepared_at, sha256('') FROM finance.level_settlement WHERE id = :id",
                waiting);
        refused("is not agreed", surplus("1"), waiting);
        levels.decide(world.plan, waiting, true, null, "finance2");

        refused("More than settlement", surplus("1680001"), waiting);
        refused("transfer_of_level", surplus("1").replace(", :id, 'x'", ", null::bigint, 'x'"), waiting);
        refused("says otherwise", surplus("1").replace("'RETURN_UP'", "'CARRY_OUT'"), waiting);
        refused("never changed", "UPDATE finance.level_settlement SET difference = 0 WHERE id = :id", waiting);
        refused("never changed", "DELETE FROM finance.level_settlement_decision WHERE settlement = :id", waiting);
        refused(
                "is decided",
                "INSERT INTO finance.level_settlement_row SELECT settlement, place || '-2', body_name, name, 1, 1, 1, 1, 1, 1, 1, 1 FROM finance.level_settlement_row WHERE settlement = :id",
                waiting);
        refused(
                "Not what earlier settlements",
                "INSERT INTO finance.level_settlement (fund, no, as_of, advanced, due, settled_before, difference, prepared_by, prepared_at)"
                        + " SELECT fund, 2, as_of, 0, 0, 0, 0, 'x', prepared_at FROM finance.level_settlement WHERE id = :id",
                waiting);
    }

    private static String surplus(String fen) {
        return "INSERT INTO finance.transfer (fund, movement, debit, credit, amount, reason, clause, key, document_no, document_date, settlement, by_user, at)"
                + " SELECT s.fund, 'RETURN_UP', d.id, c.id, " + fen
                + ", 'x', 'x', 'forged', 'x', s.as_of, :id, 'x', s.prepared_at"
                + " FROM finance.level_settlement s JOIN finance.account d ON d.fund = s.fund AND d.kind = 'ALLOTMENT'"
                + " JOIN finance.account c ON c.fund = s.fund AND c.kind = 'AVAILABLE' WHERE s.id = :id";
    }

    private void refused(String why, String sql, long id) {
        assertThatThrownBy(() -> world.jdbc.sql(sql).param("id", id).update())
                .as(sql)
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining(why);
    }

    private void advance(String documentNo, String yuan, Money rate) {
        record(List.of(new Allotment(
                4, FundSource.SUPERIOR, documentNo, FinanceWorld.today(), Money.of(yuan), null, null, rate, null)));
    }

    private static List<Allotment> makesGood(String documentNo, String yuan, int no) {
        return List.of(new Allotment(
                4, FundSource.SUPERIOR, documentNo, FinanceWorld.today(), Money.of(yuan), null, null, null, no));
    }

    private void record(List<Allotment> documents) {
        allotments.record(world.plan, documents, "finance");
    }

    private String sentences(List<Allotment> documents) {
        return String.join(
                "",
                allotments.check(world.plan, documents).stream()
                        .map(Finding::sentence)
                        .toList());
    }

    private long prepare(Money rate, Disposal disposal) {
        return levels.prepare(world.plan, new Ask(FundSource.SUPERIOR, rate, disposal, null), "finance");
    }

    private long agreed(Money rate, Disposal disposal) {
        long id = prepare(rate, disposal);
        levels.decide(world.plan, id, true, null, "finance2");
        return id;
    }

    private static Paper paper(String documentNo, String yuan) {
        return new Paper(documentNo, FinanceWorld.today(), Money.of(yuan));
    }

    private void proved() {
        assertThat(world.funds.prove(world.plan).differences()).isEmpty();
        assertThat(world.funds.prove(world.plan).comparisons())
                .anyMatch(one -> one.what().contains("清算"));
    }
}
