package org.qingnuan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Row;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingnuan.finance.BankStatements;
import org.qingnuan.finance.Funds;
import org.qingnuan.finance.LineState;
import org.qingnuan.finance.LineView;
import org.qingnuan.finance.Payments;
import org.qingnuan.process.BankAnswer;
import org.qingnuan.process.PlayedPlan;
import org.qingnuan.process.PlayedPlans;
import org.qingnuan.process.VillageInStage;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.support.RosterRows;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** 500 payments from the document that allots their money to the statement that reconciles it, in Tasklist and on our pages. */
@Tag("full")
@BrowserTest("spring.application.name=qingnuan-payout")
class PayoutIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORD = "secret";
    private static final int HOUSEHOLDS = 250;
    private static final int RETURNED = 3;

    /** Accounts that no household has. */
    private static final int OTHERS = 900_000;

    private static final Money ALLOTTED = Money.of("2000000");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @TempDir
    Path folder;

    private Window window;
    private PlayedPlan plan;
    private CaseKey village;
    private CaseKey batch;
    private String town;
    private String office;
    private String finance;
    private String path;

    @BeforeAll
    void aVillageOf250HouseholdsIsAccepted() {
        PlayedPlans plans = PlayedPlans.of(context);
        plan = plans.zichuanOf(HOUSEHOLDS);
        village = VillageInStage.started(plan, HOUSEHOLDS)
                .throughCommissioning()
                .inspected()
                .key();
        batch = plan.onlyCase(village, "batch");
        plans.deployRates(plan.key().plan());
        town = plan.person("town-official", plan.body());
        office = plan.person("district-office", plan.key());
        finance = plan.person("finance-office", plan.key());
        path = "/plans/" + plan.key().plan();
        window = new Window(port, PATIENCE, "payout");
    }

    @AfterAll
    void close() {
        if (window != null) {
            window.close();
        }
    }

    @Test
    void fiveHundredPaymentsAreAllottedApprovedReturnedCorrectedReissuedAndReconciled() {
        allot();
        as(finance, path + "/rates", page -> approveRates(page, "须财政部门另一人批准后才生效"));
        as(plan.person("finance-office", plan.key(), 2), path + "/rates", page -> approveRates(page, "补贴标准已批准"));
        plan.runJobs();

        task(town, batch, "userTask_prepareBatch", this::complete);
        plan.employ(town, "district-office", plan.key());
        task(town, batch, "userTask_approveBatch", page -> {
            choose(page, "同意");
            Window.button(page, "办结").click();
            assertThat(page.locator(".qn-form")).containsText("编制和各级审批须由不同的人办理");
            shot(page, "same-person-refused");
        });
        release("userTask_approveBatch", batch);
        task(office, batch, "userTask_approveBatch", page -> {
            assertThat(page.locator(".qn-form")).containsText("名单内容");
            choose(page, "同意");
            shot(page, "checks");
            complete(page);
        });
        task(finance, batch, "userTask_approveBatch", page -> {
            choose(page, "同意");
            complete(page);
        });
        assertThat(lines(batch)).hasSize(2 * HOUSEHOLDS);
        task(finance, batch, "userTask_recordBankResult", this::recordResult);

        List<LineView> returned = lines(batch).stream()
                .filter(line -> line.state() == LineState.RETURNED)
                .toList();
        assertThat(returned).hasSize(RETURNED);
        for (LineView line : returned) {
            task(town, line.key(), "userTask_correctPayee", page -> {
                page.getByLabel("收款人姓名").fill("李四");
                page.getByLabel("银行账号").fill(RosterRows.account(OTHERS + returned.indexOf(line)));
                page.getByLabel("开户银行").fill("工商银行");
                page.getByLabel("更正原因").fill("存折已更换");
                complete(page);
            });
        }
        for (LineView line : returned) {
            task(office, line.key(), "userTask_verifyPayee", page -> {
                choose(page, "更正属实");
                complete(page);
            });
        }
        plan.cases(village, "batch").stream().filter(one -> !one.equals(batch)).forEach(this::payAgain);
        assertThat(plan.cases(village, "batch")).hasSize(1 + RETURNED);

        reconcile();
        assertThat(plan.bean(Funds.class).prove(village.plan()).differences()).isEmpty();
    }

    private static void approveRates(Page page, String told) {
        page.getByLabel("批准意见").fill("测财字〔2021〕7号");
        Window.button(page, "批准下列标准").click();
        assertThat(page.getByText(told).first()).isVisible();
    }

    /** Money from one document for each source, on the page where plans are prepared. */
    private void allot() {
        as(finance, path + "/readiness", page -> {
            String sheet = List.of("上级资金", "市级奖补", "区县配套").stream()
                    .map(source -> "%s,测财指〔2021〕%s号,%s,%s".formatted(source, source, plan.today(), ALLOTTED))
                    .collect(Collectors.joining("\n", "资金来源,指标文号,下达日期,金额(元)\n", "\n"));
            page.locator("details:has(form[action$='/allotments']) summary").click();
            page.locator("form[action$='/allotments'] input[type=file]")
                    .setInputFiles(new FilePayload("指标.csv", "text/csv", sheet.getBytes(StandardCharsets.UTF_8)));
            page.locator("form[action$='/allotments'] button").click();
            assertThat(page.getByText("已登记3份指标文").first()).isVisible();
            shot(page, "allotted");
        });
    }

    private void recordResult(Page page) {
        AtomicInteger rows = new AtomicInteger();
        Path sheet = Window.download(page.locator(".qn-form"), "下载预填表格", folder);
        Path filled = Workbooks.edit(
                sheet, folder.resolve("result.xlsx"), "序号", row -> answer(row, rows.incrementAndGet() <= RETURNED));
        page.locator("section[data-sheet] input[type=file], input[type=file][accept*=xlsx]")
                .last()
                .setInputFiles(filled);
        assertThat(page.getByText("核对无误，共 500 行").first()).isVisible();
        shot(page, "result");
        complete(page);
    }

    private void answer(Row row, boolean returned) {
        if (returned) {
            row.createCell(3).setCellValue("失败");
            row.createCell(4).setCellValue("户名不符");
        } else {
            row.createCell(3).setCellValue("成功");
            row.createCell(5).setCellValue("DF-" + batch.item() + "-" + row.getRowNum());
            row.createCell(6).setCellValue(plan.today().toString());
        }
    }

    /** A returned payment's own batch goes the way of the first one, without the browser. */
    private void payAgain(CaseKey again) {
        plan.complete(town, again, "userTask_prepareBatch", null);
        plan.complete(office, again, "userTask_approveBatch", null, "decision", "approve");
        plan.complete(finance, again, "userTask_approveBatch", null, "decision", "approve");
        plan.complete(finance, again, "userTask_recordBankResult", BankAnswer.of(plan, again, 0));
    }

    /** The bank's statement has everything and takes one payment back; a month later the books still agree. */
    private void reconcile() {
        LineView tookBack = lines(batch).stream()
                .filter(line -> line.state() == LineState.PAID)
                .findFirst()
                .orElseThrow();
        StringBuilder statement = new StringBuilder("交易日期,银行流水号,类别,金额,关联号\n");
        for (String source : List.of("上级资金", "市级奖补", "区县配套")) {
            statement.append("%s,A%s,收款,%s,测财指〔2021〕%s号\n".formatted(plan.today(), source, ALLOTTED, source));
        }
        Money balance = ALLOTTED.times(3);
        for (CaseKey one : plan.cases(village, "batch")) {
            for (LineView line : lines(one)) {
                if (line.state() == LineState.PAID) {
                    balance = balance.minus(line.amount());
                    statement.append("%s,%s,付款,%s,\n".formatted(line.paidOn(), line.bankSerial(), line.amount()));
                }
            }
        }
        plan.at(plan.now().plus(Duration.ofDays(30)));
        statement.append("%s,C1,冲正,%s,%s\n".formatted(plan.today(), tookBack.amount(), tookBack.bankSerial()));
        String left = balance.plus(tookBack.amount()).toYuan();
        as(finance, path + "/bank", page -> {
            page.getByLabel("起").fill("2021-01-01");
            page.getByLabel("止").fill(plan.today().toString());
            page.getByLabel("期末余额（元）").fill(left);
            page.getByLabel("银行流水表")
                    .setInputFiles(new FilePayload(
                            "流水.csv", "text/csv", statement.toString().getBytes(StandardCharsets.UTF_8)));
            Window.button(page, "登记对账单").click();
            assertThat(page.getByText("冲正1笔").first()).isVisible();
            assertThat(page.getByText("调节后相符").first()).isVisible();
            shot(page, "reconciled");
            assertThat(Window.download(page.locator("main"), "下载余额调节表", folder)).isNotEmptyFile();
        });
        plan.runJobs();
        assertThat(plan.where(tookBack.key())).containsExactly("userTask_correctPayee");
        assertThat(plan.bean(BankStatements.class).reconcile(village.plan()).difference())
                .isEqualTo(Money.ZERO);
    }

    private List<LineView> lines(CaseKey of) {
        return plan.bean(Payments.class).lines(of);
    }

    /** Gives a task back that somebody holds who may not complete it. */
    private void release(String task, CaseKey subject) {
        plan.bean(TaskService.class).setAssignee(plan.task(subject, task).getId(), null);
    }

    private void task(String user, CaseKey subject, String task, Consumer<Page> work) {
        String id = plan.task(subject, task).getId();
        as(user, "/camunda/app/tasklist/default/#/?task=" + id, page -> {
            assertThat(page.locator(".qn-head")).isVisible();
            page.locator("button.claim").click();
            work.accept(page);
        });
        plan.runJobs();
    }

    private void complete(Page page) {
        Window.button(page, "办结").click();
        try {
            assertThat(page.locator(".qn-form")).hasCount(0);
        } catch (AssertionError stays) {
            throw new AssertionError(page.locator(".qn-form").innerText(), stays);
        }
    }

    private static void choose(Page page, String choice) {
        page.locator(".qn-choice")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(choice, new Page.GetByTextOptions().setExact(true))))
                .click();
    }

    private void as(String user, String path, Consumer<Page> work) {
        window.as(user, PASSWORD, path, work);
    }

    private void shot(Page page, String name) {
        window.shot(page, name);
    }
}
