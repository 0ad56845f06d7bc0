package org.qingnuan.finance.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.qingnuan.finance.BatchState;
import org.qingnuan.finance.FundBalance;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.LineReturned;
import org.qingnuan.finance.LineState;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;

/** Random histories of allotting, paying, returning and paying again, every step taken whenever chance picks it. */
class PaymentHistoriesTest {

    private static final int ACTIONS = 8;
    private static final int MOST_BATCHES = 4;

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void everyHistoryKeepsTheAccountsBalancedAndPaysNobodyTwice(
            @ForAll @Size(min = 40, max = 120) List<@IntRange(min = 0, max = 10_000) Integer> picks) {
        History history = new History();

        picks.forEach(history::step);

        history.requireSound();
    }

    /** One plan on its way. */
    private static final class History {

        private final FinanceWorld world = new FinanceWorld();
        private final List<CaseKey> batches = new ArrayList<>();
        private int documents;

        void step(int pick) {
            int action = pick % ACTIONS;
            int choice = pick / ACTIONS;
            switch (action) {
                case 0 -> allot(choice);
                case 1 -> open(1 + choice % 3);
                case 2 -> give(choice);
                default -> advance(choice);
            }
            requireSound();
        }

        private void open(int households) {
            if (batches.size() < MOST_BATCHES) {
                batches.add(world.opened(world.accept(households)));
            }
        }

        private void allot(int choice) {
            FundSource source = FundSource.values()[choice % FundSource.values().length];
            world.funds.allot(
                    world.funds.open(world.plan, source, source.label()),
                    "文" + ++documents,
                    FinanceWorld.today(),
                    Money.ofFen(1 + choice * 997L),
                    "测试",
                    "finance");
        }

        /** A returned line is issued again or given up. */
        private void give(int choice) {
            List<CaseKey> returned = world.seen(LineReturned.class).stream()
                    .map(LineReturned::line)
                    .filter(line -> world.payments.line(line).state() == LineState.RETURNED)
                    .toList();
            if (!returned.isEmpty()) {
                CaseKey line = returned.get(choice % returned.size());
                if (choice % 4 == 0) {
                    world.payments.closeLine(line, "不再拨付", "office");
                } else {
                    batches.add(world.reissued(line));
                }
            }
        }

        private void advance(int choice) {
            if (batches.isEmpty()) {
                return;
            }
            CaseKey batch = batches.get(choice % batches.size());
            BatchState state = world.payments.get(batch).state();
            switch (state) {
                case DRAFT -> world.payments.compute(batch);
                case COMPUTED -> world.prepare(batch);
                case PREPARED -> world.decide(batch, "office", choice % 5 == 0 ? "return" : "approve");
                case APPROVING -> world.decide(batch, "finance", choice % 5 == 0 ? "return" : "approve");
                case APPROVED -> world.payments.reserve(batch);
                case RESERVED -> fileSome(batch, choice);
                case FILED -> world.answer(batch, returned(choice));
                case RESULT, SETTLED -> world.payments.settle(batch);
            }
        }

        private void fileSome(CaseKey batch, int choice) {
            if (choice % 3 == 0) {
                world.ledger.loseEligibility(world.payments.lines(batch).get(0).household());
            }
            world.payments.file(batch);
            if (world.payments.lines(batch).stream().allMatch(line -> line.state() == LineState.WITHHELD)) {
                world.record(batch, null);
            }
        }

        private static Set<Integer> returned(int choice) {
            Set<Integer> returned = new HashSet<>();
            for (int no = 1; no <= 6; no++) {
                if ((choice >> no) % 3 == 0) {
                    returned.add(no);
                }
            }
            return returned;
        }

        void requireSound() {
            assertThat(world.funds.prove(world.plan).differences()).isEmpty();
            for (FundBalance fund : world.funds.balances(world.plan)) {
                assertThat(fund.available().plus(fund.reserved()).plus(fund.paid()))
                        .isEqualTo(fund.allotted());
                assertThat(List.of(fund.available(), fund.reserved(), fund.paid()))
                        .noneMatch(Money::isNegative);
            }
            assertThat(world.jdbc
                            .sql("""
                                    SELECT count(*) FROM finance.entitlement e WHERE e.plan = :plan AND e.amount <
                                        (SELECT sum(l.amount) FROM finance.line l
                                         WHERE l.entitlement = e.id AND l.state IN ('OPEN', 'PAID'))""")
                            .param("plan", world.plan.value())
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }
}
