package org.qingnuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qingnuan.finance.AccountProofs;
import org.qingnuan.finance.BankStatements;
import org.qingnuan.finance.BankStatements.Handed;
import org.qingnuan.finance.BankStatements.Taken;
import org.qingnuan.finance.EntryKind;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.LevelSettlements;
import org.qingnuan.finance.LineView;
import org.qingnuan.finance.Payments;
import org.qingnuan.ledger.Lots;
import org.qingnuan.ledger.OpenDefects;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.BankAnswer;
import org.qingnuan.process.PlanSeeds;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.Staff;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;

/** Three gas households of Zichuan's demonstration, 3,920.00 each; the bank returns one payment. */
@ProcessTest
class FundPagesTest {

    @Test
    void moneyIsFollowedFromItsDocumentToTheBank(PlayedPlans plans) throws Exception {
        PlayedPlan plan = plans.zichuanWithRates();
        plan.allot();
        CaseKey village = VillageInStage.started(plan, 3)
                .throughCommissioning()
                .inspected()
                .key();
        CaseKey batch = plan.onlyCase(village, "batch");
        plan.work(batch, "userTask_prepareBatch");
        plan.work(batch, "userTask_approveBatch", "decision", "approve");
        plan.work(batch, "userTask_approveBatch", "decision", "approve");
        plan.work(batch, "userTask_recordBankResult", BankAnswer.of(plan, batch, 1));
        plan.bean(AccountProofs.class).daily(village.plan());
        FundPages pages = plan.bean(FundPages.class);
        String finance = plan.person("finance-office", plan.key());

        FundPage page = pages.of(village.plan(), finance);

        assertThat(page.proof().agrees()).isTrue();
        assertThat(page.proof().text()).contains("每日核对", "全部一致");
        assertThat(page.allotments()).isNotEmpty();
        assertThat(page.bodies()).singleElement().satisfies(body -> {
            assertThat(body.accepted()).isEqualTo(3);
            assertThat(body.households()).isEqualTo(3);
            assertThat(body.due()).isEqualTo("11,760.00 元");
        });
        assertThat(page.returned())
                .singleElement()
                .satisfies(one -> assertThat(one.lines()).isEqualTo(1));
        assertThat(page.batches()).extracting(FundPage.Batch::id).contains(batch.item());
        assertThat(page.layouts()).filteredOn(FundPage.Layout::chosen).hasSize(2);
        assertThat(plan.bean(Staff.class).may(finance, plan.key(), Staff.Action.READ_FUNDS))
                .isTrue();
        assertThat(plan.bean(Staff.class)
                        .may(plan.person("town-official", plan.body()), plan.key(), Staff.Action.READ_FUNDS))
                .isFalse();
        ByteArrayOutputStream audit = new ByteArrayOutputStream();
        pages.audit(batch, audit);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        pages.write(village.plan(), finance, all);
        assertThat(List.of(audit.size(), all.size())).allMatch(size -> size > 3000);
        assertThat(page.alarm()).isNull();

        plan.at(plan.now().plus(Duration.ofDays(31)));

        FundPage later = pages.of(village.plan(), finance);
        assertThat(later.alarm()).contains("超过30天", "最长31天", "退票更正");
        assertThat(later.ageing()).singleElement().satisfies(age -> {
            assertThat(age.late()).isTrue();
            assertThat(age.bar60()).isEqualTo(1000);
        });
    }

    @Test
    void aPaymentThatTheBankTookBackGoesToCorrectionAndTheQueueIsShownWithWhatToDo(PlayedPlans plans) throws Exception {
        PlayedPlan plan = plans.zichuanWithRates();
        plan.allot();
        CaseKey village = VillageInStage.started(plan, 2)
                .throughCommissioning()
                .inspected()
                .key();
        CaseKey batch = plan.onlyCase(village, "batch");
        plan.work(batch, "userTask_prepareBatch");
        plan.work(batch, "userTask_approveBatch", "decision", "approve");
        plan.work(batch, "userTask_approveBatch", "decision", "approve");
        plan.work(batch, "userTask_recordBankResult", BankAnswer.of(plan, batch, 0));
        plan.runJobs();
        LineView line = plan.bean(Payments.class).lines(batch).get(0);
        String finance = plan.person("finance-office", plan.key());

        Taken taken = take(plan, finance, """
                交易日期,银行流水号,类别,金额,关联号
                %1$s,C1,冲正,%2$s,%3$s
                %1$s,X9,付款,8.50,
                """.formatted(plan.today(), line.amount(), line.bankSerial()));
        plan.runJobs();

        assertThat(taken.kinds()).isEqualTo(Map.of(EntryKind.REVERSED, 1, EntryKind.UNMATCHED, 1));
        assertThat(plan.where(line.key())).containsExactly("userTask_correctPayee");
        BankPage page = plan.bean(BankPages.class).of(village.plan(), finance);
        assertThat(page.recording()).isTrue();
        assertThat(page.reversed())
                .singleElement()
                .satisfies(one -> assertThat(one.state()).isEqualTo("退票"));
        assertThat(page.queue()).singleElement().satisfies(one -> {
            assertThat(one.finding()).isEqualTo("银行结果里没有这个流水号，也没有写明批次");
            assertThat(one.next()).contains("一人提出认定", "另一人确认");
        });
        assertThat(page.sheet().sides()).hasSize(4);
        ByteArrayOutputStream sheet = new ByteArrayOutputStream();
        plan.bean(BankPages.class).write(village.plan(), finance, sheet);
        assertThat(sheet.size()).isGreaterThan(3000);
        assertThat(plan.bean(Staff.class).may(finance, plan.key(), Staff.Action.RECORD_BANK_STATEMENTS))
                .isTrue();
        assertThat(plan.bean(Staff.class)
                        .may(
                                plan.person("district-office", plan.key()),
                                plan.key(),
                                Staff.Action.RECORD_BANK_STATEMENTS))
                .isFalse();
    }

