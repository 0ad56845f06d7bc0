package org.qingnuan.finance.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.qingnuan.finance.ApprovalStep;
import org.qingnuan.finance.BatchCheck;
import org.qingnuan.finance.BatchState;
import org.qingnuan.finance.BatchView;
import org.qingnuan.finance.Computation.Computed;
import org.qingnuan.finance.Computation.NoRate;
import org.qingnuan.finance.Computation.Nothing;
import org.qingnuan.finance.DueView;
import org.qingnuan.finance.EntitlementView;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.LineReturned;
import org.qingnuan.finance.LineState;
import org.qingnuan.finance.LineView;
import org.qingnuan.finance.Reservation.Refused;
import org.qingnuan.finance.Reservation.Reserved;
import org.qingnuan.finance.ResultSummary;
import org.qingnuan.finance.SubsidyItem;
import org.qingnuan.finance.VillageSettled;
import org.qingnuan.ledger.CheckedSheet;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.springframework.dao.DataAccessException;

class PaymentsTest {

    private final FinanceWorld world = new FinanceWorld();

    @Test
    void acceptanceBatchOpensOneBatchHoweverOftenItIsTold() {
        List<Long> households = world.accept(2);

        CaseKey batch = world.payments.open(world.village, 7, households);

        assertThat(world.payments.open(world.village, 7, households)).isEqualTo(batch);
        assertThat(batch.toString()).startsWith(world.village + "/batch.");
        assertThat(world.payments.claimStart(batch)).isTrue();
        assertThat(world.payments.claimStart(batch)).isFalse();
    }

