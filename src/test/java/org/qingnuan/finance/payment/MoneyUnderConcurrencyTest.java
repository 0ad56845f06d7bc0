package org.qingnuan.finance.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.qingnuan.finance.FundBalance;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.LineReturned;
import org.qingnuan.finance.Reservation;
import org.qingnuan.finance.Reservation.Refused;
import org.qingnuan.finance.Reservation.Reserved;
import org.qingnuan.finance.ResultSummary;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.support.Together;
import org.springframework.dao.DataAccessException;

class MoneyUnderConcurrencyTest {

    private static final int CROWD = 50;
    private static final int COVERED = 20;

    private final FinanceWorld world = new FinanceWorld();

    @Test
    void fiftyReservationsAtOnceNeverTakeMoreThanWasAllotted() throws Exception {
        List<CaseKey> batches = new ArrayList<>();
        for (int n = 0; n < CROWD; n++) {
            batches.add(world.approved(world.accept(1)));
        }
        allot(FundSource.CITY_AWARD, Money.of("1000000"));
        allot(FundSource.DISTRICT_MATCHING, Money.of("1000000"));
        allot(FundSource.SUPERIOR, Money.of("1499.95").times(COVERED));

        List<Reservation> outcomes = Together.run(batches.stream()
                .<Callable<Reservation>>map(batch -> () -> world.payments.reserve(batch))
                .toList());

        assertThat(outcomes).filteredOn(Reserved.class::isInstance).hasSize(COVERED);
        assertThat(outcomes).filteredOn(Refused.class::isInstance).hasSize(CROWD - COVERED);
        FundBalance superior = world.balance(FundSource.SUPERIOR);
        assertThat(superior.available()).isEqualTo(Money.ZERO);
        assertThat(superior.reserved()).isEqualTo(superior.allotted());
        assertThat(world.funds.prove(world.plan).differences()).isEmpty();
    }

    @Test
    void fiftyApprovalsAtOnceOnOneFundReserveWhatItCoversAndNothingTwice() throws Exception {
        List<CaseKey> batches = new ArrayList<>();
        for (int n = 0; n < CROWD; n++) {
            CaseKey batch = world.computed(world.accept(1));
            world.prepare(batch);
            world.decide(batch, "office", "approve");
            batches.add(batch);
        }
        allot(FundSource.CITY_AWARD, Money.of("1000000"));
        allot(FundSource.DISTRICT_MATCHING, Money.of("1000000"));
        allot(FundSource.SUPERIOR, Money.of("1499.95").times(COVERED));

        List<Reservation> outcomes = Together.run(batches.stream()
                .<Callable<Reservation>>map(batch -> () -> {
                    world.decide(batch, "finance", "approve");
                    return world.payments.reserve(batch);
                })
                .toList());

        assertThat(outcomes).filteredOn(Reserved.class::isInstance).hasSize(COVERED);
        assertThat(world.balance(FundSource.SUPERIOR).available()).isEqualTo(Money.ZERO);
        assertThat(world.funds.prove(world.plan).differences()).isEmpty();
    }

    @Test
    void oneStepApprovedByTenPersonsAtOnceIsDecidedOnce() throws Exception {
        CaseKey batch = world.computed(world.accept(1));
        world.prepare(batch);
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int n = 0; n < 10; n++) {
            String person = "approver-" + n;
            calls.add(() -> {
                try {
                    return world.decide(batch, person, "approve");
                } catch (SubmissionRefused refused) {
                    return false;
                }
            });
        }

        assertThat(Together.run(calls)).filteredOn(approved -> approved).hasSize(2);

        assertThat(world.payments.get(batch).approvals())
                .extracting(approval -> approval.by())
                .doesNotContainNull()
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void databaseRefusesWhatIsNotCoveredEvenWhenTheProgramDoesNotAsk() throws Exception {
        CaseKey batch = world.computed(world.accept(1));
        long fund = allot(FundSource.SUPERIOR, Money.ofFen(COVERED));

        List<Boolean> outcomes = Together.run(Collections.nCopies(CROWD, () -> takeOneFen(batch, fund)));

        assertThat(outcomes).filteredOn(taken -> taken).hasSize(COVERED);
        assertThat(world.balance(FundSource.SUPERIOR).reserved()).isEqualTo(Money.ofFen(COVERED));
    }

