package org.qingnuan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.apache.poi.ss.usermodel.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.Checked;
import org.qingnuan.ledger.Households;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.Sheets;
import org.qingnuan.ledger.Village;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.PlanStarting;
import org.qingnuan.process.Playback;
import org.qingnuan.process.Tasks;
import org.qingnuan.process.staff.IssuedToken;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.qingnuan.support.RosterRows;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * A county that none of the plans is of: from an empty database to a late village, its administrator has the pages,
 * downloads and uploads alone.
 */
@Tag("full")
@BrowserTest("spring.application.name=qingnuan-sixth")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SixthCountyIT {

    private static final PlanId PLAN = new PlanId("qinghe-2024");
    private static final String DRAFT = "/drafts/qinghe-2024";
    private static final String READINESS = "/plans/qinghe-2024/readiness";
    private static final String REHEARSALS = "/plans/qinghe-2024/rehearsals";
    private static final String PASSWORD = "qiuyuhan-8812-an";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double REHEARSAL_MILLIS = 300_000;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Playback playback;

    @Autowired
    PlanStarting starting;

    @Autowired
    Plans plans;

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

    /** User ids by place and post, as the administrator names them in the list. */
    private final Map<String, String> people = new HashMap<>();

    private Window window;
    private Page page;

    @BeforeAll
    void anEmptyDatabase() {
        playback.setTime(Instant.parse("2024-04-01T01:00:00Z"));
        window = new Window(port, PATIENCE, "sixth");
        page = window.page();
    }

    @AfterAll
    void close() {
        window.close();
    }

    @Test
    @Order(1)
    void theFirstAdministratorMakesAPlanWithOtherStagesDatesGatesAndRules() throws IOException {
        String token = IssuedToken.of(context);
        page.navigate(window.url("/first-administrator"));
        page.locator("#token").fill(token);
        page.locator("#id").fill("guanli");
        page.locator("#name").fill("系统管理员甲");
        page.locator("#password").fill(PASSWORD);
        page.locator("#repeated").fill(PASSWORD);
        window.button("建立系统管理员").click();
        page.waitForURL("**/sign-in**");
        signIn(page, "guanli");
        page.navigate(window.url("/drafts"));

        Path shared = Window.download(page.locator("main"), "下载共用的模型和表单", folder);
        newDraft();
        assertThat(page.getByText("补贴标准 subsidy.dmn 是空表")).isVisible();
        assertThat(page.locator("#check")).containsText("早于发文日期");

        Path village = Window.download(file("village-retrofit.bpmn"), "下载", folder);
        upload("village-retrofit.bpmn", Redrawn.village(Files.readString(village), PLAN.value()), "");
        upload("survey.bpmn", Redrawn.survey(entry(shared, "bpmn/stages/survey.bpmn"), PLAN.value()), "");
        assertThat(file("survey.bpmn")).isVisible();
        upload(
                "reviewSurvey.html",
                entry(shared, "forms/survey/reviewSurvey.html").replace("查缺补漏、应改尽改", "逐户核实"),
                "forms/survey/");
        List.of(
                        "building-efficiency.bpmn",
                        "building-targets.csv",
                        "building-eligibility.dmn",
                        "power-supply.bpmn",
                        "heating-start.bpmn")
                .forEach(name -> page.getByLabel("删去 " + name).click());
        assertThat(page.locator("#check")).containsText("tracks.power-supply");
        file("plan.yaml").getByText("改文本").click();
        Locator text = page.locator("textarea");
        text.fill(text.inputValue()
                .replaceAll("(?m)^tracks:.*\\n(  .*\\n)*", "")
                .replaceFirst("(?m)^sources: \\{", "sources: {QH: 本方案, ")
                .replaceFirst("(?m)^sources:\\n", "sources:\n  QH: 本方案\n"));
        window.button("保存").click();

        settings();
        dates();
        assertThat(page.locator("#check")).containsText("没有问题，可以部署");
        window.shot("draft");
    }

    private void newDraft() {
        Path template = Window.download(page.locator("main"), "下载任务表模板", folder);
        page.locator("[name=from]").selectOption("laizhou-2023");
        page.locator("[name=id]").fill(PLAN.value());
        page.locator("[name=name]").fill("青禾县2024年冬季清洁取暖");
        page.locator("[name=year]").fill("2024");
        page.locator("[name=areaId]").fill("qinghe");
        page.locator("[name=areaName]").fill("青禾县");
        page.locator("[name=documentNo]").fill("青政办字〔2024〕3号");
        page.locator("[name=issued]").fill("2024-05-01");
        page.locator("[name=targets]")
                .setInputFiles(Workbooks.fill(
                        template,
                        folder.resolve("targets.xlsx"),
                        "名称",
                        List.of(List.of("青禾镇", "60"), List.of("柳林镇", "40"))));
        window.button("新建草稿").click();
    }

    private void settings() {
        page.navigate(window.url(DRAFT + "/settings"));
        page.locator("details").all().forEach(group -> group.evaluate("group => group.open = true"));
        page.locator("[name='issued']").fill("2024-03-20");
        page.locator("[name='roles.power-company.name']").fill("青禾县供电公司");
        page.locator("[name='rules.minRooms']").fill("2");
        page.locator("[name='rules.catalogueRequired']").selectOption("true");
        page.locator("[name='gates.assembly.before']").selectOption("");
        page.locator("[name='gates.route-standard.before']").selectOption("");
        page.locator("[name='gates.project-approval.before']").selectOption("construction");
        page.locator("[name='gates.project-approval.mode']").selectOption("required");
        page.locator("[name='gates.project-approval.clause']").fill("QH-05");
        window.button("保存设置").click();
        assertThat(page.getByText("设置已保存。")).isVisible();
    }

    private void dates() {
        page.navigate(window.url(DRAFT));
        page.getByLabel("摸底确户的最后一日").fill("2024-05-20");
        page.getByLabel("清洁取暖改造的最后一日").fill("2024-09-10");
        page.getByLabel("调试验收的最后一日").fill("2024-10-20");
        window.button("修改日期").click();
        assertThat(page.locator("#dates")).containsText("5月20日前");
    }

    @Test
    @Order(2)
    void deployedItWaitsForWhatIsMissingAndStarts() {
        window.button("部署").click();
        assertThat(page.getByText("方案已部署，还没有启动")).isVisible();
        page.getByText("准备情况").last().click();
        assertThat(line("人员")).containsText("柳林镇");
        window.button("启动").click();
        assertThat(page.getByText("还不能启动，缺少：")).isVisible();
        assertThat(starting.started(PLAN)).isEmpty();

        page.navigate(window.url("/plans/qinghe-2024/staff"));
        Path list = Workbooks.edit(
                Window.download(page.locator("main"), "下载模板", folder),
                folder.resolve("staff.xlsx"),
                "用户名",
                this::employ);
        page.locator("input[type=file]").setInputFiles(list);
        window.button("检查并载入").click();
        assertThat(page.locator("main")).containsText("新建");
        page.navigate(window.url(READINESS));
        Path catalogue = Workbooks.fill(
                Window.download(line("设备目录"), "下载模板", folder),
                folder.resolve("catalogue.xlsx"),
                "型号",
                List.of(
                        List.of("QN-E1", "电代煤", "示范厂", "空气源热泵", "5200"),
                        List.of("QN-H1", "集中供热", "示范厂", "换热机组", "2600")));
        page.getByText("上传设备目录").click();
        line("设备目录").locator("input[type=file]").setInputFiles(catalogue);
        line("设备目录").getByText("检查并载入").click();
        assertThat(page.getByText("必需的都已齐全，可以启动")).isVisible();
        window.button("启动").click();

        assertThat(page.getByText("方案已启动，任务正在下达到各责任主体。")).isVisible();
        window.shot("started");
    }

    private void employ(Row row) {
        String post = cell(row, 2);
        if (post.isEmpty()) {
            return;
        }
        if (cell(row, 0).isEmpty()) {
            row.createCell(0).setCellValue("u" + row.getRowNum() + "-an");
            row.createCell(1).setCellValue(cell(row, 3) + post);
            row.createCell(5).setCellValue(PASSWORD);
        }
        row.createCell(4).setCellValue(cell(row, 0) + "@example.org");
        people.put(cell(row, 3) + post, cell(row, 0));
    }

    private static String cell(Row row, int column) {
        return row.getCell(column) == null ? "" : row.getCell(column).toString();
    }

    @Test
    @Order(3)
    void aTownRegistersItsVillagesInTasklistAndTheClerkSeesTheDateThatWasChosen() {
        playback.runDueJobs();
        try (BrowserContext person = window.another()) {
            Page town = tasklist(person, "青禾镇镇街经办人");
            town.getByText("登记村庄分解任务").first().click();
            claim(town);
            Path sheet = Window.download(town.locator("body"), "下载预填表格", folder);
            town.locator("input[type=file]")
                    .first()
                    .setInputFiles(Workbooks.fill(
                            sheet,
                            folder.resolve("villages.xlsx"),
                            "村名",
                            List.of(List.of("东沟村", "3", "电代煤", "是"), List.of("西沟村", "4", "电代煤", "是"))));
            assertThat(town.getByText("核对无误").first()).isVisible();
            complete(town);
            assertThat(town.getByText("登记村庄分解任务")).hasCount(0);
        }
        playback.runDueJobs();

        try (BrowserContext person = window.another()) {
            Page clerk = tasklist(person, "青禾镇村(居)经办人");
            assertThat(card(clerk, "登记摸底结果", "东沟村")).containsText("2024年5月20日前");
            clerk.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screens", "sixth-clerk.png")));
        }
    }

    @Test
    @Order(4)
    void aVillagePassesItsFirstFrameByThePlansOwnStage() {
        CaseKey village = village("东沟村");
        UUID roster = sheets.check(
                        SheetKind.ROSTER,
                        village,
                        RosterRows.of(1, 3).registered().rows(),
                        clerk())
                .sheet();
        work(clerk(), "登记摸底结果", village, Map.of("surveyedOn", "2024-04-01"), roster);

        try (BrowserContext person = window.another()) {
            Page office = tasklist(person, "青禾县市住房和城乡建设管理局");
            card(office, "复核摸底结果", "东沟村").first().click();
            assertThat(office.getByText("按照逐户核实的原则审核")).isVisible();
            claim(office);
            office.locator(".qn-choice")
                    .filter(new Locator.FilterOptions()
                            .setHas(office.getByText("通过", new Page.GetByTextOptions().setExact(true))))
                    .click();
            complete(office);
            assertThat(card(office, "复核摸底结果", "东沟村")).hasCount(0);
        }
        playback.runDueJobs();
        UUID confirmed = sheets.check(
                        SheetKind.CONFIRMATION,
                        village,
                        households.search(village, "", 0).rows().stream()
                                .map(household ->
                                        Map.of("household", Long.toString(household.id()), "result", "CONFIRMED"))
                                .toList(),
                        town())
                .sheet();
        work(town(), "确认改造户", village, Map.of("confirmedOn", "2024-04-01"), confirmed);
        playback.runDueJobs();

        assertThat(playback.incidents()).isZero();
        assertThat(tasks.open(town()))
                .filteredOn(task -> task.subject().equals(village))
                .extracting(Tasks.TaskView::name)
                .containsExactly("编入标段");
    }

    @Test
    @Order(5)
    void theVillageThatIsLateShowsOnTheBoardAndTheOtherDoesNot() {
        playback.setTime(Instant.parse("2024-05-20T15:59:59Z"));
        playback.runDueJobs();
        page.navigate(window.url("/board"));
        assertThat(page.locator("main")).containsText("2024年5月20日前");
        assertThat(page.locator("td[data-gate=roster] [data-column=LATE]")).hasCount(0);

        playback.setTime(Instant.parse("2024-05-20T16:00:01Z"));
        playback.runDueJobs();
        page.reload();

        Locator late = page.locator("tr[data-body] td[data-gate=roster]")
                .filter(new Locator.FilterOptions().setHasText("最长逾期1天"));
        assertThat(late).hasCount(1);
        late.locator("[data-column=LATE]").click();
        assertThat(page.locator("tr[data-subject]")).hasCount(1);
        assertThat(page.locator("tr[data-subject]")).containsText("西沟村");
        assertThat(playback.incidents()).isZero();
        window.shot("late");
    }

    @Test
    @Order(6)
    void theDeployedPlanIsRehearsedWithOtherDatesWithoutIncidents() throws IOException {
        page.navigate(window.url(REHEARSALS));
        page.locator("#households").fill("6");
        page.getByLabel("调试验收演练的期限").fill("2024-11-10");
        window.button("开始演练").click();
        assertThat(page.locator("#runs .state").first())
                .hasText("已完成", new LocatorAssertions.HasTextOptions().setTimeout(REHEARSAL_MILLIS));
        window.shot("rehearsed");

        JsonNode summary = new ObjectMapper()
                .readTree(page.request()
                        .get(window.url(page.getByText("数据（JSON）").first().getAttribute("href")))
                        .body());
        assertThat(summary.path("incidents").asInt()).isZero();
        assertThat(summary.path("households").path("accepted").asInt()).isEqualTo(6);
        assertThat(summary.path("gates").findValuesAsText("gate")).containsExactly("摸底确户", "清洁取暖改造", "调试验收");
        assertThat(summary.path("gates").findValuesAsText("deadline"))
                .containsExactly("2024-05-20", "2024-09-10", "2024-11-10");
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

    private CaseKey village(String name) {
        CaseKey body = plans.bodies(PLAN).stream()
                .filter(one -> one.area().name().equals("青禾镇"))
                .map(Body::key)
                .findFirst()
                .orElseThrow();
        return villages.of(body).stream()
                .filter(one -> one.area().name().equals(name))
                .map(Village::key)
                .findFirst()
                .orElseThrow();
    }

    private String clerk() {
        return people.get("青禾镇村(居)经办人");
    }

    private String town() {
        return people.get("青禾镇镇街经办人");
    }

    private Locator file(String name) {
        return page.locator(
                "#files tr",
                new Page.LocatorOptions().setHas(page.locator("code", new Page.LocatorOptions().setHasText(name))));
    }

    private void upload(String name, String content, String where) throws IOException {
        Path changed = folder.resolve(name);
        Files.writeString(changed, content);
        page.locator("form[action$='/files'] input[type=file]").setInputFiles(changed);
        page.getByLabel("放在").fill(where);
        window.button("上传").click();
        assertThat(page.getByText("文件 " + where + name + " 已收下。")).isVisible();
    }

    private static String entry(Path archive, String name) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Locator line(String topic) {
        return page.locator(
                "tr",
                new Page.LocatorOptions()
                        .setHas(page.locator("td:first-child b", new Page.LocatorOptions().setHasText(topic))));
    }

    private Page tasklist(BrowserContext person, String post) {
        Page own = person.newPage();
        signIn(own, people.get(post));
        own.navigate(window.url("/camunda/app/tasklist/default/"));
        return own;
    }

    private static Locator card(Page own, String task, String place) {
        return own.locator(".tasks-list .task-card, .tasks-list li.task")
                .filter(new Locator.FilterOptions().setHasText(task))
                .filter(new Locator.FilterOptions().setHasText(place));
    }

    private static void claim(Page own) {
        own.locator("button.claim").click();
    }

    private static void complete(Page own) {
        Window.button(own, "办结").click();
    }

    private void signIn(Page own, String user) {
        window.signIn(own, user, PASSWORD);
        assertThat(own.getByText("您好")).isVisible();
    }
}
