package org.qingnuan.finance.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qingnuan.finance.Contributions;
import org.qingnuan.finance.HandOver;
import org.qingnuan.finance.HeldMoney;
import org.qingnuan.finance.Receipt;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.support.Together;
import org.springframework.dao.DataAccessException;

/** What households pay themselves is collected, kept and handed over apart from public money (LZ-50). */
class ContributionsTest {

    private static final LocalDate DAY = FinanceWorld.today();

    private final FinanceWorld world = new FinanceWorld();
    private final Contributions contributions = FinanceWorld.bean(Contributions.class);
    private final CaseKey body = world.village.body();

    @Test
    void receiptsAreBookedByHouseholdAndTheSameSheetAgainChangesNothing() {
        assertThat(collect(List.of(row(1, "2000.00", "A1"), row(2, "1999.99", "A2"), Map.of("household", "3"))))
                .isEqualTo(2);
        assertThat(collect(List.of(row(1, "2000.00", "A1"), row(2, "1999.99", "A2"))))
                .isZero();

        assertThat(contributions.receipts(body))
                .extracting(Receipt::household, Receipt::receiptNo, Receipt::amount)
                .containsExactly(tuple(1L, "A1", Money.of("2000")), tuple(2L, "A2", Money.of("1999.99")));
        assertThat(held().held()).isEqualTo(Money.of("3999.99"));
        proved();
    }

    @Test
    void aReceiptKnownWithAnotherContentIsRefusedByNameAndNothingIsBooked() {
        collect(List.of(row(1, "2000.00", "A1")));

        assertThatThrownBy(() -> world.transaction.executeWithoutResult(
                        status -> collect(List.of(row(2, "500.00", "A2"), row(1, "2000.01", "A1")))))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("A1");
        assertThat(held().collected()).isEqualTo(Money.of("2000"));
    }

    @Test
    void whatIsHeldIsHandedOverInBulkAndNotAFenMore() {
        collect(List.of(row(1, "2000.00", "A1"), row(2, "2000.00", "A2")));

        assertThatThrownBy(() -> contributions.handOver(body, "测试暖通公司", Money.of("4000.01"), "付1号", DAY, "town"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("拨付4000.01元，超过代管余额4000.00元，多0.01元");
        contributions.handOver(body, "测试暖通公司", Money.of("4000.00"), "付1号", DAY, "town");

        assertThat(held()).isEqualTo(new HeldMoney(Money.of("4000"), Money.ZERO, Money.of("4000"), Money.ZERO));
        assertThat(contributions.handOvers(body))
                .extracting(HandOver::documentNo)
                .containsExactly("付1号");
        proved();
    }

    @Test
    void oneDocumentHandsOverOnce() {
        collect(List.of(row(1, "2000.00", "A1")));
        contributions.handOver(body, "测试暖通公司", Money.of("500"), "付1号", DAY, "town");

        assertThatThrownBy(() -> contributions.handOver(body, "测试暖通公司", Money.of("500"), "付1号", DAY, "town"))
                .hasMessageContaining("已登记过");
    }

    @Test
    void aHouseholdGetsBackWhatItPaidOnceAndWhileItIsHeld() {
        collect(List.of(row(1, "2000.00", "A1"), row(2, "1000.00", "A2")));
        long first = contributions.receipts(body).get(0).id();
        contributions.refund(body, first, DAY, "退出改造", "town");

        assertThat(held().refunded()).isEqualTo(Money.of("2000"));
        assertThatThrownBy(() -> contributions.refund(body, first, DAY, "再退", "town"))
                .hasMessageContaining("已经退款");
        contributions.handOver(body, "测试暖通公司", Money.of("1000"), "付1号", DAY, "town");
        long second = contributions.receipts(body).get(1).id();
        assertThatThrownBy(() -> contributions.refund(body, second, DAY, "退出改造", "town"))
                .hasMessageContaining("代管余额只有0.00元");
        proved();
    }

    @Test
    void twoHandOversAtOnceDoNotExceedWhatIsHeldTogether() throws Exception {
        collect(List.of(row(1, "1000.00", "A1")));

        List<Boolean> done = Together.run(List.of(() -> handedOver("付1号"), () -> handedOver("付2号")));

        assertThat(done).containsExactlyInAnyOrder(true, false);
        assertThat(held().held()).isEqualTo(Money.of("400"));
        proved();
    }

    private boolean handedOver(String document) {
        try {
            contributions.handOver(body, "测试暖通公司", Money.of("600"), document, DAY, "town");
            return true;
        } catch (SubmissionRefused tooMuch) {
            return false;
        }
    }

    @Test
    void theSchemaKeepsItApartAndNeverHandsOverMoreThanWasCollectedWhoeverWrites() {
        collect(List.of(row(1, "1000.00", "A1")));

        refused(
                "INSERT INTO finance.held_transfer (plan, body, movement, debit, credit, amount, day, recipient, document_no, reason, by_user, at)"
                        + " SELECT plan, body, 'HAND_OVER', (SELECT id FROM finance.held_account a WHERE a.plan = t.plan AND a.kind = 'HANDED_OVER'),"
                        + " debit, amount + 1, day, 'x', 'x', 'x', by_user, at FROM finance.held_transfer t WHERE plan = :plan");
        refused(
                "INSERT INTO finance.held_transfer (plan, body, movement, debit, credit, amount, day, village, household, refunds, reason, by_user, at)"
                        + " SELECT plan, body, 'REFUND', credit, debit, amount - 1, day, village, household, id, 'x', by_user, at FROM finance.held_transfer WHERE plan = :plan");
        refused("UPDATE finance.held_transfer SET amount = 1 WHERE plan = :plan");
        refused("UPDATE finance.held_account SET balance = 0 WHERE plan = :plan");
        assertThat(world.funds.balances(world.plan)).isEmpty();
    }

    private void refused(String sql) {
        assertThatThrownBy(() ->
                        world.jdbc.sql(sql).param("plan", world.plan.value()).update())
                .isInstanceOf(DataAccessException.class);
    }

    private HeldMoney held() {
        return contributions.of(body);
    }

    private void proved() {
        assertThat(world.funds.prove(world.plan).differences()).isEmpty();
        assertThat(world.funds.prove(world.plan).comparisons())
                .anyMatch(one -> one.what().contains("改造户缴款"));
    }

    private int collect(List<Map<String, String>> rows) {
        return contributions.collect(world.village, world.ledger.sheet(rows), "town");
    }

    private static Map<String, String> row(long household, String amount, String receipt) {
        return Map.of("household", "" + household, "amount", amount, "paidOn", DAY.toString(), "receiptNo", receipt);
    }
}