    @Test
    void whatTheSuperiorAdvancedIsSettledOnWhatWasAcceptedAndTheSheetGoesUp(PlayedPlans plans) {
        PlayedPlan plan = plans.zichuanWithRates();
        plan.allot();
        CaseKey village = VillageInStage.started(plan, 3)
                .throughCommissioning()
                .inspected()
                .key();
        CaseKey batch = plan.onlyCase(village, "batch");
        plan.work(batch, "userTask_prepareBatch");
        PlanId id = village.plan();
        String finance = plan.person("finance-office", plan.key());
        LevelSettlements levels = plan.bean(LevelSettlements.class);
        LevelSettlementPages pages = plan.bean(LevelSettlementPages.class);
        Money share = levels.look(id, FundSource.SUPERIOR, null).total().due();

        long settlement = levels.prepare(
                id,
                new LevelSettlements.Ask(FundSource.SUPERIOR, null, LevelSettlements.Disposal.RETURN_UP, null),
                finance);
        levels.decide(id, settlement, true, null, "another");

        LevelSettlementSheet sheet = pages.sheet(id, settlement, finance);
        assertThat(share.fen()).isPositive();
        assertThat(sheet.total().task())
                .isEqualTo(plan.bean(Villages.class).get(village).quota());
        assertThat(sheet.total().accepted()).isEqualTo(3);
        assertThat(sheet.total().decided()).isEqualTo(3);
        assertThat(sheet.total().paid()).isZero();
        assertThat(sheet.total().due()).isEqualTo(Wording.money(share));
        assertThat(sheet.bodies())
                .singleElement()
                .satisfies(body -> assertThat(body.villages()).hasSize(1));
        assertThat(sheet.booking()).isEqualTo("RETURN_UP");
        CaseKey lot = plan.bean(Lots.class).of(village.body()).get(0).key();
        assertThat(plan.bean(OpenDefects.class).ofLot(lot)).isEmpty(); // nothing would hold its contractor's money
        Money surplus = Money.of(sheet.open());
        levels.returnUp(id, settlement, new LevelSettlements.Paper("缴款书1", plan.today(), surplus), finance);
        assertThat(pages.sheet(id, settlement, finance).booking()).isNull();
        assertThat(plan.bean(FundPages.class).of(id, finance).sources())
                .anySatisfy(source -> assertThat(source.surrendered()).isEqualTo(Wording.money(surplus)));
        assertThat(plan.bean(AccountProofs.class).now(id, finance).differences())
                .isEmpty();
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        pages.write(id, settlement, finance, workbook);
        assertThat(workbook.size()).isGreaterThan(3000);
        assertThat(plan.bean(Staff.class)
                        .may(plan.person("district-office", plan.key()), plan.key(), Staff.Action.SETTLE_WITH_SUPERIOR))
                .isFalse();
    }

    private static Taken take(PlayedPlan plan, String by, String csv) {
        return plan.bean(BankStatements.class)
                .take(
                        new Handed(
                                plan.key().plan(),
                                plan.today().withDayOfYear(1),
                                plan.today(),
                                Money.of("1"),
                                "流水.csv",
                                by),
                        new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whereEachCountyHasItsOwnFinanceOfficeAnyOfThemApprovesTheRatesAndNoneSeesAllMoney(PlayedPlans plans) {
        PlayedPlan plan = plans.heze();
        Staff staff = plan.bean(Staff.class);
        String county = "county-purse-" + plan.body().area();
        plan.bean(PlanSeeds.class)
                .employ(county, county, "secret", "finance-office", plan.body().area());

        assertThat(staff.may(county, plan.key(), Staff.Action.APPROVE_RATES)).isTrue();
        assertThat(staff.may(county, plan.key(), Staff.Action.READ_FUNDS)).isFalse();
        assertThat(staff.may(plan.person("town-official", plan.body()), plan.key(), Staff.Action.APPROVE_RATES))
                .isFalse();
    }
}
