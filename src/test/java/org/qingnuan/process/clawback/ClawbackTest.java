package org.qingnuan.process.clawback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.finance.ClawbackState;
import org.qingnuan.finance.Clawbacks;
import org.qingnuan.finance.Funds;
import org.qingnuan.finance.Payments;
import org.qingnuan.ledger.CoalFindings;
import org.qingnuan.ledger.Extensions;
import org.qingnuan.ledger.HouseholdRow;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.process.BankAnswer;
import org.qingnuan.process.ClawbackCases;
import org.qingnuan.process.CoalReporting;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.support.Papers;

/** 用煤认定与追缴: nothing before a second person confirmed, then everything back (LZ-28). */
@ProcessTest
class ClawbackTest {

    PlayedPlan plan;
    VillageInStage people;
    CaseKey village;
    HouseholdRow household;

    @BeforeEach
    void aVillageAboutToBePaid(PlayedPlans plans) {
        plan = plans.zichuanWithRates();
        plan.says("{\"clawbackOnCoal\": true}");
        plan.allot();
        people = VillageInStage.started(plan, 3).throughCommissioning();
        village = people.key();
        household = plan.households(village).get(0);
    }

    @Test
    void aFindingThatIsNotConfirmedChangesNothing() {
        people.inspected();
        CaseKey finding = reported();
        heard(finding);

        plan.work(finding, "userTask_confirmFinding", "decision", "return", "opinion", "系借住亲属自带柴火");

        assertThat(plan.ends(finding)).containsExactly("event_findingDismissed");
        assertThat(plan.cases(village, "clawback")).isEmpty();
        assertThat(clawbacks().barred(household.id())).isFalse();
        CaseKey batch = plan.onlyCase(village, "batch");
        paid(batch);
        assertThat(plan.bean(Payments.class).get(batch).households()).isEqualTo(3);
    }

    @Test
    void wherePlanSaysNothingAConfirmedFindingIsARecordOnly() {
        plan.says("{\"clawbackOnCoal\": false}");
        people.inspected();

        CaseKey finding = confirmed();

        assertThat(findings().get(finding).holds()).isTrue();
        assertThat(plan.cases(village, "clawback")).isEmpty();
        assertThat(clawbacks().barred(household.id())).isFalse();
    }

    /** JN-09: the area rule. */
    private void onlyZonesMatter() {
        plan.says("{\"clawbackOnCoal\": \"zone\", \"noBurnZones\": true}");
    }

    @Test
    void withTheAreaRuleCoalOutsideOfANoBurnZoneIsARecordOnly() {
        onlyZonesMatter();
        people.inspected();

        CaseKey finding = confirmed();

        assertThat(findings().get(finding).noBurnZone()).isFalse();
        assertThat(plan.cases(village, "clawback")).isEmpty();
        assertThat(clawbacks().barred(household.id())).isFalse();
        CaseKey batch = plan.onlyCase(village, "batch");
        paid(batch);
        assertThat(plan.bean(Payments.class).get(batch).households()).isEqualTo(3);
    }

    @Test
    void withinANoBurnZoneWhatIsDueIsCancelledAndTheOthersArePaid() {
        onlyZonesMatter();
        people.inspected().concluded();

        CaseKey finding = confirmed();
        CaseKey stop = plan.onlyCase(village, "clawback");

        assertThat(findings().get(finding).noBurnZone()).isTrue();
        assertThat(clawbacks().barred(household.id())).isTrue();
        decided(stop, "approve");
        assertThat(clawbacks().get(stop).claimed()).isEqualTo(Money.ZERO);
        CaseKey batch = plan.onlyCase(village, "batch");
        paid(batch);
        assertThat(plan.bean(Payments.class).lines(batch))
                .isNotEmpty()
                .noneMatch(line -> line.household() == household.id());
        assertThat(plan.ends(village)).contains("event_handedToUpkeep");
        assertThat(proof()).isEmpty();
    }