    @Test
    void batchIsOnlyFoundUnderItsOwnVillage() {
        CaseKey batch = world.opened(world.accept(1));
        CaseKey elsewhere = CaseKey.ofVillage(world.plan, "xihe", "xihe-02").with("batch", batch.item());

        assertThatThrownBy(() -> world.payments.compute(elsewhere)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void withoutRatesPayoutIsRefusedByName() {
        world.rates.state(false, false);
        CaseKey batch = world.opened(world.accept(2));

        assertThat(world.payments.compute(batch)).isEqualTo(new NoRate(List.of("气代煤工程建设补贴", "气代煤设备购置补贴")));
        assertThat(world.payments.get(batch).state()).isEqualTo(BatchState.DRAFT);
        assertThat(world.payments.get(batch).missingRates()).containsExactly("气代煤工程建设补贴", "气代煤设备购置补贴");

        world.rates.state(true, false);
        assertThat(world.payments.compute(batch)).isEqualTo(new NoRate(List.of("气代煤设备购置补贴")));
        assertThat(world.payments.get(batch).missingRates()).containsExactly("气代煤设备购置补贴");

        world.payments.ratesProvided(
                batch,
                world.ledger.hand(batch, Tasks.PROVIDE_RATES, "finance", Map.of("note", "已补充"), null),
                "finance");
        world.rates.state(true, true);
        assertThat(world.payments.compute(batch)).isEqualTo(new Computed(4, Money.of("7000")));
        assertThat(world.payments.get(batch).missingRates()).isEmpty();
    }

    @Test
    void equalHouseholdsAreDecidedOnce() {
        CaseKey batch = world.opened(world.accept(50));

        world.payments.compute(batch);

        assertThat(world.rates.asked).hasSize(1);
    }

    @Test
    void entitlementIsExplainedInOneSentenceWithItsShares() {
        List<Long> households = world.accept(1);

        world.computed(households);

        List<EntitlementView> due = world.entitlements.of(households.get(0));
        assertThat(due)
                .extracting(EntitlementView::explanation)
                .containsExactly(
                        "依据测试文件第一条，气代煤户（采暖房间3间、采暖面积80平方米、设备价格4500.00元）的工程建设补贴“测试标准”为2000.00元，其中上级资金1000.00元、区县配套1000.00元。",
                        "依据测试文件第一条，气代煤户（采暖房间3间、采暖面积80平方米、设备价格4500.00元）的设备购置补贴“测试标准”为1500.00元，其中上级资金499.95元、市级奖补300.00元、区县配套700.05元。");
        assertThat(due).extracting(EntitlementView::ruleVersion).containsOnly("subsidy:1");
    }

    @Test
    void whatWillBePreparedIsSeenBeforeItIsLocked() {
        List<Long> households = world.accept(2);
        CaseKey batch = world.computed(households);
        world.ledger.forgetPayee(households.get(1));

        List<DueView> due = world.payments.due(batch);

        assertThat(due).hasSize(4);
        assertThat(due.get(0)).satisfies(line -> {
            assertThat(line.household()).isEqualTo(households.get(0));
            assertThat(line.item()).isEqualTo(SubsidyItem.CONSTRUCTION);
            assertThat(line.amount()).isEqualTo(Money.of("2000"));
            assertThat(line.payeeMasked()).isEqualTo("张*");
            assertThat(line.accountMasked()).startsWith("****");
            assertThat(line.shares())
                    .containsExactly(
                            new BatchView.Share(FundSource.SUPERIOR, Money.of("1000")),
                            new BatchView.Share(FundSource.DISTRICT_MATCHING, Money.of("1000")));
            assertThat(line.explanation()).contains("其中上级资金1000.00元");
        });
        assertThat(due.get(2).payeeMasked()).isNull();

        world.ledger.pay(households.get(1), "李四", "62220299");
        world.prepare(batch);
        assertThat(world.payments.lines(batch))
                .extracting(LineView::household, LineView::item, LineView::amount)
                .containsExactlyElementsOf(world.payments.due(batch).stream()
                        .map(line -> tuple(line.household(), line.item(), line.amount()))
                        .toList());
    }

    @Test
    void theApproverIsToldWhatWasCheckedAndWhatIsLeftToJudge() {
        List<Long> households = world.accept(3);
        world.ledger.pay(households.get(1), "张三", "6222020000" + households.get(0));
        CaseKey batch = world.computed(households);
        world.prepare(batch);
        world.ledger.loseEligibility(households.get(2));

        Map<String, BatchCheck> checks =
                world.payments.checks(batch).stream().collect(Collectors.toMap(BatchCheck::what, Function.identity()));

        assertThat(checks.get("名单内容").holds()).isTrue();
        assertThat(checks.get("金额")).isEqualTo(new BatchCheck("金额", true, "每笔都等于按已批准标准核定的金额，各来源分摊合计到分，共6笔"));
        assertThat(checks.get("重复").holds()).isTrue();
        assertThat(checks.get("资格").holds()).isFalse();
        assertThat(checks.get("资格").finding()).contains("1户已失去资格", "户编号" + households.get(2));
        assertThat(checks.get("收款账户").holds()).isFalse();
        assertThat(checks.get("收款账户").finding())
                .contains("1个账户收多户的款", "户编号" + households.get(0) + "、户编号" + households.get(1));
        assertThat(checks.get("资金").finding()).contains("上级资金尚缺4499.85元");

        world.allotAmply();
        assertThat(world.payments.checks(batch))
                .filteredOn(check -> check.what().equals("资金"))
                .allMatch(BatchCheck::holds);
    }

    @Test
    void computingAgainAfterTheRatesChangedChangesNothing() {
        CaseKey batch = world.computed(world.accept(1));
        world.rates.state(false, false);

        assertThat(world.payments.compute(batch)).isEqualTo(new Computed(2, Money.of("3500")));
    }

    @Test
    void householdThatIsNotAcceptedIsLeftOutWithItsReason() {
        List<Long> households = world.accept(3);
        world.ledger.loseEligibility(households.get(1));

        CaseKey batch = world.opened(households);

        assertThat(world.payments.compute(batch)).isEqualTo(new Computed(4, Money.of("7000")));
        assertThat(world.payments.get(batch).excluded())
                .containsExactly("户编号" + households.get(1) + "：不在年度任务名单内、未通过验收或已停付");
    }

    @Test
    void whileAStageOfTheVillageIsSentBackNothingIsPrepared() {
        CaseKey batch = world.computed(world.accept(1));
        assertThat(world.payments.begun(world.village)).isFalse();
        world.ledger.sendBack(world.village, "验收");

        assertThatThrownBy(() -> world.prepare(batch))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("本村“验收”已被退回");
        assertThat(world.payments.get(batch).state()).isEqualTo(BatchState.COMPUTED);

        world.ledger.sendBack(world.village, null);
        world.prepare(batch);
        assertThat(world.payments.begun(world.village)).isTrue();
    }

    @Test
    void batchWithoutAnybodyToPayIsSettledAtOnce() {
        List<Long> households = world.accept(1);
        world.ledger.loseEligibility(households.get(0));
        CaseKey batch = world.opened(households);

        assertThat(world.payments.compute(batch)).isEqualTo(new Nothing());
        assertThat(world.payments.get(batch).state()).isEqualTo(BatchState.SETTLED);
        assertThat(world.payments.settled(world.village)).isTrue();
    }

    @Test
    void householdInTwoAcceptanceBatchesIsPaidInTheFirstOnly() {
        List<Long> households = world.accept(2);
        world.computed(households);

        CaseKey second = world.opened(households);

        assertThat(world.payments.compute(second)).isEqualTo(new Nothing());
        assertThat(world.payments.get(second).excluded()).hasSize(2).allMatch(reason -> reason.contains("已在其他批次核定补贴"));
    }

    @Test
    void householdWithoutPayeeIsNamedBeforeAnythingIsPrepared() {
        List<Long> households = world.accept(2);
        world.ledger.forgetPayee(households.get(1));
        CaseKey batch = world.computed(households);

        assertThatThrownBy(() -> world.prepare(batch))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("户编号" + households.get(1) + "没有收款人");
        assertThat(world.payments.get(batch).state()).isEqualTo(BatchState.COMPUTED);
    }

    @Test
    void stepsAreTakenInOrderByDifferentPersons() {
        CaseKey batch = world.computed(world.accept(1));
        world.prepare(batch);

        assertThat(world.payments.nextStep(batch)).contains(new ApprovalStep(1, "district-office", "推进办审核"));
        assertThatThrownBy(() -> world.decide(batch, "clerk", "approve")).hasMessageContaining("须由不同的人办理");

        assertThat(world.decide(batch, "office", "approve")).isTrue();
        assertThat(world.payments.nextStep(batch)).map(ApprovalStep::no).contains(2);
        assertThatThrownBy(() -> world.decide(batch, "office", "approve")).hasMessageContaining("须由不同的人办理");
        assertThat(world.ledger.findings(batch, Tasks.APPROVE, "office", Map.of("decision", "approve"), null))
                .extracting(Finding::reason)
                .containsExactly("编制和各级审批须由不同的人办理，您已办理过本批次");

        assertThat(world.decide(batch, "finance", "approve")).isTrue();
        assertThat(world.payments.nextStep(batch)).isEmpty();
        assertThat(world.payments.get(batch).state()).isEqualTo(BatchState.APPROVED);
    }

    @Test
    void samePersonIsRefusedByTheDatabaseToo() {
        CaseKey batch = world.computed(world.accept(1));
        world.prepare(batch);
        world.decide(batch, "office", "approve");

        assertThatThrownBy(() -> world.jdbc
                        .sql(
                                "UPDATE finance.approval SET decided_by = 'office', approved = true, decided_at = '2021-10-08Z' WHERE batch = :batch AND no = 2")
                        .param("batch", Long.valueOf(batch.item()))
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("approval_by_different_persons");
    }

    @Test
    void returnedBatchIsPreparedAnewAndApprovedFromTheStart() {
        CaseKey batch = world.computed(world.accept(2));
        world.prepare(batch);
        world.decide(batch, "office", "approve");

        assertThat(world.decide(batch, "finance", "return")).isFalse();
        assertThat(world.payments.get(batch).state()).isEqualTo(BatchState.COMPUTED);

        world.prepare(batch);
        assertThat(world.payments.nextStep(batch)).map(ApprovalStep::no).contains(1);
        assertThat(world.payments.lines(batch)).hasSize(4);
    }

    @Test
    void returningABatchNeedsAReason() {
        CaseKey batch = world.computed(world.accept(1));
        world.prepare(batch);

        assertThat(world.ledger.findings(batch, Tasks.APPROVE, "office", Map.of("decision", "return"), null))
                .extracting(Finding::reason)
                .containsExactly("退回时没有写明原因");
    }

    @Test
    void snapshotOfALineCannotBeEdited() {
        CaseKey batch = world.approved(world.accept(1));

        assertThatThrownBy(() -> world.jdbc
                        .sql("UPDATE finance.line SET amount = amount + 1 WHERE batch = :batch")
                        .param("batch", Long.valueOf(batch.item()))
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never changed");
    }

    @Test
    void changeAfterApprovalVoidsTheApproval() {
        CaseKey batch = world.approved(world.accept(1));
        CaseKey half = world.computed(world.accept(1));
        world.prepare(half);
        tamper(batch);
        tamper(half);
        world.allotAmply();

        assertThatThrownBy(() -> world.payments.reserve(batch)).hasMessageContaining("审批作废");
        assertThat(world.balance(FundSource.SUPERIOR).reserved()).isEqualTo(Money.ZERO);
        assertThatThrownBy(() -> world.decide(half, "office", "approve")).hasMessageContaining("审批作废");
        assertThat(world.decide(half, "office", "return")).isFalse();
    }

    private void tamper(CaseKey batch) {
        world.transaction.executeWithoutResult(status -> {
            world.jdbc.sql("ALTER TABLE finance.line DISABLE TRIGGER USER").update();
            world.jdbc
                    .sql("UPDATE finance.line SET bank = '别的银行' WHERE batch = :batch")
                    .param("batch", Long.valueOf(batch.item()))
                    .update();
            world.jdbc.sql("ALTER TABLE finance.line ENABLE TRIGGER USER").update();
        });
    }

    @Test
    void reservationNamesWhatIsLackingAndTakesNothing() {
        CaseKey batch = world.approved(world.accept(1));
        assertThat(world.payments.reserve(batch)).isEqualTo(new Refused(Money.of("3500")));

        Map<String, String> allotment = Map.of(
                "fundSource", "SUPERIOR", "documentNo", "财指〔2021〕9号", "allottedOn", "2021-10-01", "amount", "2000");
        world.funds.provide(
                batch,
                world.ledger.hand(batch, "subsidy-payout.userTask_provideFunds", "finance", allotment, null),
                "finance");
        assertThat(world.payments.reserve(batch)).isEqualTo(new Refused(Money.of("2000.05")));
        assertThat(world.balance(FundSource.SUPERIOR).available()).isEqualTo(Money.of("2000"));

        world.allotAmply();
        assertThat(world.payments.reserve(batch)).isEqualTo(new Reserved(Money.of("3500")));
        assertThat(world.payments.reserve(batch)).isEqualTo(new Reserved(Money.of("3500")));
        assertThat(world.balance(FundSource.SUPERIOR).reserved()).isEqualTo(Money.of("1499.95"));
        assertThat(world.funds.prove(world.plan).differences()).isEmpty();
    }

    @Test
    void allotmentIsCheckedBeforeItCounts() {
        Map<String, String> wrong =
                Map.of("fundSource", "LOTTERY", "documentNo", " ", "allottedOn", "2021-13-40", "amount", "0.00");

        assertThat(world.ledger.findings(world.village, "subsidy-payout.userTask_provideFunds", "finance", wrong, null))
                .extracting(Finding::column)
                .containsExactly("资金来源", "指标文号", "金额", "下达日期");
    }

    @Test
    void bankFileIsProducedOnceAndStaysTheSame() {
        CaseKey batch = world.filed(world.accept(2));
        byte[] first = world.bankFile(batch);

        world.payments.file(batch);

        assertThat(world.bankFile(batch)).isEqualTo(first);
        assertThat(world.payments.get(batch).fileHash())
                .isEqualTo(java.util.HexFormat.of().formatHex(Filing.sha256(first)));
    }

    @Test
    void householdThatLostItsClaimIsWithheldFromTheFileAndItsMoneyIsFreeAgain() {
        List<Long> households = world.accept(3);
        CaseKey batch = world.approved(households);
        world.allotAmply();
        world.payments.reserve(batch);
        world.ledger.loseEligibility(households.get(0));

        world.payments.file(batch);

        BatchView view = world.payments.get(batch);
        assertThat(view.lines()).isEqualTo(4);
        assertThat(view.excluded()).hasSize(1);
        assertThat(world.balance(FundSource.SUPERIOR).reserved()).isEqualTo(Money.of("2999.90"));
        world.answer(batch, Set.of());
        world.payments.settle(batch);
        assertThat(world.payments.settled(world.village)).isTrue();
        assertThat(world.funds.prove(world.plan).differences()).isEmpty();
    }

    @Test
    void paidBatchSettlesTheVillage() {
        List<Long> households = world.accept(2);
        CaseKey batch = world.filed(households);
        assertThat(world.payments.settled(world.village)).isFalse();

        assertThat(world.answer(batch, Set.of())).isEqualTo(new ResultSummary(4, Money.of("7000"), 0, Money.ZERO));
        world.payments.settle(batch);
        world.payments.settle(batch);

        assertThat(world.seen(VillageSettled.class)).containsExactly(new VillageSettled(world.village));
        assertThat(world.payments.settled(world.village)).isTrue();
        assertThat(households)
                .allMatch(household -> world.ledger.payment(household).equals("PAID"));
        assertThat(world.balance(FundSource.CITY_AWARD).paid()).isEqualTo(Money.of("600"));
        assertThat(world.funds.prove(world.plan).differences()).isEmpty();
    }

    @Test
    void villageWithAnAcceptedHouseholdInNoBatchIsNotSettled() {
        CaseKey batch = world.filed(world.accept(1));
        world.accept(1);

        world.answer(batch, Set.of());
        world.payments.settle(batch);

        assertThat(world.payments.settled(world.village)).isFalse();
        assertThat(world.seen(VillageSettled.class)).isEmpty();
    }

    @Test
    void sameResultTwiceMovesMoneyOnce() {
        CaseKey batch = world.filed(world.accept(2));
        byte[] answer = world.answers(batch, Set.of(2), row -> row);
        CheckedSheet sheet = world.check(batch, answer);

        ResultSummary first = world.record(batch, sheet.sheet());
        CheckedSheet again = world.check(batch, answer);
        ResultSummary second = world.record(batch, again.sheet());

        assertThat(again.sheet()).isEqualTo(sheet.sheet());
        assertThat(second).isEqualTo(first);
        assertThat(world.seen(LineReturned.class)).hasSize(1);
        assertThat(world.funds.prove(world.plan).differences()).isEmpty();
    }

    @Test
    void anotherResultForTheSameBatchIsRefused() {
        CaseKey batch = world.filed(world.accept(1));
        CheckedSheet other = world.check(batch, world.answers(batch, Set.of(1), row -> row));
        world.answer(batch, Set.of());

        assertThatThrownBy(() -> world.record(batch, other.sheet())).hasMessageContaining("已登记过另一份银行结果");
        assertThat(world.funds.prove(world.plan).differences()).isEmpty();
    }

    @Test
    void everyWrongRowOfAResultIsToldAndNothingIsStored() {
        CaseKey batch = world.filed(world.accept(4));
        byte[] answer = world.answers(batch, Set.of(8), row -> switch (row.get(BankSheets.NO)) {
            case "1" -> with(row, BankSheets.AMOUNT, "2000.01");
            case "2" -> with(row, BankSheets.NO, "99");
            case "3" -> with(row, BankSheets.HOUSEHOLD, "1");
            case "4" -> with(row, BankSheets.NO, "5");
            case "6" -> without(row, BankSheets.SERIAL);
            case "7" -> with(row, BankSheets.BOOKED_ON, "2021-10-09");
            case "8" -> without(row, BankSheets.REASON);
            default -> row;
        });

        CheckedSheet sheet = world.check(batch, answer);

        assertThat(sheet.sheet()).isNull();
        assertThat(sheet.findings())
                .extracting(Finding::reason)
                .containsExactlyInAnyOrder(
                        "与送银行的金额2000.00元不一致",
                        "不是本批次送银行的付款",
                        "与送银行的户编号" + world.payments.lines(batch).get(2).household() + "不一致",
                        "与送银行的户编号" + world.payments.lines(batch).get(4).household() + "不一致",
                        "与送银行的金额2000.00元不一致",
                        "与第" + rowOf(sheet, "重复") + "行重复",
                        "付款成功但没有银行流水号",
                        "早于送银行的日期或晚于今天",
                        "付款失败但没有原因",
                        "缺少2笔付款的结果，序号2、4");
        assertThat(world.jdbc
                        .sql("SELECT count(*) FROM finance.result_sheet WHERE batch = :batch")
                        .param("batch", Long.valueOf(batch.item()))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static String rowOf(CheckedSheet sheet, String reason) {
        return sheet.findings().stream()
                .map(Finding::reason)
                .filter(text -> text.startsWith("与第") && text.endsWith(reason))
                .map(text -> text.replaceAll("[^0-9]", ""))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void resultOfAnotherBatchIsRefusedAsAWhole() {
        CaseKey one = world.filed(world.accept(1));
        CaseKey other = world.filed(world.accept(1));

        CheckedSheet sheet = world.check(other, world.answers(one, Set.of(), row -> row));

        assertThat(sheet.sheet()).isNull();
        assertThat(sheet.findings()).isNotEmpty();
        CheckedSheet right = world.check(one, world.answers(one, Set.of(), row -> row));
        assertThatThrownBy(() -> world.record(other, right.sheet())).hasMessageContaining("没有本批次检查通过的银行结果");
    }

    @Test
    void resultBeforeTheFileIsRefused() {
        CaseKey batch = world.approved(world.accept(1));

        assertThat(world.check(batch, new byte[0]).findings())
                .extracting(Finding::reason)
                .containsExactly("这个批次还没有送银行");
    }

    @Test
    void returnedLineIsCorrectedConfirmedAndPaidByANewLine() {
        List<Long> households = world.accept(2);
        CaseKey batch = world.filed(households);
        world.answer(batch, Set.of(1));
        world.payments.settle(batch);
        CaseKey line = world.seen(LineReturned.class).get(0).line();
        assertThat(world.payments.settled(world.village)).isFalse();
        assertThat(world.ledger.payment(households.get(0))).isEqualTo("IN_BATCH");

        world.correct(line, "clerk");
        assertThatThrownBy(() -> world.confirm(line, "clerk", "approve")).hasMessageContaining("须由不同的人办理");
        assertThat(world.confirm(line, "office", "return")).isFalse();
        world.correct(line, "clerk");
        assertThat(world.confirm(line, "office", "approve")).isTrue();
        CaseKey again = world.payments.reissue(line);
        assertThat(world.payments.reissue(line)).isEqualTo(again);

        assertThat(world.payments.compute(again)).isEqualTo(new Computed(1, Money.of("2000")));
        world.approve(again);
        world.file(again);
        LineView issued = world.payments.lines(again).get(0);
        assertThat(issued.replaces()).isEqualTo(line);
        assertThat(world.payments.line(line).state()).isEqualTo(LineState.REISSUED);
        assertThat(world.payments.line(line).payeeMasked()).isEqualTo("张*");
        world.answer(again, Set.of());
        world.payments.settle(again);

        assertThat(world.payments.settled(world.village)).isTrue();
        assertThat(world.ledger.payment(households.get(0))).isEqualTo("PAID");
        assertThat(world.funds.prove(world.plan).differences()).isEmpty();
    }

    @Test
    void lineIsNotIssuedAgainWithoutAConfirmedCorrection() {
        CaseKey batch = world.filed(world.accept(1));
        world.answer(batch, Set.of(1));
        CaseKey line = world.seen(LineReturned.class).get(0).line();
        world.correct(line, "clerk");

        assertThatThrownBy(() -> world.payments.reissue(line)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> world.correct(line, "clerk")).hasMessageContaining("等待复核");
    }

    @Test
    void lineGivenUpClosesTheHouseholdAndTheVillage() {
        List<Long> households = world.accept(1);
        CaseKey batch = world.filed(households);
        world.answer(batch, new HashSet<>(Set.of(1, 2)));
        world.payments.settle(batch);

        List<CaseKey> lines =
                world.seen(LineReturned.class).stream().map(LineReturned::line).toList();
        lines.forEach(line -> world.payments.closeLine(line, "户主去世，无继承人", "office"));
        lines.forEach(line -> world.payments.closeLine(line, "户主去世，无继承人", "office"));

        assertThat(world.payments.settled(world.village)).isTrue();
        assertThat(world.ledger.payment(households.get(0))).isEqualTo("CLOSED");
        assertThat(world.balance(FundSource.SUPERIOR).paid()).isEqualTo(Money.ZERO);
        assertThat(world.funds.prove(world.plan).differences()).isEmpty();
    }

    @Test
    void householdIsNeverPaidTwiceWhateverTheProgramDoes() {
        CaseKey batch = world.filed(world.accept(1));
        world.answer(batch, Set.of());

        assertThatThrownBy(() -> world.jdbc
                        .sql("""
                                INSERT INTO finance.line (batch, round, no, village, household, entitlement, item, season, instalment,
                                    amount, name_sealed, name_masked, account_sealed, account_masked, bank)
                                SELECT batch, round, 100, village, household, entitlement, item, season, instalment,
                                    amount, name_sealed, name_masked, account_sealed, account_masked, bank
                                FROM finance.line WHERE batch = :batch AND no = 1""")
                        .param("batch", Long.valueOf(batch.item()))
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("line_never_paid_twice");
    }

    @Test
    void differenceIsNamedToTheFen() {
        CaseKey batch = world.filed(world.accept(1));
        world.answer(batch, Set.of());
        world.jdbc
                .sql("""
                        INSERT INTO finance.transfer (fund, movement, debit, credit, amount, reason, clause, key, batch, by_user, at)
                        SELECT f.id, 'RESERVE', d.id, c.id, 1, '误记', '无', :key, :batch, 'x', '2021-10-08Z'
                        FROM finance.fund f JOIN finance.account d ON d.fund = f.id AND d.kind = 'RESERVED'
                        JOIN finance.account c ON c.fund = f.id AND c.kind = 'AVAILABLE'
                        WHERE f.plan = :plan AND f.source = 'SUPERIOR'""")
                .param("key", "wrong:" + batch)
                .param("batch", Long.valueOf(batch.item()))
                .param("plan", world.plan.value())
                .update();

        assertThat(world.funds.prove(world.plan).differences())
                .containsExactlyInAnyOrder(
                        "上级资金预留资金流水与在途付款行：不一致，前者0.01元，后者0.00元，相差0.01元。",
                        "批次" + batch.item() + "预留未付资金流水与在途付款行：不一致，前者0.01元，后者0.00元，相差0.01元。");
    }

    private static Map<String, String> with(Map<String, String> row, String header, String value) {
        row.put(header, value);
        return row;
    }

    private static Map<String, String> without(Map<String, String> row, String header) {
        row.remove(header);
        return row;
    }
}
