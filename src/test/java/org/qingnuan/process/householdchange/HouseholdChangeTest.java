package org.qingnuan.process.householdchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.finance.LineView;
import org.qingnuan.finance.Payments;
import org.qingnuan.ledger.ChangeRequest;
import org.qingnuan.ledger.HouseholdChange.Cause;
import org.qingnuan.ledger.HouseholdChanges;
import org.qingnuan.ledger.HouseholdRow;
import org.qingnuan.process.BankAnswer;
import org.qingnuan.process.HouseholdChanging;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.support.RosterRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** 住户变更: asked for by the town, decided by the office, and never while a batch pays the household. */
@ProcessTest
class HouseholdChangeTest {

    static final String REVIEW = "userTask_reviewChange";

    PlayedPlan plan;
    VillageInStage people;
    CaseKey village;

    @BeforeEach
    void aVillage(PlayedPlans plans) {
        plan = plans.jiyang();
        people = VillageInStage.started(plan, 3);
        village = people.key();
    }

    @Test
    void approvedItCountsAndTheVillageGoesOnWithoutTheHouseholdThatLeft() {
        people.surveyed().confirmed();
        CaseKey change = request(Cause.VOLUNTARY, household(2), Map.of());
        assertThat(plan.group(plan.task(change, REVIEW))).startsWith("district-office.");

        plan.work(change, REVIEW, "decision", "approve", "opinion", "属实");

        assertThat(plan.ends(change)).containsExactly("event_changeApplied");
        assertThat(plan.households(village))
                .extracting(HouseholdRow::eligibility)
                .containsExactly("CONFIRMED", "CONFIRMED", "WITHDRAWN");
    }

    @Test
    void refusedItEndsWithItsReason() {
        people.surveyed().confirmed();
        CaseKey change = request(Cause.CORRECTION, household(0), Map.of("rooms", "9"));

        plan.work(change, REVIEW, "decision", "return", "opinion", "与实测不符");

        assertThat(plan.ends(change)).containsExactly("event_changeRefused");
        assertThat(household(0).rooms()).isNotEqualTo(9);
    }

    @Test
    void whatABatchPaysIsNotChangedUntilItIsSettledAndThenTheMoneyIsAskedBack() {
        CaseKey batch = atPreparation();
        assertThatThrownBy(() -> request(Cause.VOLUNTARY, household(0), Map.of()))
                .as("it is computed")
                .hasMessageContaining(batch.item() + "号拨付批次");
        plan.work(batch, "userTask_prepareBatch");
        assertThatThrownBy(() -> request(Cause.PAYEE, household(1), account(901)))
                .hasMessageContaining(batch.item() + "号拨付批次");
        plan.work(batch, "userTask_approveBatch", "decision", "approve");
        plan.work(batch, "userTask_approveBatch", "decision", "approve");
        plan.work(batch, "userTask_recordBankResult", BankAnswer.of(plan, batch, 0));
        CaseKey change = request(Cause.VOLUNTARY, household(0), Map.of());

        plan.work(change, REVIEW, "decision", "approve");

        assertThat(plan.bean(HouseholdChanges.class).get(change).afterPayment()).isTrue();
        assertThat(plan.where(plan.onlyCase(village, "clawback")))
                .as("what it was paid is claimed back")
                .containsExactly("userTask_decideClawback");
    }

    @Test
    void aPayeeChangedWhileTheBatchWaitsIsWhoIsPaid() {
        CaseKey batch = atPreparation();
        CaseKey change = request(Cause.PAYEE, household(0), account(902));
        plan.work(change, REVIEW, "decision", "approve");

        plan.work(batch, "userTask_prepareBatch");

        assertThat(accounts(batch)).contains(shown(902));
    }

    @Test
    void ofABatchThatIsPreparedMeanwhileTheChangeHearsAndIsRefused() throws Exception {
        CaseKey batch = atPreparation();
        CaseKey change = request(Cause.PAYEE, household(0), account(903));
        Callable<Object> preparing = preparing(batch);
        Callable<Object> deciding = deciding(change);

        assertThatThrownBy(() -> meanwhile(preparing, deciding))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining(batch.item() + "号拨付批次");

        assertThat(accounts(batch)).hasSize(6).doesNotContain(shown(903));
    }

    @Test
    void aBatchThatIsPreparedWhileAChangeCommitsPaysTheNewAccount() throws Exception {
        CaseKey batch = atPreparation();
        CaseKey change = request(Cause.PAYEE, household(0), account(904));

        meanwhile(deciding(change), preparing(batch));

        assertThat(accounts(batch)).hasSize(6).contains(shown(904));
    }

    private Callable<Object> preparing(CaseKey batch) {
        String town = plan.holder(batch, "userTask_prepareBatch");
        UUID submission =
                plan.submission(town, plan.task(batch, "userTask_prepareBatch").getId(), null);
        return () -> {
            plan.bean(Payments.class).prepare(batch, submission, town);
            return null;
        };
    }

    private Callable<Object> deciding(CaseKey change) {
        String office = plan.holder(change, REVIEW);
        UUID submission = plan.submission(office, plan.task(change, REVIEW).getId(), null, "decision", "approve");
        return () -> plan.bean(HouseholdChanges.class).decide(change, submission, office);
    }

    /** Lets the second begin while the first is done but not committed, once it waits for a row. */
    private void meanwhile(Callable<Object> first, Callable<Object> second) throws Exception {
        TransactionTemplate transaction = new TransactionTemplate(plan.bean(PlatformTransactionManager.class));
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<Object> one = threads.submit(() -> transaction.execute(status -> {
                called(first);
                done.countDown();
                return called(() -> commit.await(20, TimeUnit.SECONDS));
            }));
            assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
            Future<Object> two = threads.submit(() -> transaction.execute(status -> called(second)));
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(this::somebodyWaitsForAHousehold);
            commit.countDown();
            one.get();
            two.get();
        } finally {
            commit.countDown();
            threads.shutdownNow();
        }
    }

    private static Object called(Callable<?> call) {
        try {
            return call.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean somebodyWaitsForAHousehold() {
        return plan.bean(JdbcClient.class)
                        .sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock' "
                                + "and query ilike '%ledger.household%for no key update%'")
                        .query(Long.class)
                        .single()
                > 0;
    }

    private CaseKey atPreparation() {
        people.throughCommissioning().inspected().concluded();
        plan.allot();
        return plan.onlyCase(village, "batch");
    }

    private CaseKey request(Cause cause, HouseholdRow household, Map<String, String> values) {
        CaseKey change = plan.bean(HouseholdChanging.class)
                .request(
                        village,
                        new ChangeRequest(cause, household.id(), null, null, values, "据实办理", null),
                        plan.person("town-official", village));
        plan.runJobs();
        return change;
    }

    private Map<String, String> account(int number) {
        return Map.of("bank", "农商银行", "account", RosterRows.account(plan.people(village) * 10 + number));
    }

    private String shown(int number) {
        String account = RosterRows.account(plan.people(village) * 10 + number);
        return "尾号" + account.substring(account.length() - 4);
    }

    private List<String> accounts(CaseKey batch) {
        return plan.bean(Payments.class).lines(batch).stream()
                .map(LineView::accountMasked)
                .toList();
    }

    private HouseholdRow household(int index) {
        return plan.households(village).get(index);
    }
}
