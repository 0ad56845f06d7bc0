package org.qingnuan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.qingnuan.ledger.Checked;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.LaunchedPlan;
import org.qingnuan.process.PlanSeeds;
import org.qingnuan.process.Playback;
import org.qingnuan.process.Tasks;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.qingnuan.support.Papers;
import org.qingnuan.support.RosterRows;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Officials at work in a real Chromium: a town registers its villages, a supervisor finds the late one, a stranger finds nothing. */
@BrowserTest("spring.application.name=qingnuan-browser")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrowserIT {

    private static final PlanId PLAN = new PlanId("zichuan-2021");
    private static final CaseKey XIHE = CaseKey.ofBody(PLAN, "xihe");
    private static final String DEADLINES = "/plans/zichuan-2021/deadlines";
    private static final String PASSWORD = "nuanhuo-2021";

    /** A build machine that does other work besides takes its time to show a page. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Map<String, String> CHOICES =
            Map.of("LOOSE_COAL", "散煤", "COAL_TO_GAS", "煤改气", "true", "是", "NONE", "无", "LOW_INCOME", "低保");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    PlanSeeds seeds;

    @Autowired
    Playback playback;

    @Autowired
    Villages villages;

    @Autowired
    Tasks tasks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RuntimeService runtime;

    @TempDir
    Path folder;

    private Playwright playwright;
    private Browser browser;

    @BeforeAll
    void season() {
        playback.setTime(Instant.parse("2021-06-11T01:00:00Z"));
        seeds.seed(PLAN, null);
        seeds.employ("xihe-zhen", "西河镇经办", PASSWORD, "town-official", "xihe");
        seeds.employ("xihe-zhen-2", "西河镇副手", PASSWORD, "town-official", "xihe");
        seeds.employ("xihe-cun", "西河镇村级文书", PASSWORD, "village-clerk", "xihe");
        seeds.employ("guanli", "系统管理员", PASSWORD, "administrator", "zichuan");
        seeds.employ("hongshan-zhen", "洪山镇经办", PASSWORD, "town-official", "hongshan");
        seeds.employ("qu-ban", "区推进办公室经办", PASSWORD, "district-office", "zichuan");
        seeds.employ("lingdao", "区领导小组督查员", PASSWORD, "leading-group", "zichuan");
        LaunchedPlan.start(context, PLAN);
        playback.runDueJobs();
        playwright = Chromium.playwright();
        setDefaultAssertionTimeout(PATIENCE.toMillis());
        browser = Chromium.launch(playwright);
    }

    @AfterAll
    void close() {
        browser.close();
        playwright.close();
    }

    @Test
    @Order(1)
    void aTownFindsItsTaskSeesAllErrorsOfItsSheetAtOnceAndCompletesWithTheCorrectedOne() {
        try (BrowserContext person = browser.newContext()) {
            Page page = signIn(person, "xihe-zhen", "/camunda/app/tasklist/default/");
            page.getByText("登记村庄分解任务").first().click();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("签收"))
                    .first()
                    .click();
            assertThat(page.getByText("西河镇").first()).isVisible();

            Download download =
                    page.waitForDownload(() -> page.getByText("下载预填表格").first().click());
            Path sheet = folder.resolve("sheet.xlsx");
            download.saveAs(sheet);
            upload(
                    page,
                    Workbooks.fill(
                            sheet,
                            folder.resolve("wrong.xlsx"),
                            "村名",
                            List.of(List.of("东河村", "许多", "煤改气", "是"), List.of("西河村", "90", "烧煤", "是"))));
            assertThat(page.getByText("许多").first()).isVisible();
            assertThat(page.getByText("烧煤").first()).isVisible();

            upload(
                    page,
                    Workbooks.fill(
                            sheet,
                            folder.resolve("right.xlsx"),
                            "村名",
                            List.of(List.of("东河村", "60", "煤改气", "是"), List.of("西河村", "90", "煤改气", "是"))));
            assertThat(page.getByText("核对无误").first()).isVisible();
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("办结").setExact(true))
                    .click();
            assertThat(page.getByText("登记村庄分解任务")).hasCount(0);
        }
        playback.runDueJobs();

        assertThat(villages.of(XIHE))
                .extracting(village -> village.area().name())
                .containsExactly("东河村", "西河村");
    }

    @Test
    @Order(2)
    void aTownsPlanFileOutlivesAReloadAndIsReadByTheOfficeThatApproves() throws IOException {
        try (BrowserContext person = browser.newContext()) {
            Page page = signIn(person, "xihe-zhen", "/camunda/app/tasklist/default/");
            page.getByText("编制实施方案").first().click();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("签收"))
                    .first()
                    .click();
            assertThat(button(page, "办结")).isEnabled();

            planFile(page, file("伪装.pdf", Papers.program()));
            assertThat(page.getByText("内容却是可执行程序")).isVisible();
            planFile(page, file("西河镇实施方案.pdf", Papers.pdf("plan")));
            assertThat(page.getByText("西河镇实施方案.pdf")).isVisible();
            assertThat(page.getByText("内容却是可执行程序")).hasCount(0);
            page.getByLabel("任务分解").fill("分解到村，责任到人");
            button(page, "保存草稿").click();
            assertThat(page.getByText("草稿已保存")).isVisible();

            page.reload();
            assertThat(page.getByText("西河镇实施方案.pdf")).isVisible();
            assertThat(page.getByLabel("任务分解")).hasValue("分解到村，责任到人");
            page.getByLabel("气代煤").check();
            page.getByLabel("时间节点").fill("8月30日前建成，9月30日前交付使用");
            button(page, "办结").click();
            assertThat(page.getByText("编制实施方案")).hasCount(0);
        }
        playback.runDueJobs();

        try (BrowserContext person = browser.newContext()) {
            Page page = signIn(person, "qu-ban", "/camunda/app/tasklist/default/");
            page.getByText("核准实施方案").first().click();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("签收"))
                    .first()
                    .click();
            assertThat(button(page, "办结")).isEnabled();
            assertThat(page.getByText("前序环节的文件（1）")).isVisible();
            Download download =
                    page.waitForDownload(() -> page.getByText("西河镇实施方案.pdf").click());

            assertThat(download.suggestedFilename()).isEqualTo("西河镇实施方案.pdf");
            assertThat(Files.readAllBytes(download.path())).isEqualTo(Papers.pdf("plan"));
        }
    }

    @Test
    @Order(3)
    void aVillageClerkSeesThePlacesAndAllErrorsOfTheRosterAtOnceAndCompletesWithTheCorrectedOne() {
        try (BrowserContext person = browser.newContext()) {
            Page page = signIn(person, "xihe-cun", "/camunda/app/tasklist/default/");
            open(page, "登记摸底结果", "西河镇 东河村");
            assertThat(page.getByText("新建任务")).isHidden();
            assertThat(page.getByText("启动流程")).isHidden();
            claim(page);

            Download download =
                    page.waitForDownload(() -> page.getByText("下载预填表格").first().click());
            Path sheet = folder.resolve("roster.xlsx");
            download.saveAs(sheet);
            RosterRows good = RosterRows.of(1, 3);
            upload(page, roster(sheet, "wrong-roster.xlsx", wrong()));
            assertThat(page.locator(".qn-findings")).containsText("校验码");
            assertThat(page.locator(".qn-findings")).containsText("重复");

            upload(page, roster(sheet, "right-roster.xlsx", good));
            assertThat(page.getByText("核对无误").first()).isVisible();
            page.getByLabel("摸底完成日期").fill("2021-06-11");
            complete(page);
            assertThat(card(page, "登记摸底结果", "西河镇 东河村")).hasCount(0);
        }
    }

    @Test
    @Order(4)
    void whoComesSecondAtOneFormIsToldSoAndKeepsWhatTheyTyped() {
        playback.runDueJobs();

        try (BrowserContext first = browser.newContext();
                BrowserContext second = browser.newContext()) {
            Page early = signIn(first, "xihe-zhen", "/camunda/app/tasklist/default/");
            Page late = signIn(second, "xihe-zhen-2", "/camunda/app/tasklist/default/");
            open(early, "审核摸底结果", "西河镇 东河村");
            open(late, "审核摸底结果", "西河镇 东河村");
            first.route(BrowserIT::looks, route -> {
                // no answer: this page has not looked again when its person claims
            });
            late.waitForResponse(answer -> answer.url().endsWith("/claim"), () -> claim(late));
            assertThat(late.getByLabel("审核意见")).isEnabled();
            claim(early);
            assertThat(early.getByText("该任务已由西河镇副手签收").first()).isVisible();
            first.unrouteAll();

            approve(late);
            late.getByLabel("审核意见").fill("户数与入户记录一致。");
            String task = tasks.open("xihe-zhen-2").stream()
                    .filter(open -> open.name().equals("审核摸底结果"))
                    .findFirst()
                    .orElseThrow()
                    .taskId();
            tasks.handOver(task, "xihe-zhen-2", "xihe-zhen", "出差");
            early.reload();
            open(early, "审核摸底结果", "西河镇 东河村");
            approve(early);
            complete(early);
            assertThat(card(early, "审核摸底结果", "西河镇 东河村")).hasCount(0);
            complete(late);

            assertThat(late.getByText("该任务已由西河镇经办办结，请刷新任务列表。")).isVisible();
            assertThat(late.getByLabel("审核意见")).hasValue("户数与入户记录一致。");
            assertThat(late.getByLabel("审核意见")).isVisible();
        }
    }

    @Test
    @Order(5)
    void aFailedJobStandsAsAnIncidentInCockpitUntilAnAdministratorLetsItBeTriedAgain() {
        CaseKey village = villages.of(XIHE).get(0).key();
        jdbc.sql("""
                create function ledger.storage_full() returns trigger language plpgsql as
                $$ begin raise exception 'storage full'; end $$
                """).update();
        jdbc.sql("create trigger storage_full before update on ledger.frame_state for each row"
                        + " when (new.frame = 'works' and new.fired_at is not null and new.subject = '%s')"
                                .formatted(village)
                        + " execute function ledger.storage_full()")
                .update();
        playback.setTime(Instant.parse("2021-08-30T16:00:01Z"));
        playback.runDueJobs();
        assertThat(playback.incidents()).isEqualTo(1);

        try (BrowserContext person = browser.newContext()) {
            Page page = signIn(person, "guanli", "/camunda/app/cockpit/default/#/processes");
            openDiagram(page);
            Locator failed = page.locator("[data-container-id='serviceTask_recordOverdueWorks'] .badge-important");
            assertThat(failed.first()).isVisible();

            String instance = runtime.createIncidentQuery().singleResult().getProcessInstanceId();
            page.navigate(
                    url("/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime?tab=incidents-tab"));
            assertThat(page.getByText("storage full").first()).isVisible();
            page.locator(".action-button:has(.glyphicon-repeat):visible")
                    .first()
                    .click();
            page.locator(".modal-footer .btn-primary:visible").first().click();
            assertThat(page.getByText("其重试次数已增加").first()).isVisible();
        } finally {
            jdbc.sql("drop trigger storage_full on ledger.frame_state").update();
            jdbc.sql("drop function ledger.storage_full()").update();
        }
        playback.runDueJobs();

        assertThat(playback.incidents()).isZero();
    }

    @Test
    @Order(6)
    void aSupervisorSeesTheLateVillageOnTheDiagram() {
        playback.setTime(Instant.parse("2021-08-30T16:00:01Z"));
        playback.runDueJobs();

        try (BrowserContext person = browser.newContext()) {
            Page page = signIn(person, "lingdao", "/camunda/app/cockpit/default/#/processes");
            page.getByText("村级改造（淄川区2021）").first().click();
            assertThat(late(page).first()).isVisible();
            assertThat(late(page).first()).containsText("2");
            assertThat(page.locator(".qnb-badge .qnb-LATE")).hasText("逾期 2");
        }
    }

    @Test
    @Order(7)
    void aSupervisorDrillsFromTheBoardToTheHolderOfATaskAndRemindsThem() {
        try (BrowserContext person = browser.newContext()) {
            Page page = signIn(person, "xihe-zhen", "/camunda/app/tasklist/default/");
            open(page, "确认改造户", "西河镇 东河村");
            claim(page);
            assertThat(button(page, "办结")).isEnabled();
        }

        try (BrowserContext person = browser.newContext()) {
            Page page = signIn(person, "lingdao", "/camunda/app/cockpit/default/");
            assertThat(page.locator("tr[data-body]")).hasCount(9);
            Locator works = page.locator("tr[data-body=xihe] td[data-gate=works]");
            assertThat(works).containsText("最长逾期1天");
            works.locator("[data-column=LATE]").click();
            assertThat(page.locator("tr[data-subject]")).hasCount(2);
            Locator row = page.locator("tr[data-subject]").filter(new Locator.FilterOptions().setHasText("东河村"));
            assertThat(row).containsText("确认改造户西河镇经办，自2021年8月31日");
            row.getByText("催办").click();
            assertThat(row).containsText("今日已催办");

            page.reload();
            works.locator("[data-column=LATE]").click();
            assertThat(row).containsText("今日已催办");
        }
        assertThat(jdbc.sql("select to_user from ledger.reminder")
                        .query(String.class)
                        .list())
                .containsExactly("xihe-zhen");
    }

    @Test
    @Order(8)
    void aTownsBoardShowsThatTownAloneAndAVillagesPageInCockpitListsItsDeadlines() {
        try (BrowserContext person = browser.newContext()) {
            Page page = signIn(person, "xihe-zhen", "/board");
            assertThat(page.locator("tr[data-body]")).hasCount(1);
            assertThat(page.locator("tr[data-body=xihe]")).isVisible();
            assertThat(page.getByText("洪山镇")).hasCount(0);
            Download workbook =
                    page.waitForDownload(() -> page.getByText("导出表格").click());
            assertThat(workbook.suggestedFilename()).isEqualTo("期限看板.xlsx");
        }

        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(villages.of(XIHE).get(0).key().toString())
                .processDefinitionKey("zichuan-2021.village-retrofit")
                .singleResult()
                .getId();
        try (BrowserContext person = browser.newContext()) {
            Page page = signIn(
                    person, "lingdao", "/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime");
            page.getByText("期限", new Page.GetByTextOptions().setExact(true))
                    .first()
                    .click();
            Locator works = page.locator(".qnb-cases tr").filter(new Locator.FilterOptions().setHasText("建成"));
            assertThat(works).containsText("2021年8月30日");
            assertThat(works).containsText("08-30");
            assertThat(works).containsText("逾期1天");
        }
    }

    @Test
    @Order(9)
    void aTownCannotOpenAnotherTownsTask() {
        String foreign = tasks.open("hongshan-zhen").get(0).taskId();

        try (BrowserContext person = browser.newContext()) {
            Page page = signIn(person, "xihe-zhen", "/camunda/app/tasklist/default/?task=" + foreign);
            assertThat(page.getByText("本单位待办").first()).isVisible();
            assertThat(page.getByText("洪山镇")).hasCount(0);
            int status = page.request().get(url("/api/tasks/" + foreign)).status();

            assertThat(status).isEqualTo(403);
        }
    }

    @Test
    @Order(10)
    void anAdministratorMovesADateInTheTableASecondPersonApprovesAndNobodyIsLateAnyMore() {
        try (BrowserContext person = browser.newContext()) {
            Page page = signIn(person, "guanli", DEADLINES);
            page.getByLabel("建成的新期限").fill("2021-09-15");
            assertThat(page.locator("#examined")).containsText("2021年8月30日 → 2021年9月15日");
            assertThat(page.locator("#examined tr.total .well")).hasText("2");
            page.locator("#days").getByText("提交调整").click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("已提出第1号期限调整");
            playback.runDueJobs();

            page.getByText("去说明依据").click();
            assertThat(page.getByText("推后16天")).isVisible();
            claim(page);
            page.getByLabel("调整原因").fill("连续降雨影响施工");
            page.getByLabel("调整依据").fill("川政办字〔2021〕8号");
            complete(page);
            assertThat(page.getByText("说明调整依据")).hasCount(0);
        }
        playback.runDueJobs();
        try (BrowserContext person = browser.newContext()) {
            Page page = signIn(person, "lingdao", DEADLINES);
            page.getByText("去办理").click();
            assertThat(page.getByText("川政办字〔2021〕8号")).isVisible();
            claim(page);
            choose(page, "批准");
            complete(page);
            assertThat(page.getByText("审批期限调整")).hasCount(0);
            playback.runDueJobs();

            page.navigate(url(DEADLINES));
            assertThat(page.locator("#adjustments .state")).hasText("已完成");
            assertThat(page.locator("#adjustments progress")).hasAttribute("value", "100");
            page.navigate(url("/camunda/app/cockpit/default/#/processes"));
            assertThat(page.locator(".qnd-versions").first()).containsText("村级改造（淄川区2021）第2版（最新）建成 9月15日前");
            assertThat(page.locator(".qnd-versions").last()).containsText("期限 event_worksDue");
            openDiagram(page);
            assertThat(page.locator(".qnd-panel")).containsText("第2版（最新）在办 2 件　建成 9月15日前");
            assertThat(page.locator(".qnd-panel .qnd-differs")).containsText("方案目录与现行不同");
            assertThat(late(page)).hasCount(0);
        }
        assertThatTheClerksCardSays("2021年9月15日前");
    }

    @Test
    @Order(11)
    void movedEarlierOnTheDiagramTheyAreLateAgain() {
        moveOnTheDiagram("2021-08-29", "9月15日前 → 8月29日前", "将逾期");
        decide();

        assertThatLateAre("2");
        assertThatTheClerksCardSays("2021年8月29日前");
    }

    @Test
    @Order(12)
    void movedLaterOnTheDiagramTheyAreOnTimeUntilTheAdministratorTakesItBack() {
        moveOnTheDiagram("2021-09-15", "8月29日前 → 9月15日前", "解除逾期");
        decide();
        assertThatLateAre(null);

        try (BrowserContext person = browser.newContext()) {
            Page page = signIn(person, "guanli", DEADLINES);
            page.getByText("撤销（恢复原日期）").first().click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("已提出第4号期限调整");
            assertThat(page.locator("#adjustments")).containsText("撤销第3号");
        }
        decide();

        assertThatLateAre("2");
    }

    private void moveOnTheDiagram(String day, String shown, String effect) {
        try (BrowserContext person = browser.newContext()) {
            Page page = signIn(person, "guanli", "/camunda/app/cockpit/default/#/processes");
            openDiagram(page);
            page.locator("[data-element-id='event_worksDue']").first().click();
            page.getByLabel("新期限（含当日）").fill(day);
            button(page, "确定").click();
            assertThat(page.locator(".qnd-new")).hasText(shown);
            page.getByText("提交调整（1 个关口）").click();
            assertThat(page.locator(".qnd-dialog")).containsText(effect);
            button(page, "确认提交").click();
            assertThat(page.locator(".qnd-dialog")).containsText("请说明原因和依据");
        }
    }

    /** Reason and approval of the adjustment that is open, and its run. */
    private void decide() {
        playback.runDueJobs();
        work(
                "guanli",
                "说明调整依据",
                Map.of("decision", "submit", "reason", "督查要求", "legalBasis", "会议纪要", "pastConfirmed", "true"));
        playback.runDueJobs();
        work("lingdao", "审批期限调整", Map.of("decision", "approve"));
        playback.runDueJobs();
    }

    private void work(String user, String task, Map<String, String> fields) {
        String id = tasks.open(user).stream()
                .filter(open -> open.name().equals(task))
                .findFirst()
                .orElseThrow()
                .taskId();
        tasks.complete(id, user, ((Checked.Accepted) tasks.check(id, user, fields, null)).submission());
    }

    /** By the badges on the diagram; null for none. */
    private void assertThatLateAre(String number) {
        try (BrowserContext person = browser.newContext()) {
            Page page = signIn(person, "lingdao", "/camunda/app/cockpit/default/#/processes");
            openDiagram(page);
            assertThat(page.locator("[data-container-id='callActivity_survey'] .badge, "
                                    + "[data-container-id='callActivity_survey'] .activity-bottom-left-position")
                            .first())
                    .isVisible();
            if (number == null) {
                assertThat(late(page)).hasCount(0);
            } else {
                assertThat(late(page).first()).containsText(number);
            }
        }
    }

    private void assertThatTheClerksCardSays(String due) {
        try (BrowserContext person = browser.newContext()) {
            Page page = signIn(person, "xihe-cun", "/camunda/app/tasklist/default/");
            assertThat(card(page, "登记摸底结果", "西河镇 西河村").first()).containsText(due);
        }
    }

    private void openDiagram(Page page) {
        page.navigate(url("/camunda/app/cockpit/default/#/processes"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("村级改造（淄川区2021）"))
                .first()
                .click();
        assertThat(page.locator(".qnd-panel")).isVisible();
    }

    private static Locator late(Page page) {
        return page.locator("[data-container-id='receiveTask_overdueWorks'] .badge, "
                + "[data-container-id='receiveTask_overdueWorks'] .activity-bottom-left-position");
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static void planFile(Page page, Path file) {
        page.locator("input[data-field=planFile]").setInputFiles(file);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator card(Page page, String task, String place) {
        return page.locator(".tasks-list .task-card, .tasks-list li.task")
                .filter(new Locator.FilterOptions().setHasText(task))
                .filter(new Locator.FilterOptions().setHasText(place));
    }

    private static void open(Page page, String task, String place) {
        card(page, task, place).first().click();
        assertThat(page.locator(".qn-head")).isVisible();
    }

    /** Whether Tasklist asks the engine something, as it does every few seconds. */
    private static boolean looks(String url) {
        return url.contains("/api/engine/") && !url.endsWith("/claim");
    }

    private static void claim(Page page) {
        page.locator("button.claim").click();
    }

    private static void complete(Page page) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("办结").setExact(true))
                .click();
    }

    private static void approve(Page page) {
        choose(page, "通过");
    }

    private static void choose(Page page, String choice) {
        page.locator(".qn-choice")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(choice, new Page.GetByTextOptions().setExact(true))))
                .click();
    }

    private static RosterRows wrong() {
        String house = RosterRows.of(1, 3).rows().get(1).get("address");
        return RosterRows.of(1, 3)
                .with(0, row -> row.put("identity", "370302199001011230"))
                .with(2, row -> row.put("address", house));
    }

    private Path roster(Path sheet, String name, RosterRows rows) {
        List<List<String>> cells = rows.rows().stream()
                .map(row -> row.values().stream()
                        .map(value -> CHOICES.getOrDefault(value, value))
                        .toList())
                .toList();
        return Workbooks.fill(sheet, folder.resolve(name), "序号", cells);
    }

    private void upload(Page page, Path file) {
        page.locator("input[type=file]").first().setInputFiles(file);
    }

    private Page signIn(BrowserContext person, String user, String path) {
        person.setDefaultTimeout(PATIENCE.toMillis());
        Page page = person.newPage();
        page.navigate(url(path));
        page.getByLabel("用户名").fill(user);
        page.getByLabel("密码").fill(PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录"))
                .click();
        if (path.contains("#")) {
            page.navigate(url(path));
        }
        return page;
    }

    private String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
