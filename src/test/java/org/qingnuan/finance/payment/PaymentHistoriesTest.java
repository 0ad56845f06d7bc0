package org.qingnuan.finance.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import org.qingnuan.finance.BatchState;
import org.qingnuan.finance.FundBalance;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.LevelSettlements;
import org.qingnuan.finance.LevelSettlements.Ask;
import org.qingnuan.finance.LevelSettlements.Disposal;
import org.qingnuan.finance.LevelSettlements.Paper;
import org.qingnuan.finance.LineReturned;
import org.qingnuan.finance.LineState;
import org.qingnuan.finance.LineView;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.support.Together;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Random histories of allotting, paying, returning, taking back, paying again, claiming back and settling with the level above, with steps retried and taken by many at
 * once, every one whenever chance picks it.
 */
class PaymentHistoriesTest {

    private static final int ACTIONS = 15;
    private static final int MOST_BATCHES = 4;

    @Property(tries = 6, shrinking = ShrinkingMode.OFF)
    void everyHistoryKeepsTheAccountsBalancedAndPaysNobodyTwice(
            @ForAll @Size(min = 60, max = 120) List<@IntRange(min = 0, max = 10_000) Integer> picks) {
        History history = new History();

        picks.forEach(history::step);

        history.requireSound();
    }

    /** Without which the property would say nothing; what the bank takes back and claims are rarer and left to chance. */
    @AfterContainer
    static void moneyMoved() {
        JdbcClient jdbc = FinanceWorld.bean(JdbcClient.class);
        for (String movement : List.of("ALLOT", "RESERVE", "PAY")) {
            assertThat(jdbc.sql("SELECT count(*) FROM finance.transfer WHERE movement = :movement")
                            .param("movement", movement)
                            .query(Integer.class)
                            .single())
                    .as(movement)
                    .isPositive();
        }
    }

    /** One plan on its way. */
    private static final class History {

        private final FinanceWorld world = new FinanceWorld();
        private final List<CaseKey> batches = new ArrayList<>();
        private final PlayedClawbacks clawbacks = new PlayedClawbacks(world);
        private final LevelSettlements levels = FinanceWorld.bean(LevelSettlements.class);
        private int documents;

        void step(int pick) {
            int action = pick % ACTIONS;
            int choice = pick / ACTIONS;
            switch (action) {
                case 0 -> allot(choice);
                case 1 -> open(1 + choice % 3);
                case 2 -> give(choice);
                case 3 -> tookBack(choice);
                case 4, 5 -> clawbacks.step(choice).ifPresent(batches::add);
                case 6 -> atOnce(choice);
                case 7 -> retry(choice);
                case 8 -> settleWithSuperior(choice);
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

        /** The bank takes a payment back, whatever has become of its batch since. */
        private void tookBack(int choice) {
            List<LineView> paid = lines(LineState.PAID);
            if (!paid.isEmpty()) {
                new BankWorld(world).tookBack(paid.get(choice % paid.size())).take();
            }
        }

        /** What is left over is settled by two persons and goes back up in part, in whole, or twice by a lost answer. */
        private void settleWithSuperior(int choice) {
            FundSource source = choice % 2 == 0 ? FundSource.SUPERIOR : FundSource.CITY_AWARD;
            unlessRefusedNow(() -> {
                long prepared = levels.prepare(world.plan, new Ask(source, null, Disposal.RETURN_UP, null), "finance");
                levels.decide(world.plan, prepared, choice % 5 != 0, "意见", "office");
            });
            levels.of(world.plan).stream()
                    .filter(one -> one.difference().isNegative() && one.open().fen() > 0)
                    .forEach(one -> {
                        Money amount =
                                choice % 3 == 0 ? Money.ofFen(1 + one.open().fen() / 2) : one.open();
                        Paper paper = new Paper("缴" + choice, FinanceWorld.today(), amount);
                        unlessRefusedNow(() -> levels.returnUp(world.plan, one.id(), paper, "finance"));
                        unlessRefusedNow(() -> levels.returnUp(world.plan, one.id(), paper, "finance"));
                    });
        }

        private static void unlessRefusedNow(Runnable step) {
            try {
                step.run();
            } catch (SubmissionRefused refused) {
                // such a step was not open
            }
        }

        private List<LineView> lines(LineState state) {
            return batches.stream()
                    .flatMap(batch -> world.payments.lines(batch).stream())
                    .filter(line -> line.state() == state)
                    .toList();
        }

        /** Several approve, reserve, pay in and take back at the same moment; whoever comes too late is refused. */
        private void atOnce(int choice) {
            List<Callable<Boolean>> calls = new ArrayList<>();
            batches.forEach(batch -> {
                switch (world.payments.get(batch).state()) {
                    case PREPARED, APPROVING ->
                        List.of("office", "finance", "leader")
                                .forEach(by -> calls.add(unlessRefused(() -> world.decide(batch, by, "approve"))));
                    case APPROVED -> {
                        calls.add(unlessRefused(() -> world.payments.reserve(batch)));
                        calls.add(unlessRefused(() -> world.payments.reserve(batch)));
                    }
                    default -> {}
                }
            });
            calls.add(unlessRefused(() -> tookBack(choice)));
            try {
                Together.run(calls);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        private static Callable<Boolean> unlessRefused(Runnable step) {
            return () -> {
                try {
                    step.run();
                    return true;
                } catch (SubmissionRefused | IllegalStateException refused) {
                    return false;
                }
            };
        }

        /** A step that was done is asked for again, as after a lost answer. */
        private void retry(int choice) {
            if (batches.isEmpty()) {
                return;
            }
            CaseKey batch = batches.get(choice % batches.size());
            BatchState state = world.payments.get(batch).state();
            if (state.compareTo(BatchState.RESERVED) >= 0) {
                world.payments.reserve(batch);
            }
            if (state.compareTo(BatchState.FILED) >= 0) {
                world.payments.file(batch);
            }
            if (state == BatchState.SETTLED) {
                world.payments.settle(batch);
            }
            lines(LineState.REISSUED).stream().findFirst().ifPresent(line -> world.payments.reissue(line.key()));
            clawbacks.again();
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
                assertThat(fund.available()
                                .plus(fund.reserved())
                                .plus(fund.paid())
                                .plus(fund.surrendered()))
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