    @Test
    void withinANoBurnZoneWhatWasPaidIsKeptAndNothingMoreIsPaid() {
        onlyZonesMatter();
        people.inspected().concluded();
        paid(plan.onlyCase(village, "batch"));

        confirmed();

        CaseKey stop = plan.onlyCase(village, "clawback");
        assertThat(plan.ends(stop)).containsExactly("event_nothingToReclaim");
        assertThat(clawbacks().get(stop).claimed()).isEqualTo(Money.ZERO);
        assertThat(clawbacks().recovered(village.plan())).isEqualTo(Money.ZERO);
        assertThat(clawbacks().barred(household.id())).isTrue();
        assertThat(proof()).isEmpty();
    }

    @Test
    void whoIsNotStoppedAfterAllIsPaid() {
        onlyZonesMatter();
        people.inspected().concluded();
        CaseKey finding = confirmed();

        decided(plan.onlyCase(village, "clawback"), "return");

        assertThat(clawbacks().barred(household.id())).isFalse();
        assertThat(findings().get(finding).holds()).isFalse();
        CaseKey batch = plan.cases(village, "batch").get(0);
        paid(batch);
        assertThat(plan.bean(Payments.class).get(batch).households()).isEqualTo(3);
        assertThat(proof()).isEmpty();
    }

    @Test
    void whoReportedDoesNotConfirmAndNobodyConfirmsBeforeTheHouseholdWasHeard() {
        CaseKey finding = reported();
        String reporter = plan.person("town-official", village);
        plan.employ(reporter, "district-office", village);
        heard(finding);

        assertThat(plan.refusal(reporter, finding, "userTask_confirmFinding", null, "decision", "approve"))
                .contains("发现人不能认定");
        assertThatThrownBy(this::reported).isInstanceOf(SubmissionRefused.class).hasMessageContaining("已有一件线索");
    }

    @Test
    void foundBeforeAnythingWasPaidTheHouseholdGetsNothingAndTheOthersAreUnaffected() {
        confirmed();
        CaseKey clawback = plan.onlyCase(village, "clawback");
        assertThat(plan.ends(clawback)).containsExactly("event_nothingToReclaim");

        people.inspected().concluded();
        CaseKey batch = plan.onlyCase(village, "batch");
        paid(batch);

        assertThat(plan.bean(Payments.class).lines(batch)).noneMatch(line -> line.household() == household.id());
        assertThat(plan.bean(Payments.class).lines(batch)).isNotEmpty();
        assertThat(plan.ends(village)).contains("event_handedToUpkeep");
        assertThat(proof()).isEmpty();
    }

    @Test
    void foundBeforeTheBatchIsPreparedWhatIsDueIsCancelledAndNothingIsOwed() {
        people.inspected();
        confirmed();
        CaseKey clawback = plan.onlyCase(village, "clawback");

        decided(clawback, "approve");

        assertThat(plan.ends(clawback)).containsExactly("event_clawbackOffset");
        CaseKey batch = plan.onlyCase(village, "batch");
        paid(batch);
        assertThat(plan.bean(Payments.class).lines(batch)).noneMatch(line -> line.household() == household.id());
        assertThat(proof()).isEmpty();
    }

    @Test
    void allThatWasPaidIsDueWithinThirtyDaysShowsAsOverdueAndIsRepaidInParts() {
        CaseKey clawback = owed();
        Money owed = clawbacks().get(clawback).outstanding();
        LocalDate due = plan.today().plusDays(30);
        assertThat(plan.timer(clawback, "event_receivableDue")).isEqualTo(ChinaTime.endOfDay(due));
        assertThat(plan.task(clawback, "userTask_recordRecovery").getDueDate()).isEqualTo(ChinaTime.endOfDay(due));
        repaid(clawback, "100.00", "R1");

        plan.fire(clawback, "event_receivableDue");
        plan.runJobs();
        assertThat(plan.where(clawback)).containsExactly("receiveTask_overdueReceivable", "userTask_recordRecovery");
        repaid(clawback, owed.minus(Money.of("100")).toYuan(), "R2");

        assertThat(plan.ends(clawback))
                .contains("event_receivableRepaid", "event_receivableOverdueEnded", "event_clawbackSettled");
        assertThat(plan.where(clawback)).isEmpty();
        assertThat(clawbacks().recovered(village.plan())).isEqualTo(owed);
        assertThat(proof()).isEmpty();
    }

