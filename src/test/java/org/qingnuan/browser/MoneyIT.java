package org.qingnuan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingnuan.finance.Funds;
import org.qingnuan.process.BankAnswer;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.RateTables;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The pages on which money is followed: rates tried and approved, funds, files and batches, and what a household is told. */
@BrowserTest("spring.application.name=qingnuan-money")
class MoneyIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String PASSWORD = "secret";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @TempDir
    Path folder;

    private Window window;
    private PlayedPlan plan;
    private CaseKey village;

    @BeforeAll
    void aVillageIsAcceptedAndItsRatesHaveJustComeIn() {
        PlayedPlans plans = PlayedPlans.of(context);
        plan = plans.zichuan();
        plan.allot();
        village = VillageInStage.started(plan, 3)
                .throughCommissioning()
                .inspected()
                .key();
        plans.deployRates(plan.key().plan());
        window = new Window(port, PATIENCE, "money");
    }

    @AfterAll
    void close() {
        window.close();
    }

    @Test
    void moneyIsFollowedFromTheApprovalOfItsRatesToWhatAHouseholdIsTold() {
        String finance = plan.person("finance-office", plan.key());
        String second = plan.person("finance-office", plan.key(), 2);
        CaseKey batch = plan.onlyCase(village, "batch");

        as(finance, "/plans/" + village.plan() + "/rates", page -> {
            assertThat(page.getByText("待批准").first()).isVisible();
            tryHigherRates(page);
            page.navigate(window.url("/plans/" + village.plan() + "/rates"));
            approve(page);
            assertThat(page.getByText("须财政部门另一人批准后才生效").first()).isVisible();
        });
        as(second, "/plans/" + village.plan() + "/rates", page -> {
            approve(page);
            assertThat(page.getByText("补贴标准已批准").first()).isVisible();
            shot(page, "rates-approved");
        });
        plan.runJobs();

        String town = plan.holder(batch, "userTask_prepareBatch");
        plan.work(batch, "userTask_prepareBatch");
        plan.work(batch, "userTask_approveBatch", "decision", "approve");
        plan.work(batch, "userTask_approveBatch", "decision", "approve");
        plan.work(batch, "userTask_recordBankResult", BankAnswer.of(plan, batch, 1));

        as(finance, "/plans/" + village.plan() + "/funds", page -> {
            assertThat(page.getByText("账户已注销").first()).isVisible();
            Window.button(page, "立即核对").click();
            assertThat(page.getByText("已核对，全部一致").first()).isVisible();
            page.locator("tr", new Page.LocatorOptions().setHasText("一卡通代发，定长文本"))
                    .getByRole(AriaRole.BUTTON)
                    .click();
            assertThat(page.getByText("已选用").first()).isVisible();
            shot(page, "funds");
            assertThat(size(Window.download(page.locator("main"), "审计表", folder)))
                    .isGreaterThan(3000);
            assertThat(size(Window.download(page.locator("main"), "下载全部报表", folder)))
                    .isGreaterThan(3000);
        });
        as(town, "/bodies/" + village.plan() + "/" + village.area() + "/subsidies", page -> {
            page.getByLabel("村").selectOption(village.village());
            page.getByLabel("户编号")
                    .fill(Long.toString(plan.households(village).get(0).id()));
            Window.button(page, "查询").click();
            shot(page, "subsidies");
            page.getByText("补贴告知单").first().click();
            assertThat(page.getByText("设备价格3200.00元").first()).isVisible();
            assertThat(page.getByText("已付，").first()).isVisible();
            shot(page, "subsidy-paper");
        });
        assertThat(plan.bean(Funds.class).prove(village.plan()).differences()).isEmpty();
    }

    /** 300.00 more for the works of each household. */
    private void tryHigherRates(Page page) {
        String table = new String(plan.bean(RateTables.class).of(village.plan()), StandardCharsets.UTF_8);
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload(
                        "subsidy.dmn",
                        "application/octet-stream",
                        table.replace("<text>200000</text>", "<text>230000</text>")
                                .getBytes(StandardCharsets.UTF_8)));
        Window.button(page, "试算").click();
        assertThat(page.getByText("逐户差异")).isVisible();
        assertThat(page.getByText("2300.00").first()).isVisible();
        shot(page, "trial");
    }

    private static void approve(Page page) {
        page.getByLabel("批准意见").fill("测财字〔2021〕7号");
        Window.button(page, "批准下列标准").click();
    }

    private void as(String user, String path, Consumer<Page> work) {
        window.as(user, PASSWORD, path, work);
    }

    private void shot(Page page, String name) {
        window.shot(page, name);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