    private boolean takeOneFen(CaseKey batch, long fund) {
        try {
            world.jdbc
                    .sql("""
                            INSERT INTO finance.transfer (fund, movement, debit, credit, amount, reason, clause, key, batch, by_user, at)
                            SELECT :fund, 'RESERVE', d.id, c.id, 1, '并发', '无', gen_random_uuid()::text, :batch, 'x', '2021-10-08Z'
                            FROM finance.account d JOIN finance.account c ON c.fund = d.fund AND c.kind = 'AVAILABLE'
                            WHERE d.fund = :fund AND d.kind = 'RESERVED'""")
                    .param("fund", fund)
                    .param("batch", Long.valueOf(batch.item()))
                    .update();
            return true;
        } catch (DataAccessException overdrawn) {
            assertThat(overdrawn).hasMessageContaining("account_never_overdrawn");
            return false;
        }
    }

    @Test
    void transfersAndBalancesCannotBeEdited() {
        long fund = allot(FundSource.SUPERIOR, Money.of("1"));

        for (String edit : List.of(
                "UPDATE finance.transfer SET amount = 1 WHERE fund = :fund",
                "DELETE FROM finance.transfer WHERE fund = :fund",
                "UPDATE finance.account SET balance = 0 WHERE fund = :fund",
                "INSERT INTO finance.account (fund, kind, balance) VALUES (:fund, 'PAID', 1)")) {
            assertThatThrownBy(() -> world.jdbc.sql(edit).param("fund", fund).update())
                    .as(edit)
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("never changed");
        }
    }

    @Test
    void allotmentDocumentCountsOnceHoweverManyRecordIt() throws Exception {
        Together.run(Collections.nCopies(10, () -> allot(FundSource.SUPERIOR, Money.of("500"))));

        assertThat(world.balance(FundSource.SUPERIOR).allotted()).isEqualTo(Money.of("500"));
        assertThatThrownBy(() -> allot(FundSource.SUPERIOR, Money.of("501"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void sameResultRecordedByTenAtOnceIsAppliedOnce() throws Exception {
        CaseKey batch = world.filed(world.accept(3));
        byte[] answer = world.answers(batch, Set.of(2, 3), row -> row);

        List<ResultSummary> outcomes = Together.run(Collections.nCopies(
                10, () -> world.record(batch, world.check(batch, answer).sheet())));

        assertThat(new HashSet<>(outcomes)).hasSize(1);
        assertThat(world.seen(LineReturned.class)).hasSize(2);
        assertThat(world.funds.prove(world.plan).differences()).isEmpty();
    }

    @Test
    void batchOpenedOrReissuedByTenAtOnceExistsOnce() throws Exception {
        List<Long> households = world.accept(1);
        List<CaseKey> opened =
                Together.run(Collections.nCopies(10, () -> world.payments.open(world.village, 77, households)));
        CaseKey batch = opened.get(0);
        world.payments.compute(batch);
        world.approve(batch);
        world.file(batch);
        world.answer(batch, Set.of(1));
        CaseKey line = world.seen(LineReturned.class).get(0).line();
        world.correct(line, "clerk");
        world.confirm(line, "office", "approve");

        List<CaseKey> reissued = Together.run(Collections.nCopies(10, () -> world.payments.reissue(line)));

        assertThat(new HashSet<>(opened)).hasSize(1);
        assertThat(new HashSet<>(reissued)).hasSize(1);
    }

    private long allot(FundSource source, Money amount) {
        long fund = world.funds.open(world.plan, source, source.label());
        world.funds.allot(fund, "财指〔2021〕2号", FinanceWorld.today(), amount, "测试", "finance");
        return fund;
    }
}
