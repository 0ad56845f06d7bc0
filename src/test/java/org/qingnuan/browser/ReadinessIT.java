package org.qingnuan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.ss.usermodel.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.qingnuan.ledger.Checked;
import org.qingnuan.ledger.Entry;
import org.qingnuan.ledger.FieldSpec;
import org.qingnuan.ledger.Households;
import org.qingnuan.ledger.PlanCharter;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.Sheets;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.ledger.Target;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.PlanSeeds;
import org.qingnuan.process.PlanStarting;
import org.qingnuan.process.Playback;
import org.qingnuan.process.Tasks;
import org.qingnuan.process.plan.RolePost;
import org.qingnuan.process.staff.Posts;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.qingnuan.support.RosterRows;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An administrator alone with a plan that was just brought in, from the empty page to the towns' first tasks. */
@BrowserTest("spring.application.name=qingnuan-readiness")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReadinessIT {

    private static final PlanId PLAN = new PlanId("zichuan-2021");
    private static final String READINESS = "/plans/zichuan-2021/readiness";
    private static final String PASSWORD = "nuanhuo-2021";
    private static final String OWN_PASSWORD = "qiuyuhan-8812-an";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort
    int port;

    @Autowired
    PlanSeeds seeds;

    @Autowired
    PlanStarting starting;

    @Autowired
    Playback playback;

    @Autowired
    Tasks tasks;

    @Autowired
    Plans plans;

    @Autowired
    Villages villages;

    @Autowired
    Households households;

    @Autowired
    Sheets sheets;

    @Autowired
    Submissions submissions;

    @Autowired
    Posts posts;

    @TempDir
    Path folder;

    private Window window;
    private Page page;
    private String xihesToken;

    @BeforeAll
    void broughtIn() {
        playback.setTime(Instant.parse("2021-06-10T01:00:00Z"));
        seeds.seed(PLAN, null);
        seeds.employ("guanli", "系统管理员甲", PASSWORD, "administrator", "zichuan");
        window = new Window(port, PATIENCE, "readiness");
        page = window.page();
    }

    @AfterAll
    void close() {
        window.close();
    }

    @Test
    @Order(1)
    void theEmptyPageSaysWhatIsMissingByNameAndTheStartIsRefusedWithTheList() {
        window.signIn(page, "guanli", PASSWORD);
        page.getByText("准备情况").first().click();

        assertThat(line("人员")).containsText("缺");
        assertThat(line("人员")).containsText("西河镇：");
        assertThat(line("人员")).containsText("镇街经办人");
        assertThat(line("设备目录")).containsText("气代煤没有设备");
        assertThat(line("投标负面清单")).containsText("不需要");
        assertThat(line("补贴标准")).containsText("气代煤工程建设补贴");
        assertThat(line("村庄")).containsText("登记村庄分解任务");
        window.shot("empty");

        window.button("启动").click();

        assertThat(page.getByText("还不能启动，缺少：")).isVisible();
        assertThat(page.locator(".problem")).containsText("人员：");
        assertThat(page.locator(".problem")).containsText("集中供热没有设备");
        assertThat(starting.started(PLAN)).isEmpty();
        assertThat(tasks.open("guanli")).isEmpty();
        window.shot("refused");
    }

    @Test
    @Order(2)
    void aListWithMistakesIsRefusedWholeAndTheCorrectedOneBringsEverybodyIn() {
        page.navigate(window.url("/plans/zichuan-2021/staff"));
        Path template = download("下载模板");
        upload(
                Workbooks.edit(template, folder.resolve("wrong.xlsx"), "用户名", row -> {
                    if (text(row, 3).equals("西河镇") && text(row, 0).isEmpty()) {
                        set(row, 0, "Xihe Zhang");
                        set(row, 1, "西河张某");
                        set(row, 4, "没有邮箱");
                    }
                }),
                "检查并载入");
        assertThat(page.getByText("名单没有载入")).isVisible();
        assertThat(page.locator(".problem")).containsText("以字母开头");
        assertThat(page.locator(".problem")).containsText("不是电子邮箱地址");
        window.shot("staff-refused");

        Path list = Workbooks.edit(template, folder.resolve("staff.xlsx"), "用户名", ReadinessIT::fill);
        upload(list, "检查并载入");
        assertThat(page.getByText("只显示这一次")).isVisible();
        xihesToken = page.locator("tr", new Page.LocatorOptions().setHasText("西河镇镇街经办人"))
                .first()
                .locator("code")
                .nth(1)
                .innerText();
        window.shot("staff-tokens");

        upload(list, "检查并载入");
        assertThat(page.getByText("名单中的人员和岗位都已有，没有变化。")).isVisible();
        assertThat(page.getByText("只显示这一次")).not().isVisible();
        window.shot("staff");
    }

    private static void fill(Row row) {
        if (text(row, 2).isEmpty()) {
            return;
        }
        if (text(row, 0).isEmpty()) {
            set(row, 0, "u" + row.getRowNum() + "-an");
            set(row, 1, text(row, 3) + text(row, 2));
        }
        set(row, 4, text(row, 0) + "@example.org");
    }

    @Test
    @Order(3)
    void aPersonSetsTheFirstPasswordWithTheTokenOnceAndSignsIn() {
        try (BrowserContext person = window.another()) {
            Page own = person.newPage();
            String user = user("西河镇镇街经办人");
            own.navigate(window.url("/sign-in"));
            own.getByText("设置密码").click();
            setPassword(own, user, xihesToken, "12345");
            assertThat(own.locator(".problem")).containsText("至少12个字符");
            setPassword(own, user, xihesToken, OWN_PASSWORD);
            own.getByLabel("密码").fill(OWN_PASSWORD);
            own.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录"))
                    .click();
            assertThat(own.getByText("西河镇镇街经办人，您好")).isVisible();

            own.navigate(window.url("/first-sign-in"));
            setPassword(own, user, xihesToken, OWN_PASSWORD + "-2");
            assertThat(own.locator(".problem")).containsText("不正确，或密码已经设置过");
        }
    }

    private String user(String name) {
        page.navigate(window.url("/plans/zichuan-2021/staff"));
        return page.locator("tr", new Page.LocatorOptions().setHasText(name))
                .first()
                .locator("code")
                .first()
                .innerText();
    }

    private static void setPassword(Page own, String user, String token, String password) {
        own.getByLabel("用户名").fill(user);
        own.getByLabel("一次性口令").fill(token.toLowerCase(Locale.ROOT));
        own.locator("#password").fill(password);
        own.locator("#repeated").fill(password);
        own.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("设置密码"))
                .click();
    }

    @Test
    @Order(4)
    void catalogueAndAllotmentsComeInByTheirWorkbooks() {
        page.navigate(window.url(READINESS));
        Path catalogue = Window.download(line("设备目录"), "下载模板", folder);
        page.getByText("上传设备目录").click();
        upload(
                line("设备目录"),
                Workbooks.fill(
                        catalogue,
                        folder.resolve("catalogue.xlsx"),
                        "型号",
                        List.of(
                                List.of("QN-24", "煤改气", "示范壁挂炉厂", "壁挂炉", "3200"),
                                List.of("QN-H1", "集中供热", "示范换热厂", "户用换热机组", "2600.50"))));
        assertThat(page.getByText("设备目录已载入，共2个型号。")).isVisible();
        assertThat(line("设备目录")).containsText("齐全");

        Path allotments = Window.download(line("资金与指标"), "下载模板", folder);
        page.getByText("上传资金指标").click();
        upload(
                line("资金与指标"),
                Workbooks.fill(
                        allotments,
                        folder.resolve("allotments.xlsx"),
                        "资金来源",
                        List.of(List.of("上级资金", "淄财建指〔2021〕1号", "2021-06-01", "1200000"))));
        assertThat(page.getByText("已登记1份指标文。")).isVisible();
        assertThat(line("资金与指标")).containsText("1200000.00元");
    }

    @Test
    @Order(5)
    void pastBeneficiariesComeInAndTheRowsInErrorGoBackAsAWorkbook() {
        page.getByText("以往享受名单").last().click();
        Path template = download("下载模板");
        String identity = RosterRows.of(900, 1).rows().get(0).get("identity");
        upload(
                Workbooks.fill(
                        template,
                        folder.resolve("past.xlsx"),
                        "姓名",
                        List.of(
                                List.of("往年户", identity, "西河镇", "东坡村", "12号", "2019", "气代煤", "3000", "2019年名册"),
                                List.of("错号户", "370302199001010000", "西河镇", "东坡村", "13号", "2030", "气代煤", "三千", ""))),
                "检查并登记");
        assertThat(page.getByText("登记1行，1行有误，没有登记。")).isVisible();
        assertThat(page.locator(".problem")).containsText("校验码不对");
        Path refused = download("下载有误的行");
        Workbooks.edit(refused, folder.resolve("seen.xlsx"), "姓名", row -> {
            if (!text(row, 0).isEmpty()) {
                assertThat(text(row, 9)).contains("校验码不对").contains("享受年度").contains("金额");
            }
        });
        window.shot("past-benefits");
        page.getByLabel("完整的身份证号或姓名").fill("往年户");
        window.button("查询").click();
        assertThat(page.locator("td", new Page.LocatorOptions().setHasText("3,000.00 元")))
                .isVisible();
        assertThat(page.getByText(identity)).not().isVisible();
        window.shot("past-benefits-found");
    }

    @Test
    @Order(6)
    void withNothingRequiredMissingTheAdministratorStartsThePlanOnce() {
        page.navigate(window.url(READINESS));
        assertThat(page.getByText("必需的都已齐全，可以启动")).isVisible();
        window.shot("ready");

        window.button("启动").click();

        assertThat(page.getByText("方案已启动，任务正在下达到各责任主体。")).isVisible();
        assertThat(page.getByText("由系统管理员甲启动")).isVisible();
        assertThat(window.button("启动")).not().isVisible();
        window.shot("started");
        playback.runDueJobs();
        assertThat(tasks.open(user("西河镇镇街经办人")))
                .singleElement()
                .satisfies(task -> assertThat(task.name()).isEqualTo("登记村庄分解任务"));
    }

    @Test
    @Order(7)
    void nextYearsPlanTakesOverWhoWasThereAndWhatWasLeftOpenOnce() {
        leaveOpen();
        PlanId next = nextYear();
        page.navigate(window.url("/plans/" + next + "/carry-over"));

        assertThat(number("要结转的户")).hasText("3");
        assertThat(number("本方案已有人员")).not().hasText("0");
        window.button("沿用").click();
        assertThat(page.getByText("已沿用：结转3户。")).isVisible();
        assertThat(page.getByText("待摸底")).hasCount(3);
        window.shot("carried");

        window.button("沿用").click();
        assertThat(page.getByText("都已沿用过，没有变化。")).isVisible();
    }

    private Locator number(String of) {
        return page.locator("li", new Page.LocatorOptions().setHasText(of)).locator("b");
    }

    /** Three households that were surveyed and nobody decided on. */
    private void leaveOpen() {
        CaseKey village = villages.add(CaseKey.ofBody(PLAN, "xihe"), "东坡村", 20, "COAL_TO_GAS", "测试", "guanli");
        UUID sheet = sheets.check(
                        SheetKind.ROSTER, village, RosterRows.of(900, 3).rows(), "clerk")
                .sheet();
        Entry entry = new Entry(
                village,
                "survey.userTask_registerSurvey",
                "task-1",
                "clerk",
                List.of(new FieldSpec("surveyedOn", "摸底日期", "date", true, List.of())),
                Map.of("surveyedOn", "2021-06-10"),
                sheet);
        Checked.Accepted accepted = (Checked.Accepted) submissions.check(entry);
        assertThat(households.recordSurvey(village, accepted.submission(), "clerk"))
                .isEqualTo(3);
    }

    /** The same areas a year later. */
    private PlanId nextYear() {
        PlanId next = new PlanId("zichuan-2022");
        PlanCharter charter = new PlanCharter(
                next,
                "淄川区2022年冬季清洁取暖",
                "川政办字〔2022〕1号",
                LocalDate.of(2022, 3, 1),
                2022,
                plans.get(PLAN).area(),
                List.of(new Target(plans.body(CaseKey.ofBody(PLAN, "xihe")).area(), null, 100, "户")),
                PlanRules.draft(List.of("COAL_TO_GAS")).done());
        plans.register(charter);
        posts.define(
                charter,
                Map.of(
                        "administrator", new RolePost("系统管理员", RolePost.Level.PLAN),
                        "leading-group", new RolePost("领导小组", RolePost.Level.PLAN),
                        "district-office", new RolePost("推进办", RolePost.Level.PLAN),
                        "town-official", new RolePost("镇街经办人", RolePost.Level.BODY)));
        return next;
    }

    private Locator line(String topic) {
        return page.locator(
                "tr",
                new Page.LocatorOptions()
                        .setHas(page.locator("td:first-child b", new Page.LocatorOptions().setHasText(topic))));
    }

    private Path download(String link) {
        return Window.download(page.locator("main"), link, folder);
    }

    private void upload(Path file, String button) {
        page.locator("input[type=file]").setInputFiles(file);
        window.button(button).click();
    }

    private static void upload(Locator line, Path file) {
        line.locator("input[type=file]").setInputFiles(file);
        line.getByText("检查并载入").click();
    }

    private static String text(Row row, int column) {
        return row.getCell(column) == null ? "" : row.getCell(column).toString();
    }

    private static void set(Row row, int column, String value) {
        row.createCell(column).setCellValue(value);
    }
}
