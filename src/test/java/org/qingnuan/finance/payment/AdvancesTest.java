package org.qingnuan.finance.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.finance.AdvanceDue;
import org.qingnuan.finance.AdvanceLot;
import org.qingnuan.finance.Advances;
import org.qingnuan.finance.BatchState;
import org.qingnuan.finance.Computation.Computed;
import org.qingnuan.finance.Computation.NoRate;
import org.qingnuan.finance.LineReturned;
import org.qingnuan.finance.LineView;
import org.qingnuan.finance.VillageSettled;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.qingnuan.support.Together;
import org.springframework.dao.DataAccessException;

/** What contractors advance is a liability, settled on actuals, never more than accepted × unit price (LZ-37); each household is due 3500.00. */
class AdvancesTest {

    private final FinanceWorld world = new FinanceWorld();
    private final Advances advances = FinanceWorld.bean(Advances.class);

    @BeforeEach
    void aContractOfFourThousandAHousehold() {
        world.ledger.contract(true, Money.of("4000"));
    }

    @Test
    void aComputedBatchAsksForTheContractorsClaimAndIsNotPreparedWithoutOne() {
        CaseKey batch = world.computed(world.accept(2));

        assertThat(world.seen(AdvanceDue.class)).containsExactly(new AdvanceDue(batch));
        assertThatThrownBy(() -> world.prepare(batch))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("还没有经核实的结算申报");
        claim(batch, "2", "8000");
        assertThatThrownBy(() -> world.prepare(batch)).hasMessageContaining("还没有经核实的结算申报");
        verify(batch, "inspector", "approve");
        world.prepare(batch);

        assertThat(world.payments.get(batch).state()).isEqualTo(BatchState.PREPARED);
    }

    @Test
    void exactlyAcceptedTimesUnitPriceIsClaimedAndNotAFenMore() {
        CaseKey batch = world.computed(world.accept(3));

        assertThat(refusal(batch, "3", "12000.01")).contains("超过实际验收3户×合同单价4000.00元＝12000.00元，多0.01元");
        assertThat(refusal(batch, "4", "12000.00")).contains("超过本批实际验收合格的3户，多1户");
        assertThat(refusal(batch, "2", "8000.01")).contains("超过实际验收2户×合同单价4000.00元＝8000.00元");
        assertThat(refusal(batch, "3", "10499.99")).contains("少于本批核定的补贴10500.00元，差0.01元");
        claim(batch, "3", "12000.00");

        assertThat(advances.terms(batch).last().amount()).isEqualTo(Money.of("12000"));
    }

    @Test
    void everyMistakeOfAClaimIsToldAtOnce() {
        CaseKey batch = world.computed(world.accept(1));

        String told = sentences(world.ledger.findings(
                batch,
                Tasks.CLAIM,
                "contractor",
                Map.of("quantity", "0", "amount", "1.234", "invoiceNo", "", "bank", "", "account", "12"),
                null));

        assertThat(told).contains("申报户数", "申报金额", "发票号码", "开户银行", "银行账号");
    }

    @Test
    void theContractorIsPaidWhatIsDueOnActualsAndTheRestOfItsClaimIsReduced() {
        CaseKey batch = verified(2, "8000");
        assertThat(lot().owed()).isEqualTo(Money.of("8000"));

        pay(batch, Set.of());
        List<LineView> lines = world.payments.lines(batch);

        assertThat(lines).hasSize(4).allSatisfy(line -> {
            assertThat(line.payeeMasked()).isEqualTo("测试暖通公司");
            assertThat(line.bank()).isEqualTo("莱州农商行");
        });
        assertThat(lot().claimed()).isEqualTo(Money.of("8000"));
        assertThat(lot().settled()).isEqualTo(Money.of("7000"));
        assertThat(lot().reduced()).isEqualTo(Money.of("1000"));
        assertThat(lot().owed()).isEqualTo(Money.ZERO);
        assertThat(world.seen(VillageSettled.class)).hasSize(1);
        proved();
    }

    @Test
    void whatTheBankReturnsStaysOwedAndIsPaidToTheContractorsCorrectedAccount() {
        CaseKey batch = verified(1, "3500");
        pay(batch, Set.of(1));
        assertThat(lot().owed()).isEqualTo(Money.of("2000"));
        proved();

        CaseKey line = world.seen(LineReturned.class).get(0).line();
        CaseKey again = world.reissued(line);
        world.payments.compute(again);
        assertThatThrownBy(() -> world.payments.prepare(
                        again, world.ledger.hand(again, Tasks.PREPARE, "contractor", Map.of(), null), "contractor"))
                .hasMessageContaining("须由不同的人办理");
        world.approve(again);
        pay(again, Set.of());

        assertThat(world.payments.lines(again).get(0).bank()).isEqualTo("工商银行");
        assertThat(world.seen(AdvanceDue.class)).hasSize(1);
        assertThat(lot().settled()).isEqualTo(Money.of("3500"));
        assertThat(lot().owed()).isEqualTo(Money.ZERO);
        proved();
    }

