package org.qingnuan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.qingnuan.ledger.Checked;
import org.qingnuan.ledger.Households;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.Sheets;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.LaunchedPlan;
import org.qingnuan.process.PlanSeeds;
import org.qingnuan.process.Playback;
import org.qingnuan.process.Tasks;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.qingnuan.support.RosterRows;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Rosters with errors and doubts, in a real Chromium: rows in error come back, corrected ones complete the rest, and two people settle a doubt. */
@BrowserTest("spring.application.name=qingnuan-adjudication")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AdjudicationIT {

    private static final PlanId PLAN = new PlanId("zichuan-2021");
    private static final CaseKey XIHE = CaseKey.ofBody(PLAN, "xihe");
    private static final CaseKey KUNLUN = CaseKey.ofBody(PLAN, "kunlun");
    private static final List<String> VILLAGES = List.of("北台村", "大章村", "刘瓦村", "磁村", "聂村");
    private static final int OF_A_VILLAGE = 1_000;
    private static final String PASSWORD = "nuanhuo-2021";
    private static final String FLAGS = "/bodies/zichuan-2021/xihe/flags";

    /** A build machine that does other work besides takes its time to show a page. */
    private static final Duration PATIENCE = Duration.ofSeconds(180);

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
    Households households;

    @Autowired
    Sheets sheets;

    @Autowired
    Tasks tasks;

    @TempDir
    Path folder;

    private Window window;

    @BeforeAll
    void aTownWithAVillage() {
        playback.setTime(Instant.parse("2021-06-11T01:00:00Z"));
        seeds.seed(PLAN, null);
        seeds.employ("xihe-zhen", "西河镇经办", PASSWORD, "town-official", "xihe");
        seeds.employ("xihe-zhen-2", "西河镇副手", PASSWORD, "town-official", "xihe");
        seeds.employ("kunlun-zhen", "昆仑镇经办", PASSWORD, "town-official", "kunlun");
        seeds.employ("xihe-cun", "西河镇村级文书", PASSWORD, "village-clerk", "xihe");
        LaunchedPlan.start(context, PLAN);
        playback.runDueJobs();
        UUID list = sheets.check(
                        SheetKind.VILLAGES,
                        XIHE,
                        List.of(Map.of("name", "东河村", "quota", "150", "route", "COAL_TO_GAS", "plain", "true")),
                        "xihe-zhen")
                .sheet();
        work("xihe-zhen", "登记村庄分解任务", XIHE, Map.of(), list);
        window = new Window(port, PATIENCE, "adjudication");
    }

    @AfterAll
    void close() {
        window.close();
    }

    private CaseKey village() {
        return villages.of(XIHE).get(0).key();
    }

    private void work(String user, String task, CaseKey subject, Map<String, String> fields, UUID sheet) {
        String id = tasks.open(user).stream()
                .filter(open -> open.name().equals(task) && open.subject().equals(subject))
                .findFirst()
                .orElseThrow()
                .taskId();
        assertThat(tasks.check(id, user, fields, sheet))
                .isInstanceOfSatisfying(
                        Checked.Accepted.class, accepted -> tasks.complete(id, user, accepted.submission()));
        playback.runDueJobs();
    }

    private Page signedIn(BrowserContext person, String user) {
        Page page = person.newPage();
        window.signIn(page, user, PASSWORD);
        page.waitForURL(window.url("/"));
        return page;
    }

    private Page tasklist(BrowserContext person, String user) {
        Page page = signedIn(person, user);
        page.navigate(window.url("/camunda/app/tasklist/default/"));
        return page;
    }

    private static void openTask(Page page, String task) {
        page.locator(".tasks-list .task-card, .tasks-list li.task")
                .filter(new Locator.FilterOptions().setHasText(task))
                .first()
                .click();
        assertThat(page.locator(".qn-head")).isVisible();
        page.locator("button.claim").click();
    }

    private static void shot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screens", "adjudication-" + name + ".png")));
    }

    private static List<String> cells(Map<String, String> row) {
        Map<String, String> words =
                Map.of("LOOSE_COAL", "散煤", "COAL_TO_GAS", "煤改气", "true", "是", "NONE", "无", "LOW_INCOME", "低保");
        return List.of(
                        "no",
                        "name",
                        "identity",
                        "phone",
                        "address",
                        "residents",
                        "rooms",
                        "area",
                        "previousHeating",
                        "route",
                        "willing",
                        "hardship",
                        "bank",
                        "account")
                .stream()
                .map(key -> words.getOrDefault(row.get(key), row.get(key)))
                .toList();
    }

    /** The second household has the first one's phone, the third one a phone that is none. */
    private static RosterRows roster() {
        RosterRows rows = RosterRows.of(1, 4);
        rows.with(1, row -> row.put("phone", rows.rows().get(0).get("phone")));
        return rows.with(2, row -> row.put("phone", "12345"));
    }

    @Test
    @Order(1)
    void theValidRowsOfARosterAreTakenAndTheCorrectedOneCompletesThem() {
        try (BrowserContext person = window.another()) {
            Page page = tasklist(person, "xihe-cun");
            openTask(page, "登记摸底结果");
            Path sheet = Window.download(page.locator(".qn-form"), "下载预填表格", folder);
            page.locator("input[type=file]")
                    .first()
                    .setInputFiles(Workbooks.fill(
                            sheet,
                            folder.resolve("roster.xlsx"),
                            "序号",
                            roster().rows().stream().map(AdjudicationIT::cells).toList()));
            assertThat(page.locator(".qn-attempt")).containsText("1行有误，3行没有问题");
            assertThat(page.locator(".qn-findings").first()).containsText("不是11位手机号码");
            shot(page, "errors");

            Path faulty = Window.download(page.locator(".qn-attempt"), "下载有误的行", folder);
            page.getByText("只登记没有问题的3行").click();
            assertThat(page.getByText("核对无误，共 3 行").first()).isVisible();
            Map<String, String> mended = roster().with(2, row -> row.put("phone", "13800099999"))
                    .rows()
                    .get(2);
            Path corrected = Workbooks.fill(faulty, folder.resolve("mended.xlsx"), "序号", List.of(cells(mended)));
            FileChooser chooser =
                    page.waitForFileChooser(() -> page.getByText("补传改好的行").click());
            chooser.setFiles(corrected);
            assertThat(page.getByText("核对无误，共 4 行").first()).isVisible();
            assertThat(page.locator(".qn-warnings")).containsText("疑点核查");
            shot(page, "completed");
            page.getByLabel("摸底完成日期").fill("2021-06-11");
            Window.button(page, "办结").click();
            assertThat(page.getByText("登记摸底结果")).hasCount(0);
        }
        playback.runDueJobs();
        work("xihe-zhen", "审核摸底结果", village(), Map.of("decision", "approve", "opinion", "与入户记录一致"), null);

        assertThat(households.search(village(), "", 0).total()).isEqualTo(4);
    }

    @Test
    @Order(2)
    void twoPeopleLetADoubtStandBeforeTheHouseholdsAreConfirmed() {
        try (BrowserContext first = window.another();
                BrowserContext second = window.another()) {
            Page one = tasklist(first, "xihe-zhen");
            openTask(one, "确认改造户");
            assertThat(one.locator(".qn-form")).containsText("疑点（共2处，2处未核准）");
            assertThat(one.locator(".qn-form")).containsText("联系电话相同");
            shot(one, "task");

            for (int i = 0; i < 2; i++) {
                one.navigate(window.url(FLAGS));
                one.getByText("申请按例外处理", new Page.GetByTextOptions().setExact(true))
                        .first()
                        .click();
                one.getByLabel("原因").first().fill("父子两家共用一部电话，已入户核实");
                one.getByText("提出，由另一人复核").first().click();
                assertThat(one.getByText("已提出，由另一人复核后生效。")).isVisible();
            }
            assertThat(one.getByText("复核", new Page.GetByTextOptions().setExact(true)))
                    .hasCount(0);

            Page two = signedIn(second, "xihe-zhen-2");
            for (int i = 0; i < 2; i++) {
                two.navigate(window.url(FLAGS));
                two.getByText("复核", new Page.GetByTextOptions().setExact(true))
                        .first()
                        .click();
                two.getByLabel("复核意见").first().fill("户口簿已核对");
                if (i == 0) {
                    shot(two, "answer");
                }
                two.getByText("同意按例外处理", new Page.GetByTextOptions().setExact(true))
                        .first()
                        .click();
                assertThat(two.getByText("已同意按例外处理。")).isVisible();
            }
            shot(two, "settled");
        }
        UUID sheet = sheets.check(
                        SheetKind.CONFIRMATION,
                        village(),
                        households.search(village(), "", 0).rows().stream()
                                .map(row -> Map.of("household", Long.toString(row.id()), "result", "CONFIRMED"))
                                .toList(),
                        "xihe-zhen")
                .sheet();
        work("xihe-zhen", "确认改造户", village(), Map.of("confirmedOn", "2021-06-11", "villageAssembly", "公示七日无异议"), sheet);

        assertThat(villages.get(village()).numbers().confirmed()).isEqualTo(4);
    }

    /** A thousand rows for each village; of the first one the phone, of the next one's the id, of the last one's the village itself is wrong. */
    private static List<List<String>> wholeTown(boolean corrected) {
        List<List<String>> rows = new ArrayList<>();
        for (int village = 0; village < VILLAGES.size(); village++) {
            for (Map<String, String> row :
                    RosterRows.of(20_001 + village * OF_A_VILLAGE, OF_A_VILLAGE).rows()) {
                List<String> line = new ArrayList<>(List.of("昆仑镇", VILLAGES.get(village)));
                line.addAll(cells(row));
                rows.add(line);
            }
        }
        if (!corrected) {
            rows.get(7).set(5, "12345");
            rows.get(1_008).set(4, "370302195003121235");
            rows.get(4_009).set(1, "聶庄村");
        }
        return rows;
    }

    @Test
    @Order(3)
    void fiveThousandRowsOfATownAreCheckedCorrectedAndRegisteredBeforeItsOfficialsEyes() {
        UUID list = sheets.check(
                        SheetKind.VILLAGES,
                        KUNLUN,
                        VILLAGES.stream()
                                .map(name ->
                                        Map.of("name", name, "quota", "100", "route", "COAL_TO_GAS", "plain", "true"))
                                .toList(),
                        "kunlun-zhen")
                .sheet();
        work("kunlun-zhen", "登记村庄分解任务", KUNLUN, Map.of(), list);
        try (BrowserContext person = window.another()) {
            Page page = signedIn(person, "kunlun-zhen");
            page.navigate(window.url("/bodies/zichuan-2021/kunlun/register/imports"));
            Path sheet = Window.download(page.locator("main"), "下载空表", folder);
            page.locator("input[type=file]")
                    .setInputFiles(Workbooks.fill(sheet, folder.resolve("town.xlsx"), "乡镇", wholeTown(false)));
            page.waitForResponse(AdjudicationIT::tellsRows, Window.button(page, "检查")::click);
            assertThat(page.locator("#progress")).containsText("正在检查，已读");
            assertThat(page.getByText("3处问题", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            assertThat(page.locator("main")).containsText("共5000行");
            assertThat(page.locator("main")).containsText("不是11位手机号码");
            assertThat(page.locator("main")).containsText("本单位没有这个村");
            shot(page, "town-errors");

            Path faulty = Window.download(page.locator("main"), "下载有误的行", folder);
            List<List<String>> right = wholeTown(true);
            page.locator("input[type=file]")
                    .setInputFiles(Workbooks.fill(
                            faulty,
                            folder.resolve("town-mended.xlsx"),
                            "乡镇",
                            List.of(right.get(7), right.get(1_008), right.get(4_009))));
            Window.button(page, "补传").click();
            assertThat(page.getByText("检查通过，尚未登记").first()).isVisible();
            assertThat(page.locator("main")).containsText("共5000行");
            page.getByLabel("摸底日期").fill("2021-06-11");
            Window.button(page, "登记").click();
            assertThat(page.getByText("已全部登记").first()).isVisible();
            shot(page, "town-registered");
        }
        assertThat(villages.of(KUNLUN))
                .extracting(village -> village.numbers().surveyed())
                .containsOnly(OF_A_VILLAGE);
        assertThat(households.find(KUNLUN, RosterRows.identity(20_008), 0).total())
                .as("the one with the wrong phone")
                .isOne();
    }

    private static boolean tellsRows(Response answer) {
        return answer.url().contains("/uploads/") && !answer.text().contains("\"rows\":0");
    }

    @Test
    @Order(4)
    void anAuditorReadsWhatHappenedToAHouseholdAndWhoSawItInClear() {
        try (BrowserContext person = window.another()) {
            Page page = signedIn(person, "xihe-zhen");
            page.navigate(window.url("/bodies/zichuan-2021/xihe/register"));
            page.locator("input[name=asked]").fill(RosterRows.identity(1));
            Window.button(page, "查询").click();
            assertThat(page.getByText("找到 1 户")).isVisible();
            shot(page, "register");
            page.getByText("变更记录").first().click();
            assertThat(page.locator("main")).containsText("确村确户");
            assertThat(page.locator("main")).containsText("资格：建议确认 → 已确认");
            assertThat(page.locator("main")).not().containsText(RosterRows.identity(1));

            page.locator("input[name=reason]").fill("银行退票，核对身份证号");
            Window.button(page, "查看完整信息").click();
            assertThat(page.locator("main")).containsText(RosterRows.identity(1));
            assertThat(page.locator("main")).containsText("银行退票，核对身份证号");
            shot(page, "household");
        }
    }
}
