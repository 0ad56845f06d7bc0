package org.qingnuan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qingnuan.finance.RateApprovals;
import org.qingnuan.finance.RateChecks;
import org.qingnuan.finance.RateHistory;
import org.qingnuan.ledger.AdjustmentProposal;
import org.qingnuan.ledger.Adjustments;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Target;
import org.qingnuan.ledger.TargetSheet;
import org.qingnuan.process.DeadlineAdjustments;
import org.qingnuan.process.PlanDrafts;
import org.qingnuan.process.PlanSeeds;
import org.qingnuan.process.PlanStarting;
import org.qingnuan.process.Staff;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.qingnuan.shared.Region;
import org.qingnuan.support.Visitor;
import org.qingnuan.support.Visitor.Answer;
import org.qingnuan.support.WebTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An administrator of a county that nobody has seen prepares its plan in the browser and deploys it. */
@WebTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DraftsTest {

    private static final PlanId ZICHUAN = new PlanId("zichuan-2021");
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    private PlanSeeds seeds;

    @Autowired
    private PlanDrafts drafts;

    @Autowired
    private Plans plans;

    @Autowired
    private Staff staff;

    @Autowired
    private PlanStarting starting;

    @Autowired
    private DeadlineAdjustments deadlines;

    @Autowired
    private RateChecks rates;

    @Autowired
    private RateApprovals approvals;

    @Autowired
    private RateHistory history;

    @Autowired
    private Adjustments adjustments;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private String id;
    private Visitor administrator;

    @BeforeEach
    void anAdministratorSignsIn() {
        seeds.seed(ZICHUAN, null);
        seeds.employ("drafts-admin", "系统管理员", "drafts-admin-pass", "administrator", "zichuan");
        seeds.employ("drafts-town", "镇经办人", "drafts-town-pass", "town-official", "xihe");
        administrator = Visitor.signedIn(port, "drafts-admin", "drafts-admin-pass");
        id = "county" + COUNT.incrementAndGet() + "-2022";
    }

    @Test
    void aPlanIsMadeFromAnotherMendedAndDeployed() {
        Answer made = followed(create(Map.of()));
        assertThat(made.text()).contains("方案草稿已建立", "补贴标准 subsidy.dmn 是空表", "没有问题，可以部署");
        PlanId draft = new PlanId(id);
        assertThat(drafts.check(draft)).isEmpty();

        post("/settings", Map.of("roles.finance-office.name", "甲县财政局", "rules.minRooms", "3", "name", "甲县2022年"));
        post("/dates", Map.of("day:village-retrofit/works", "2022-09-10"));
        assertThat(new String(drafts.file(draft, "plan.yaml"), StandardCharsets.UTF_8))
                .contains("{name: 甲县财政局, level: plan}", "minRooms: 3", "name: 甲县2022年\n", "# ZC-25");
        assertThat(new String(drafts.file(draft, "village-retrofit.bpmn"), StandardCharsets.UTF_8))
                .contains("'works', '09-10'", "name=\"9月10日前\"");

        Answer deployed = post("/deploy", Map.of());

        assertThat(deployed.text()).contains("方案已部署", "已经部署，目录只能查看");
        assertThat(plans.get(draft).rules().minRooms()).isEqualTo(3);
        assertThat(plans.bodies(draft)).extracting(Body::target).containsExactly(700, 500);
        assertThat(staff.may("drafts-admin", CaseKey.ofPlan(draft), Staff.Action.ADJUST_DEADLINES))
                .isTrue();
        assertThat(deadlines.folder(draft).there()).isTrue();
        assertThat(deadlines.folder(draft).differences()).isEmpty();
        assertThat(starting.started(draft)).isEmpty();
        assertThat(administrator.call("GET", "/plans/" + id + "/readiness").status())
                .isEqualTo(200);
    }

    @Test
    void stagesAreLeftOutAndAddedOnThePageAsFarAsTheOthersAllow() {
        create(Map.of());
        PlanId draft = new PlanId(id);

        assertThat(administrator.call("GET", "/drafts/" + id).text())
                .contains("环节", "三步验收", "in-home-acceptance", "电网增容", "公示");
        Answer refused = stages("survey", "household-confirmation", "contract-award", "commissioning", "acceptance");
        assertThat(refused.text())
                .contains("环节 commissioning 之前没有 construction：调试要用施工留下的各户安装记录")
                .doesNotContain("环节已修改");
        assertThat(village(draft)).contains("calledElement=\"construction\"");

        Answer changed = stages(
                "survey",
                "household-confirmation",
                "construction",
                "in-home-acceptance",
                "subsidy-settlement",
                "public-notice");

        assertThat(changed.text()).contains("环节已修改", "不再划分标段、启动招标", "没有问题，可以部署");
        assertThat(village(draft))
                .contains("calledElement=\"in-home-acceptance\"")
                .doesNotContain("contract-award", "commissioning", "\"acceptance\"");
        assertThat(stages(
                                "survey",
                                "household-confirmation",
                                "construction",
                                "in-home-acceptance",
                                "subsidy-settlement",
                                "public-notice")
                        .text())
                .contains("没有改动");
    }

    private Answer stages(String... wanted) {
        String fields = Stream.of(wanted).map(stage -> "stage=" + stage).collect(Collectors.joining("&"));
        return followed(
                administrator.call("POST", "/drafts/" + id + "/stages", "application/x-www-form-urlencoded", fields));
    }

    private String village(PlanId draft) {
        return new String(drafts.file(draft, "village-retrofit.bpmn"), StandardCharsets.UTF_8);
    }

    @Test
    void whatIsWrongIsShownWithItsRemedyAndKeepsTheDraftFromBeingDeployed() {
        create(Map.of());
        PlanId draft = new PlanId(id);
        String yaml = new String(drafts.file(draft, "plan.yaml"), StandardCharsets.UTF_8);
        post("/text", Map.of("name", "plan.yaml", "text", yaml.replace("mode: required", "mode: optional")));

        String page = administrator.call("GET", "/drafts/" + id).text();
        assertThat(page).contains("有 1 个问题", "不认识“optional”", "可填：required、deferrable、advised", "disabled");
        post("/deploy", Map.of());
        post("/text", Map.of("name", "plan.yaml", "text", "name: ["));

        assertThat(administrator.call("GET", "/drafts").text()).contains(id, "plan.yaml 读不出来");
        assertThat(followed(administrator.call("GET", "/drafts/" + id + "/settings"))
                        .text())
                .contains("plan.yaml 不是正确的 YAML");
        assertThat(administrator.call("GET", "/drafts/" + id).text()).contains("附近不是正确的 YAML");
        assertThat(plans.all()).extracting(plan -> plan.id().value()).doesNotContain(id);
    }

    @Test
    void whatIsFilledInWronglyStaysInTheFormWithAllThatIsWrong() {
        Answer refused = create(Map.of("id", "Huan Tai", "year", "明年", "areaName", ""));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("方案编号“Huan Tai”不对", "任务年度应为四位数", "地区要同时填写编号", "value=\"Huan Tai\"", "value=\"明年\"");
        assertThat(create(Map.of("id", "zichuan-2021")).text()).contains("已经有这个编号的方案");
    }

    @Test
    void filesComeAndGoOneByOneAndAsAFolder() {
        create(Map.of());
        PlanId draft = new PlanId(id);
        Answer archive = administrator.call("GET", "/drafts/" + id + "/folder");
        assertThat(archive.type()).isEqualTo("application/zip");
        assertThat(administrator
                        .call("GET", "/drafts/" + id + "/file?name=targets.csv")
                        .text())
                .startsWith("area,name,code,quantity,unit\n");

        upload("/files", "targets.csv", "area,name,code,quantity,unit\njia,甲镇,,900,户\n", "");
        upload("/files", "evil.sh", "rm", "");
        upload("/files", "x.html", "<form></form>", "../../");
        upload("/folder", "folder.zip", "no archive", null);

        assertThat(new String(drafts.file(draft, "targets.csv"), StandardCharsets.UTF_8))
                .contains("甲镇,,900");
        assertThat(drafts.files(draft)).extracting(PlanDrafts.DraftFile::name).doesNotContain("evil.sh", "x.html");
        assertThat(drafts.check(draft))
                .singleElement()
                .satisfies(finding -> assertThat(finding.reason()).contains("任务合计 1200 与 targets.csv 各地区之和 900 不符"));
        post("/files/remove", Map.of("name", "supervision.bpmn"));
        assertThat(drafts.files(draft)).extracting(PlanDrafts.DraftFile::name).doesNotContain("supervision.bpmn");
        post("/discard", Map.of());
        assertThat(administrator.call("GET", "/drafts/" + id).status()).isEqualTo(404);
    }

    @Test
    void aStageOfItsOwnBeginsWithTheSharedOneFromThePage() throws IOException {
        create(Map.of());
        PlanId draft = new PlanId(id);
        Map<String, String> shared = unzipped("/drafts/shared");
        assertThat(administrator.call("GET", "/drafts").text()).contains("href=\"/drafts/shared\"");
        assertThat(shared)
                .containsKeys(
                        "bpmn/stages/survey.bpmn", "forms/survey/reviewSurvey.html", "bpmn/plans/default/plan.yaml");

        upload(
                "/files",
                "survey.bpmn",
                shared.get("bpmn/stages/survey.bpmn")
                        .replace("id=\"survey\"", "id=\"" + id + ".survey\"")
                        .replace("bpmnElement=\"survey\"", "bpmnElement=\"" + id + ".survey\"")
                        .replace("审核摸底结果", "复核摸底结果"),
                "");
        upload(
                "/files",
                "village-retrofit.bpmn",
                new String(drafts.file(draft, "village-retrofit.bpmn"), StandardCharsets.UTF_8)
                        .replace("calledElement=\"survey\"", "calledElement=\"" + id + ".survey\""),
                "");
        upload(
                "/files",
                "reviewSurvey.html",
                shared.get("forms/survey/reviewSurvey.html").replace("查缺补漏", "逐户核实"),
                "forms/survey/");

        assertThat(drafts.check(draft)).isEmpty();
    }

    @Test
    void ratesThatTheDocumentDidNotNameComeInOnceThePlanIsDeployedAndNoneGoes() {
        create(Map.of());
        post("/deploy", Map.of());
        String readiness = "/plans/" + id + "/readiness";
        int missing = rates.of(new PlanId(id)).missing().size();
        assertThat(administrator.call("GET", readiness).text()).contains("补贴标准表（subsidy.dmn）缺" + missing + "项");
        String table = new String(administrator.bytes(readiness + "/rates/template"), StandardCharsets.UTF_8);
        String completed = table.replace("</decisionTable>", row("200000") + "</decisionTable>");

        assertThat(supply(readiness, completed)).contains("补贴标准已补充1行");
        assertThat(rates.of(new PlanId(id)).missing()).hasSize(missing - 1);
        assertThat(supply(readiness, completed)).contains("表中没有新的标准，没有变化");
        assertThat(supply(readiness, table)).contains("第1行", "已有的标准不能删去");
        assertThat(supply(readiness, completed.replace("200000", "二十万"))).contains("subsidy.dmn");
        assertThat(supply(readiness, "<!DOCTYPE x>")).contains("subsidy.dmn");
        assertThat(rates.of(new PlanId(id)).missing()).hasSize(missing - 1);
        assertThat(Visitor.signedIn(port, "drafts-town", "drafts-town-pass")
                        .send(
                                readiness + "/rates",
                                Map.of(),
                                "file",
                                "subsidy.dmn",
                                completed.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aChangedTableOfEligibilityIsTriedBeforeItIsPublished() throws IOException {
        create(Map.of());
        post("/deploy", Map.of());
        String page = "/plans/" + id + "/eligibility";
        byte[] table = administrator.bytes(page + "/table");
        assertThat(new String(table, StandardCharsets.UTF_8)).contains("decision id=\"" + id + ".eligibility\"");
        assertThat(administrator.call("GET", "/plans/" + id + "/readiness").text())
                .contains(page);

        assertThat(administrator.call("GET", page).text()).contains("资格甄别表试算").doesNotContain("逐户变化");
        assertThat(administrator
                        .send(page + "/trial", Map.of(), "file", "eligibility.dmn", table)
                        .text())
                .contains("逐户变化", "没有变化", "参加试算");
        assertThat(administrator
                        .send(page + "/trial/workbook", Map.of(), "file", "eligibility.dmn", table)
                        .type())
                .contains("spreadsheetml");
        assertThat(administrator
                        .send(
                                page + "/trial",
                                Map.of(),
                                "file",
                                "eligibility.dmn",
                                "x".getBytes(StandardCharsets.UTF_8))
                        .text())
                .contains("不是可读的 DMN 文件")
                .doesNotContain("逐户变化");
        assertThat(Visitor.signedIn(port, "drafts-town", "drafts-town-pass")
                        .call("GET", page)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void ratesAreTriedAndThenApprovedByTheFinanceOfficeNotByWhoBroughtThemIn() throws IOException {
        create(Map.of());
        post("/deploy", Map.of());
        String area = plans.get(new PlanId(id)).area().id();
        seeds.employ("drafts-admin", "系统管理员", "drafts-admin-pass", "finance-office", area);
        seeds.employ("drafts-purse", "财政经办人", "drafts-purse-pass", "finance-office", area);
        String readiness = "/plans/" + id + "/readiness";
        String page = "/plans/" + id + "/rates";
        String table = new String(administrator.bytes(page + "/table"), StandardCharsets.UTF_8);
        String completed = table.replace("</decisionTable>", row("200000") + "</decisionTable>");
        Visitor purse = Visitor.signedIn(port, "drafts-purse", "drafts-purse-pass");

        assertThat(purse.send(
                                page + "/trial",
                                Map.of(),
                                "file",
                                "subsidy.dmn",
                                completed.getBytes(StandardCharsets.UTF_8))
                        .text())
                .contains("补贴标准试算", "试算不保存任何结果", "没有差异");
        assertThat(purse.send(page + "/trial/workbook", Map.of(), "file", "", new byte[0])
                        .type())
                .contains("spreadsheetml");
        assertThat(followed(administrator.send(
                                page + "/trial", Map.of(), "file", "subsidy.dmn", "x".getBytes(StandardCharsets.UTF_8)))
                        .text())
                .contains("不是可读的 DMN 文件");

        supply(readiness, completed);
        String entered = administrator.call("GET", page).text();
        assertThat(entered)
                .contains("由系统管理员于", "尚未经第二人批准", "工程建设补贴", "改造方式：气代煤", "验收后一次性", "2,000.00 元", "上级资金：50%")
                .doesNotContain("批准下列标准");
        assertThat(approve(administrator)).contains("您录入了现行标准");
        assertThat(purse.call("GET", page).text()).contains("批准下列标准");
        assertThat(approve(purse)).contains("补贴标准已批准", "由财政经办人于", "甲财字〔2022〕7号");
        assertThat(Visitor.signedIn(port, "drafts-town", "drafts-town-pass")
                        .call("GET", page)
                        .status())
                .isEqualTo(403);
    }

    private String approve(Visitor visitor) {
        String fingerprint = approvals.current(new PlanId(id)).orElseThrow().fingerprint();
        return visitor.call(
                        "GET",
                        visitor.call(
                                        "POST",
                                        "/plans/" + id + "/rates/approval",
                                        "application/x-www-form-urlencoded",
                                        "fingerprint=" + fingerprint + "&opinion="
                                                + URLEncoder.encode("甲财字〔2022〕7号", StandardCharsets.UTF_8))
                                .location()
                                .replaceFirst("http://[^/]+", ""))
                .text();
    }

    @Test
    void aWrongRateIsPutRightWithItsReasonUntilSomethingWasComputedByIt() {
        create(Map.of());
        post("/deploy", Map.of());
        PlanId plan = new PlanId(id);
        String readiness = "/plans/" + id + "/readiness";
        String table = new String(administrator.bytes(readiness + "/rates/template"), StandardCharsets.UTF_8);
        String wrong = table.replace("</decisionTable>", row("200000") + "</decisionTable>");
        supply(readiness, wrong);
        String right = wrong.replace("200000", "230000");

        assertThat(supply(readiness, right)).contains("第1行", "却没有写明原因", "改正的原因");
        assertThat(deployed(readiness)).contains("200000");
        assertThat(supply(readiness, right, "甲财字〔2022〕7号写的是2300元，录入有误"))
                .contains("补贴标准已改正1行", "补贴标准的变动", "录入有误", "（新补充）");

        assertThat(deployed(readiness)).contains("230000").doesNotContain("200000");
        assertThat(history.of(plan))
                .extracting(
                        one -> one.change().before() != null, RateHistory.Recorded::reason, RateHistory.Recorded::by)
                .containsExactly(
                        tuple(true, "甲财字〔2022〕7号写的是2300元，录入有误", "drafts-admin"), tuple(false, null, "drafts-admin"));
        assertThat(history.of(plan).get(0).change().before()).contains("气代煤工程建设补贴", "200000");
        assertThat(history.of(plan).get(0).change().after()).contains("气代煤工程建设补贴", "230000");

        computedBy("气代煤工程建设补贴");

        assertThat(supply(readiness, right.replace("230000", "240000"), "又改了"))
                .contains("第1行", "标准“气代煤工程建设补贴”已用于核定1笔补贴，不能再改", "追缴");
        assertThat(deployed(readiness)).contains("230000");
        assertThat(history.of(plan)).hasSize(2);
        assertThat(supply(
                        readiness,
                        right.replace(
                                "</decisionTable>",
                                row("100000")
                                                .replace("gasWorks", "elWorks")
                                                .replace("COAL_TO_GAS", "COAL_TO_ELECTRICITY")
                                                .replace("气代煤", "电代煤")
                                        + "</decisionTable>")))
                .contains("补贴标准已补充1行");
    }

    /** As a payout leaves it behind. */
    private void computedBy(String label) {
        String village = id + "/huantai-01/huantai-01-01";
        jdbc.sql("INSERT INTO finance.village (village) VALUES (:village)")
                .param("village", village)
                .update();
        long batch = jdbc.sql("""
                        INSERT INTO finance.batch (plan, village, kind, acceptance_batch, opened_at)
                        VALUES (:plan, :village, 'REGULAR', 1, now()) RETURNING id""")
                .param("plan", id)
                .param("village", village)
                .query(Long.class)
                .single();
        jdbc.sql("""
                        INSERT INTO finance.entitlement (plan, village, batch, household, item, season, instalment, amount, inputs,
                            rule_version, row_no, row_label, clause, explanation, computed_at)
                        VALUES (:plan, :village, :batch, :batch, 'CONSTRUCTION', 0, 1, 230000, '{}', 'x', 1, :label, '依据', '说明', now())""")
                .param("plan", id)
                .param("village", village)
                .param("batch", batch)
                .param("label", label)
                .update();
    }

    @Test
    void noRateComesInWhileADateIsBeingMoved() {
        create(Map.of());
        post("/deploy", Map.of());
        PlanId plan = new PlanId(id);
        String readiness = "/plans/" + id + "/readiness";
        String table = new String(administrator.bytes(readiness + "/rates/template"), StandardCharsets.UTF_8);
        adjustments.propose(
                new AdjustmentProposal(plan, "TABLE", null, false, "now", List.of(), Map.of()), "drafts-admin");

        assertThat(supply(readiness, table.replace("</decisionTable>", row("200000") + "</decisionTable>"), "补充"))
                .contains("有一项期限调整", "它结束以后才能补充或改正补贴标准");

        assertThat(deployed(readiness)).doesNotContain("200000");
        assertThat(history.of(plan)).isEmpty();
    }

    private String deployed(String readiness) {
        return new String(administrator.bytes(readiness + "/rates/template"), StandardCharsets.UTF_8);
    }

    private String supply(String readiness, String table) {
        return supply(readiness, table, "");
    }

    private String supply(String readiness, String table, String reason) {
        return followed(administrator.send(
                        readiness + "/rates",
                        Map.of("reason", reason),
                        "file",
                        "subsidy.dmn",
                        table.getBytes(StandardCharsets.UTF_8)))
                .text();
    }

    /** A fixed sum for the works of a gas heater. */
    private static String row(String cents) {
        StringBuilder row = new StringBuilder("<rule id=\"rule_gasWorks\">");
        int number = 0;
        for (String input : List.of("\"COAL_TO_GAS\"", "0", "", "", "", "")) {
            row.append("<inputEntry id=\"gasWorks_%d\"><text>%s</text></inputEntry>".formatted(number++, input));
        }
        for (String output : List.of(
                "\"CONSTRUCTION\"",
                "\"气代煤工程建设补贴\"",
                cents,
                "",
                "",
                "\"SUPERIOR:50,DISTRICT_MATCHING:rest\"",
                "\"甲财字〔2022〕7号\"",
                "\"每户定额\"",
                "",
                "")) {
            row.append("<outputEntry id=\"gasWorks_%d\"><text>%s</text></outputEntry>".formatted(number++, output));
        }
        return row.append("</rule>").toString();
    }

    private Map<String, String> unzipped(String path) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(administrator.bytes(path)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void administratorsAloneSeeAndDoAnyOfIt() {
        create(Map.of());
        Visitor town = Visitor.signedIn(port, "drafts-town", "drafts-town-pass");

        for (String path : List.of(
                "/drafts",
                "/drafts/template",
                "/drafts/element-templates",
                "/drafts/shared",
                "/drafts/" + id,
                "/drafts/" + id + "/settings",
                "/drafts/" + id + "/folder",
                "/drafts/" + id + "/text?name=plan.yaml",
                "/drafts/" + id + "/file?name=plan.yaml")) {
            assertThat(town.call("GET", path).status()).as(path).isEqualTo(403);
        }
        for (String path : List.of(
                "/deploy",
                "/discard",
                "/dates",
                "/settings",
                "/text?name=plan.yaml&text=x",
                "/files/remove?name=targets.csv")) {
            assertThat(town.call("POST", "/drafts/" + id + path, "application/x-www-form-urlencoded", "")
                            .status())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(town.call("GET", "/").text()).doesNotContain("方案准备");
        assertThat(drafts.check(new PlanId(id))).isEmpty();
        assertThat(administrator.call("GET", "/").text()).contains("方案准备");
        assertThat(administrator.call("GET", "/drafts/element-templates").text())
                .contains("清暖：办理任务", "${staff.group(execution, 'town-official')}", "camunda:in:businessKey");
        assertThat(administrator.call("GET", "/drafts/" + id + "/settings").text())
                .contains("由哪个单位或岗位担任", "前置条件", "拨付步骤");
    }

    private Answer create(Map<String, String> other) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of(
                "from",
                "zichuan-2021",
                "id",
                id,
                "name",
                "甲县2022年冬季清洁取暖",
                "year",
                "2022",
                "areaId",
                "jia" + id,
                "areaName",
                "甲县",
                "areaCode",
                "",
                "documentNo",
                "甲政办字〔2022〕1号",
                "issued",
                "2022-05-20"));
        fields.putAll(other);
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        TargetSheet.template(
                List.of(
                        new Target(new Region("jia" + id + "-1", "甲镇"), null, 700, "户"),
                        new Target(new Region("jia" + id + "-2", "乙镇"), null, 500, "户")),
                workbook);
        return administrator.send("/drafts", fields, "targets", "targets.xlsx", workbook.toByteArray());
    }

    private void upload(String path, String file, String content, String folder) {
        administrator.send(
                "/drafts/" + id + path,
                folder == null ? Map.of() : Map.of("folder", folder),
                "file",
                file,
                content.getBytes(StandardCharsets.UTF_8));
    }

    private Answer post(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return followed(administrator.call("POST", "/drafts/" + id + path, "application/x-www-form-urlencoded", body));
    }

    /** As a browser does after a form was taken. */
    private Answer followed(Answer answer) {
        return answer.location().isEmpty()
                ? answer
                : administrator.call("GET", answer.location().replaceFirst("^https?://[^/]+", ""));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