    @Test
    void whatTheBankTakesBackFromTheContractorIsOwedAgainUntilItIsPaidAnew() {
        CaseKey batch = verified(1, "3500");
        pay(batch, Set.of());
        BankWorld bank = new BankWorld(world);
        LineView line = bank.line(batch, 1);

        bank.tookBack(line).take();

        assertThat(lot().settled()).isEqualTo(Money.of("1500"));
        assertThat(lot().owed()).isEqualTo(Money.of("2000"));
        proved();

        CaseKey again = world.reissued(line.key());
        world.payments.compute(again);
        world.approve(again);
        pay(again, Set.of());

        assertThat(lot().settled()).isEqualTo(Money.of("3500"));
        assertThat(lot().owed()).isEqualTo(Money.ZERO);
        proved();
    }

    @Test
    void aReturnedPaymentThatIsGivenUpIsOwedNoMore() {
        CaseKey batch = verified(1, "4000");
        pay(batch, Set.of(1));
        proved();

        world.payments.closeLine(world.seen(LineReturned.class).get(0).line(), "中标单位放弃", "finance");

        assertThat(lot().settled()).isEqualTo(Money.of("1500"));
        assertThat(lot().reduced()).isEqualTo(Money.of("2500"));
        assertThat(lot().owed()).isEqualTo(Money.ZERO);
        proved();
    }

    @Test
    void aHouseholdThatLosesItsClaimIsNotSettled() {
        List<Long> households = world.accept(2);
        CaseKey batch = world.computed(households);
        claim(batch, "2", "7000");
        verify(batch, "inspector", "approve");
        world.approve(batch);
        world.ledger.loseEligibility(households.get(0));
        pay(batch, Set.of());

        assertThat(lot().settled()).isEqualTo(Money.of("3500"));
        assertThat(lot().reduced()).isEqualTo(Money.of("3500"));
        proved();
    }

    @Test
    void claimantVerifierPreparerAndApproversAllDiffer() {
        CaseKey batch = world.computed(world.accept(1));
        claim(batch, "1", "4000");

        assertThatThrownBy(() -> verify(batch, "contractor", "approve")).hasMessageContaining("申报和核实须由不同的人办理");
        verify(batch, "clerk", "approve");
        assertThatThrownBy(() -> world.prepare(batch)).hasMessageContaining("您已办理过本批的结算申报");

        CaseKey other = verified(1, "4000");
        world.prepare(other);
        assertThatThrownBy(() -> world.decide(other, "contractor", "approve")).hasMessageContaining("您已办理过本批次");
        assertThatThrownBy(() -> world.decide(other, "inspector", "approve")).hasMessageContaining("您已办理过本批次");
        assertThat(world.decide(other, "office", "approve")).isTrue();
    }

    @Test
    void aClaimThatIsSentBackIsMadeAnewAndOnlyTheVerifiedOneIsOwed() {
        CaseKey batch = world.computed(world.accept(2));
        claim(batch, "2", "8000");
        assertThatThrownBy(() -> advances.verify(
                        batch,
                        world.ledger.hand(batch, Tasks.VERIFY_CLAIM, "inspector", Map.of("decision", "return"), null),
                        "inspector"))
                .hasMessageContaining("退回时没有写明原因");
        assertThat(verify(batch, "inspector", "return")).isFalse();
        assertThat(advances.of(world.plan)).isEmpty();

        claim(batch, "2", "7000");
        assertThat(verify(batch, "inspector", "approve")).isTrue();

        assertThat(lot().claimed()).isEqualTo(Money.of("7000"));
        assertThatThrownBy(() -> verify(batch, "inspector", "approve")).hasMessageContaining("没有等待核实的申报");
    }

    @Test
    void anInvoiceServesOneBatchOfALot() {
        CaseKey batch = world.computed(world.accept(1));
        claim(batch, "1", "4000");
        CaseKey other = world.computed(world.accept(1));

        assertThat(sentences(world.ledger.findings(
                        other, Tasks.CLAIM, "contractor", fields("1", "4000", batch.toString()), null)))
                .contains("已用这张发票申报过");
    }

    @Test
    void aHouseholdDueMoreThanTheUnitPriceStopsTheBatchByName() {
        world.ledger.contract(true, Money.of("3499.99"));
        CaseKey batch = world.opened(world.accept(1));

        assertThat(world.payments.compute(batch)).isEqualTo(new NoRate(List.of("气代煤户每户补贴3500.00元，高于合同单价3499.99元")));

        world.ledger.contract(true, Money.of("3500.00"));
        assertThat(world.payments.compute(batch)).isEqualTo(new Computed(2, Money.of("3500")));
    }

    @Test
    void aContractWithoutAUnitPriceStopsTheBatchByName() {
        world.ledger.contract(true, null);

        assertThat(world.payments.compute(world.opened(world.accept(1)))).isEqualTo(new NoRate(List.of("本村所在标段的合同单价")));
    }

