package org.qingnuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qingnuan.finance.AccountProofs;
import org.qingnuan.process.BankAnswer;
import org.qingnuan.process.PlanSeeds;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.ProcessTest;
import org.qingnuan.process.Staff;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;

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