    @Test
    void agreedPartsMoveTheLastDayOfTheRunningReceivableAlsoWhenItIsOverdue() {
        CaseKey clawback = owed();
        LocalDate first = plan.today().plusDays(20);
        clawbacks().agree(clawback, new Clawbacks.Agreement(3, first, "还款协议"), "finance");
        plan.runJobs();

        LocalDate last = first.plusMonths(2);
        assertThat(plan.timer(clawback, "event_receivableDue")).isEqualTo(ChinaTime.endOfDay(last));
        assertThat(plan.task(clawback, "userTask_recordRecovery").getDueDate()).isEqualTo(ChinaTime.endOfDay(last));

        plan.fire(clawback, "event_receivableDue");
        plan.runJobs();
        assertThat(plan.where(clawback)).contains("receiveTask_overdueReceivable");
        LocalDate later = plan.today().plusDays(10);
        clawbacks().agree(clawback, new Clawbacks.Agreement(2, later, "再次约定"), "finance");
        plan.runJobs();

        assertThat(plan.where(clawback)).containsExactly("userTask_recordRecovery");
        assertThat(plan.timer(clawback, "event_receivableDue")).isEqualTo(ChinaTime.endOfDay(later.plusMonths(1)));
    }

    @Test
    void whatWasWrittenOffIsDecidedAndRepaidByAProcessOfItsOwn() {
        CaseKey clawback = owed();
        plan.work(clawback, "userTask_recordRecovery", "action", "WRITE_OFF", "text", "下落不明");
        plan.work(clawback, "userTask_approveWriteOff", "decision", "approve", "opinion", "同意");
        Money owed = clawbacks().get(clawback).writtenOff();

        CaseKey again =
                plan.bean(ClawbackCases.class).reopen(clawback, "户主回乡", plan.person("district-office", plan.key()));
        plan.runJobs();
        decided(again, "approve");
        repaid(again, owed.toYuan(), "R9");

        assertThat(plan.ends(again)).contains("event_receivableRepaid", "event_clawbackSettled");
        assertThat(clawbacks().recovered(village.plan())).isEqualTo(owed);
        assertThat(proof()).isEmpty();
    }

    @Test
    void whatTheBankHasNotAnsweredIsAwaitedAndWhatCannotBeRecoveredIsWrittenOffByASecondPerson() {
        people.inspected();
        CaseKey batch = plan.onlyCase(village, "batch");
        approved(batch);
        confirmed();
        CaseKey clawback = plan.onlyCase(village, "clawback");
        decided(clawback, "approve");
        assertThat(plan.where(clawback)).containsExactly("receiveTask_awaitBank");

        plan.work(batch, "userTask_recordBankResult", BankAnswer.of(plan, batch, 0));

        assertThat(plan.where(clawback)).containsExactly("userTask_recordRecovery");
        plan.work(clawback, "userTask_recordRecovery", "action", "WRITE_OFF", "text", "户主去世");
        plan.work(clawback, "userTask_approveWriteOff", "decision", "return", "opinion", "请补充证明");
        plan.work(clawback, "userTask_recordRecovery", "action", "WRITE_OFF", "text", "附死亡证明");
        plan.work(clawback, "userTask_approveWriteOff", "decision", "approve", "opinion", "同意");

        assertThat(plan.ends(clawback)).contains("event_receivableWrittenOff", "event_clawbackSettled");
        assertThat(clawbacks().get(clawback).writtenOff())
                .isEqualTo(clawbacks().get(clawback).claimed());
        assertThat(proof()).isEmpty();
    }