    @Test
    void aPlanThatDoesNotSayPaysItsHouseholds() {
        world.ledger.contract(false, Money.of("1"));
        CaseKey batch = world.approved(world.accept(1));

        assertThat(world.seen(AdvanceDue.class)).isEmpty();
        assertThat(world.payments.lines(batch))
                .allSatisfy(line -> assertThat(line.payeeMasked()).isEqualTo("张*"));
    }

    @Test
    void twoVerificationsAtOnceMakeOneLiability() throws Exception {
        CaseKey batch = world.computed(world.accept(1));
        claim(batch, "1", "4000");

        List<Boolean> done = Together.run(List.of(() -> verified(batch, "inspector"), () -> verified(batch, "other")));

        assertThat(done).containsExactlyInAnyOrder(true, false);
        assertThat(lot().owed()).isEqualTo(Money.of("4000"));
        proved();
    }

    @Test
    void theSchemaRefusesMoreThanWasAcceptedOrClaimedWhoeverWrites() {
        CaseKey batch = world.computed(world.accept(1));
        claim(batch, "1", "4000");

        refused(
                "INSERT INTO finance.advance_claim (plan, batch, no, lot, contractor, contract_no, quantity, unit_price, amount, invoice_no, bank, account_sealed, account_masked, by_user, at)"
                        + " SELECT plan, batch, 9, lot, contractor, contract_no, 1, 400000, 400001, 'x', bank, account_sealed, account_masked, by_user, at FROM finance.advance_claim WHERE plan = :plan");
        refused(
                "INSERT INTO finance.advance_claim (plan, batch, no, lot, contractor, contract_no, quantity, unit_price, amount, invoice_no, bank, account_sealed, account_masked, by_user, at)"
                        + " SELECT plan, batch, 9, lot, contractor, contract_no, 2, 400000, 1, 'x', bank, account_sealed, account_masked, by_user, at FROM finance.advance_claim WHERE plan = :plan");
        refused("UPDATE finance.advance_claim SET amount = 1 WHERE plan = :plan");
        verify(batch, "inspector", "approve");
        refused("UPDATE finance.advance_account SET balance = 0 WHERE plan = :plan");
        refused("DELETE FROM finance.advance_transfer WHERE lot LIKE :plan || '.%'");
        refused(
                "INSERT INTO finance.advance_transfer (lot, movement, debit, credit, amount, claim, batch, reason, clause, key, by_user, at)"
                        + " SELECT lot, 'SETTLE', (SELECT id FROM finance.advance_account a WHERE a.lot = t.lot AND kind = 'SETTLED'), debit, amount + 1, claim, batch, reason, clause, 'x', by_user, at"
                        + " FROM finance.advance_transfer t WHERE lot LIKE :plan || '.%'");
    }

    private boolean verified(CaseKey batch, String by) {
        try {
            return verify(batch, by, "approve");
        } catch (SubmissionRefused late) {
            return false;
        }
    }

    private void refused(String sql) {
        assertThatThrownBy(() ->
                        world.jdbc.sql(sql).param("plan", world.plan.value()).update())
                .isInstanceOf(DataAccessException.class);
    }

    private CaseKey verified(int households, String amount) {
        CaseKey batch = world.computed(world.accept(households));
        claim(batch, "" + households, amount);
        verify(batch, "inspector", "approve");
        return batch;
    }

    private void pay(CaseKey batch, Set<Integer> returned) {
        if (world.payments.get(batch).state() == BatchState.COMPUTED) {
            world.approve(batch);
        }
        world.file(batch);
        proved();
        world.answer(batch, returned);
        world.payments.settle(batch);
    }

    private void proved() {
        assertThat(world.funds.prove(world.plan).differences()).isEmpty();
        assertThat(world.funds.prove(world.plan).comparisons())
                .anyMatch(one -> one.what().contains("垫付"));
    }

    private AdvanceLot lot() {
        assertThat(advances.of(world.plan)).hasSize(1);
        return advances.of(world.plan).get(0);
    }

    private void claim(CaseKey batch, String quantity, String amount) {
        advances.claim(
                batch,
                world.ledger.hand(batch, Tasks.CLAIM, "contractor", fields(quantity, amount, batch.toString()), null),
                "contractor");
    }

    private boolean verify(CaseKey batch, String by, String decision) {
        Map<String, String> fields = Map.of("decision", decision, "opinion", "意见");
        return advances.verify(batch, world.ledger.hand(batch, Tasks.VERIFY_CLAIM, by, fields, null), by);
    }

    private String refusal(CaseKey batch, String quantity, String amount) {
        return sentences(world.ledger.findings(
                batch, Tasks.CLAIM, "contractor", fields(quantity, amount, batch.toString()), null));
    }

    private static String sentences(List<Finding> findings) {
        return findings.stream().map(Finding::sentence).collect(Collectors.joining());
    }

    private static Map<String, String> fields(String quantity, String amount, String invoice) {
        return Map.of(
                "quantity",
                quantity,
                "amount",
                amount,
                "invoiceNo",
                invoice,
                "bank",
                "莱州农商行",
                "account",
                "6222020000001234");
    }
}