    @Test
    void aClawbackThatIsDroppedLetsTheHouseholdBePaidAndTakesTheFindingBack() {
        people.inspected();
        CaseKey finding = confirmed();
        CaseKey clawback = plan.onlyCase(village, "clawback");

        decided(clawback, "return");

        assertThat(plan.ends(clawback)).containsExactly("event_clawbackDropped");
        assertThat(clawbacks().barred(household.id())).isFalse();
        assertThat(findings().get(finding).holds()).isFalse();
        CaseKey batch = plan.cases(village, "batch").get(0);
        paid(batch);
        assertThat(plan.bean(Payments.class).lines(batch)).anyMatch(line -> line.household() == household.id());
    }

    @Test
    void anUpheldObjectionWithdrawsTheClawbackAndPaysAgainWhatCameBack() {
        CaseKey clawback = owed();
        repaid(clawback, "200.00", "R1");
        objected(clawback);
        plan.work(clawback, "userTask_answerObjection", "decision", "reject", "answer", "现场有照片");
        objected(clawback);

        plan.work(clawback, "userTask_answerObjection", "decision", "uphold", "answer", "查明系邻居家");

        assertThat(plan.ends(clawback)).contains("event_objectionUpheld", "event_clawbackWithdrawn");
        assertThat(clawbacks().get(clawback).state()).isEqualTo(ClawbackState.WITHDRAWN);
        CaseKey again = plan.cases(village, "batch").get(1);
        paid(again);
        assertThat(plan.bean(Payments.class).get(again).total()).isEqualTo(Money.of("200"));
        assertThat(findings().of(village.body()).get(0).revokedAt()).isNotNull();
        assertThat(proof()).isEmpty();
    }

    // --- help

    private CaseKey owed() {
        people.inspected();
        paid(plan.onlyCase(village, "batch"));
        confirmed();
        CaseKey clawback = plan.onlyCase(village, "clawback");
        decided(clawback, "approve");
        return clawback;
    }

    private CaseKey reported() {
        Extensions.Paper paper =
                new Extensions.Paper("现场照片.pdf", new ByteArrayInputStream(Papers.pdf("院内散煤" + household.id())));
        CaseKey finding = plan.bean(CoalReporting.class)
                .report(
                        new CoalFindings.Report(
                                village, Long.toString(household.id()), plan.today(), "院内堆放散煤约半吨", false),
                        paper,
                        plan.person("town-official", village));
        plan.runJobs();
        return finding;
    }

    private void heard(CaseKey finding) {
        plan.work(finding, "userTask_hearHousehold", "heardOn", plan.today().toString(), "statement", "称为往年剩余");
    }

    private CaseKey confirmed() {
        CaseKey finding = reported();
        heard(finding);
        plan.work(finding, "userTask_confirmFinding", "decision", "approve");
        assertThat(plan.ends(finding)).containsExactly("event_findingConfirmed");
        return finding;
    }

    private void decided(CaseKey clawback, String decision) {
        plan.work(clawback, "userTask_decideClawback", "decision", decision, "opinion", "按方案办理");
    }

    private void repaid(CaseKey clawback, String yuan, String receipt) {
        plan.work(
                clawback,
                "userTask_recordRecovery",
                "action",
                "REPAYMENT",
                "amount",
                yuan,
                "receivedOn",
                plan.today().toString(),
                "receiptNo",
                receipt);
    }

    private void objected(CaseKey clawback) {
        plan.work(
                clawback,
                "userTask_recordRecovery",
                "action",
                "OBJECTION",
                "receivedOn",
                plan.today().toString(),
                "text",
                "煤不是本户的");
    }

    private void approved(CaseKey batch) {
        plan.work(batch, "userTask_prepareBatch");
        plan.work(batch, "userTask_approveBatch", "decision", "approve");
        plan.work(batch, "userTask_approveBatch", "decision", "approve");
    }

    private void paid(CaseKey batch) {
        approved(batch);
        plan.work(batch, "userTask_recordBankResult", BankAnswer.of(plan, batch, 0));
    }

    private java.util.List<String> proof() {
        return plan.bean(Funds.class).prove(village.plan()).differences();
    }

    private Clawbacks clawbacks() {
        return plan.bean(Clawbacks.class);
    }

    private CoalFindings findings() {
        return plan.bean(CoalFindings.class);
    }
}
