package org.qingnuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingnuan.ledger.Checked;
import org.qingnuan.process.DeadlineAdjustments;
import org.qingnuan.process.Playback;
import org.qingnuan.process.Tasks;
import org.qingnuan.process.Tasks.TaskView;
import org.qingnuan.process.engine.TwoTowns;
import org.qingnuan.process.plan.Roles;
import org.qingnuan.support.Movements;
import org.qingnuan.support.Visitor;
import org.qingnuan.support.Visitor.Answer;
import org.qingnuan.support.WebTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Deadlines as an administrator hands them in from outside: what is wrong is refused with its reason and changes nothing. */
@WebTest
@Import(TwoTowns.class)
@TestPropertySource(
        properties = {
            "logging.level.org.camunda.bpm.engine.context=off",
            "logging.level.org.camunda.bpm.engine.rest.exception=off"
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadlinesTest {

    private static final String PAGE = "/plans/zichuan-2021/deadlines";
    private static final String API = "/api/plans/zichuan-2021/deadlines";
    private static final String BOUNDARY = "qingnuan-boundary";
    private static final String WORKS = "village-retrofit/works";
    private static final String RECORD = "camunda:delegateExpression=\"${recordOverdueDelegate}\"";
    private static final int TWENTY_MB = 20 * 1024 * 1024;

    @Autowired
    private TwoTowns towns;

    @Autowired
    private DeadlineAdjustments deadlines;

    @Autowired
    private Tasks tasks;

    @Autowired
    private Playback playback;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private Movements movements;

    @BeforeAll
    void aPlanAtWork() {
        towns.build();
        movements = Movements.watch(jdbc);
    }

    @BeforeEach
    void fromHereOn() {
        movements.since();
    }

    /** A model as somebody might hand it in, and what is to be said of it. */
    record Bad(String name, boolean structural, UnaryOperator<String> change, String reason) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Bad> badModels() {
        return Stream.of(
                new Bad("a removed stage", true, DeadlinesTest::withoutSurvey, "“摸底调查”不见了"),
                new Bad("a removed stage, undeclared", false, DeadlinesTest::withoutSurvey, "“摸底调查”不见了"),
                replacing("a renamed element", true, "callActivity_survey", "callActivity_study", "“摸底调查”不见了"),
                replacing("a lost save point", true, RECORD + " camunda:asyncBefore=\"true\"", RECORD, "去掉了保存点"),
                replacing("the thirtieth of February", false, "'08-30'", "'02-30'", "“02-30”不是日期"),
                replacing(
                        "a date written freely",
                        false,
                        "${deadline.on(execution, 'works', '08-30')}",
                        "8月30日",
                        "期限的写法不对"),
                replacing("dates out of order", false, "'08-30'", "'10-30'", "早于前面"),
                replacing("another plan's model", false, "zichuan-2021.village", "heze-2021.village", "这不是本方案的模型"),
                replacing("a change beside the date", false, "name=\"摸底调查\"", "name=\"摸底\"", "除日期外还有改动"),
                new Bad("20 MB of XML", false, DeadlinesTest::padded, "文件有20MB，超过2MB"),
                replacing(
                        "an external entity",
                        false,
                        "<bpmn:definitions ",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><bpmn:definitions ",
                        "外部实体"),
                replacing("no XML", false, "</bpmn:process>", "", "不是可读的 BPMN 文件"),
                replacing(
                        "a script task",
                        true,
                        "</bpmn:process>",
                        "<bpmn:scriptTask id=\"s\" scriptFormat=\"groovy\"><bpmn:script>System.exit(0)</bpmn:script>"
                                + "</bpmn:scriptTask></bpmn:process>",
                        "用了不允许的元素 scriptTask"),
                replacing("a class", true, RECORD, "camunda:class=\"java.lang.Thread\"", "用了不允许的属性 class"),
                replacing("a class, undeclared", false, RECORD, RECORD + " camunda:class=\"X\"", "用了不允许的属性 class"),
                replacing(
                        "a free expression",
                        true,
                        "${execution.hasVariable('worksDone')}",
                        "${''.getClass().forName('java.lang.Runtime')}",
                        "不是系统认可的写法"));
    }

    private static Bad replacing(String name, boolean structural, String whole, String broken, String reason) {
        return new Bad(
                name,
                structural,
                text -> {
                    assertThat(text).contains(whole);
                    return text.replace(whole, broken);
                },
                reason);
    }

    private static String padded(String text) {
        return text.replace("</bpmn:process>", "<!--" + "x".repeat(TWENTY_MB) + "--></bpmn:process>");
    }

    private static String withoutSurvey(String text) {
        BpmnModelInstance model =
                Bpmn.readModelFromStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        FlowNode survey = model.getModelElementById("callActivity_survey");
        FlowNode next = survey.getSucceedingNodes().singleResult();
        SequenceFlow in = survey.getIncoming().iterator().next();
        SequenceFlow out = survey.getOutgoing().iterator().next();
        remove(out.getDiagramElement());
        remove(survey.getDiagramElement());
        remove(out);
        remove(survey);
        in.setTarget(next);
        next.getIncoming().add(in);
        return Bpmn.convertToString(model);
    }

    private static void remove(ModelElementInstance element) {
        element.getParentElement().removeChildElement(element);
    }

    @ParameterizedTest
    @MethodSource("badModels")
    void badModelIsRefusedWithItsReasonAndNothingIsDeployed(Bad bad) {
        String model = bad.change().apply(deployed());
        Visitor administrator = administrator();

        Answer looked = upload(administrator, "/model/examine", model, bad.structural());
        Answer proposed = upload(administrator, "/model/adjustments", model, bad.structural());

        assertThat(looked.status()).isEqualTo(200);
        assertThat(looked.text()).contains("不能这样调整", bad.reason());
        assertThat(proposed.status()).isEqualTo(422);
        assertThat(proposed.text()).contains(bad.reason());
        assertThat(movements.since()).isEmpty();
    }

    @Test
    void allMistakesOfAModelAreNamedAtOnce() {
        String model = deployed()
                .replace("'08-30'", "'02-30'")
                .replace("callActivity_survey", "callActivity_study")
                .replace(RECORD, RECORD + " camunda:class=\"X\"");

        Answer answer = upload(administrator(), "/model/examine", model, false);

        assertThat(answer.text()).contains("“02-30”不是日期", "“摸底调查”不见了", "用了不允许的属性 class");
    }

    @Test
    void modelComesBackAsItWasDownloadedAndSaysThatNothingChanged() {
        Answer download = administrator().call("GET", PAGE + "/models/village-retrofit");

        assertThat(download.type()).startsWith("application/xml");
        assertThat(download.text()).isEqualTo(deployed());
        assertThat(upload(administrator(), "/model/examine", download.text(), false)
                        .text())
                .contains("没有任何期限改变");
    }

    @Test
    void modelWithAnotherDateAloneShowsWhatItWouldDo() {
        Answer answer = upload(administrator(), "/model/examine", deployed().replace("'08-30'", "'09-15'"), false);

        assertThat(answer.text())
                .contains("2021年8月30日 → 2021年9月15日", "推后16天", "解除逾期")
                .doesNotContain("不能这样调整");
        assertThat(movements.since()).isEmpty();
    }

    static Stream<Map.Entry<String, String>> badDays() {
        return Stream.of(
                Map.entry("2021-02-30", "“2021-02-30”不是日期"),
                Map.entry("", "没有填写新期限"),
                Map.entry("2021-10-30", "早于前面"),
                Map.entry("2021-08-30", "没有任何期限改变"));
    }

    @ParameterizedTest
    @MethodSource("badDays")
    void badDayIsRefusedInTheTableAndOnTheDiagram(Map.Entry<String, String> bad) {
        Visitor administrator = administrator();
        String form = field(WORKS, bad.getKey());
        String json = "{\"days\": {\"" + WORKS + "\": \"" + bad.getKey() + "\"}}";

        Answer table = form(administrator, PAGE + "/adjustments", form);
        Answer diagram = json(administrator, API + "/adjustments", json);

        assertThat(table.status()).isEqualTo(422);
        assertThat(table.text()).contains(bad.getValue());
        assertThat(diagram.status()).isEqualTo(422);
        assertThat(diagram.text()).contains(bad.getValue());
        assertThat(form(administrator, PAGE + "/examine", form).text()).contains(bad.getValue());
        assertThat(json(administrator, API + "/examine", json).text()).contains(bad.getValue());
        assertThat(movements.since()).isEmpty();
    }

    @Test
    void gateThatThePlanDoesNotHaveIsRefused() {
        Answer answer =
                json(administrator(), API + "/adjustments", "{\"days\": {\"village-retrofit/moon\": \"2021-09-15\"}}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("方案里没有这个期限");
    }

    @Test
    void whatCannotBeReadOrIsTooLargeIsRefused() {
        Visitor administrator = administrator();

        assertThat(json(administrator, API + "/examine", "{").status()).isEqualTo(400);
        assertThat(json(administrator, API + "/examine", "{}").status()).isEqualTo(400);
        assertThat(json(administrator, API + "/examine", "{\"days\": {\"a\": null}}")
                        .status())
                .isEqualTo(400);
        assertThat(json(administrator, API + "/examine", "\"" + "x".repeat(70_000) + "\"")
                        .status())
                .isEqualTo(413);
        assertThat(movements.since()).isEmpty();
    }

    @Test
    void onlyTheAdministratorAdjustsAndTownsAndCompaniesSeeNothing() {
        List<String> readers = List.of(Roles.DISTRICT_OFFICE, Roles.LEADING_GROUP);
        List<String> others = new ArrayList<>(TwoTowns.TOWN_ROLES);
        others.addAll(List.of(Roles.FINANCE_OFFICE, Roles.GAS_COMPANY, Roles.HEAT_COMPANY));

        readers.forEach(role -> check(role, 200));
        others.forEach(role -> check(role, 403));
        Visitor stranger = Visitor.stranger(port);
        assertThat(stranger.call("GET", API).status()).isEqualTo(401);
        assertThat(stranger.call("GET", PAGE).location()).endsWith("/sign-in");
    }

    private void check(String role, int status) {
        Visitor visitor = Visitor.signedIn(port, TwoTowns.user(role, TwoTowns.HERE), TwoTowns.PASSWORD);
        movements.since();
        String json = "{\"days\": {\"" + WORKS + "\": \"2021-09-15\"}}";
        for (String path : List.of(API, PAGE, PAGE + "/models/village-retrofit", PAGE + "/folder")) {
            assertThat(visitor.call("GET", path).status())
                    .as("%s %s", role, path)
                    .isEqualTo(status);
        }
        for (String action : List.of("/examine", "/adjustments")) {
            assertThat(json(visitor, API + action, json).status()).as(role).isEqualTo(403);
            assertThat(form(visitor, PAGE + action, field(WORKS, "2021-09-15")).status())
                    .as(role)
                    .isEqualTo(403);
            assertThat(upload(visitor, "/model" + action, deployed(), false).status())
                    .as(role)
                    .isEqualTo(403);
        }
        assertThat(form(visitor, PAGE + "/adjustments/1/undo", "").status()).isEqualTo(403);
        assertThat(movements.since()).as(role).isEmpty();
    }

    @Test
    void anUnknownPlanModelOrNumberIsNotFound() {
        Visitor administrator = administrator();

        for (String path : List.of(
                "/plans/moon-2021/deadlines",
                "/api/plans/moon-2021/deadlines",
                PAGE + "/models/moon",
                PAGE + "/adjustments/999999/files",
                PAGE + "/adjustments/999999/task")) {
            assertThat(administrator.call("GET", path).status()).as(path).isEqualTo(404);
        }
        assertThat(form(administrator, PAGE + "/adjustments/999999/undo", "").status())
                .isEqualTo(404);
    }

    @Test
    void aSecondAdjustmentIsRefusedWhileTheFirstIsOpenAndTheFirstCanBeWithdrawn() {
        jdbc.sql("update act_id_user set first_ = '王丽' where id_ = :id")
                .param("id", Roles.ADMINISTRATOR)
                .update();
        Visitor administrator = administrator();
        Answer first = form(administrator, PAGE + "/adjustments", field(WORKS, "2021-09-15"));
        playback.runDueJobs();
        movements.since();

        Answer second = form(administrator, PAGE + "/adjustments", field(WORKS, "2021-09-20"));
        Answer third = json(administrator, API + "/adjustments", "{\"days\": {\"" + WORKS + "\": \"2021-09-20\"}}");

        assertThat(first.status()).isEqualTo(302);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text()).contains("待说明依据", "办结以前不能再提出新的调整");
        assertThat(third.status()).isEqualTo(409);
        assertThat(third.text()).contains("（王丽提出）待说明依据", "一次只能调整一份");
        TaskView justify = tasks.open(Roles.ADMINISTRATOR).stream()
                .filter(task -> "adjustment".equals(task.subject().kind()))
                .findFirst()
                .orElseThrow();
        String number = justify.subject().item();
        assertThat(administrator
                        .call("GET", PAGE + "/adjustments/" + number + "/task")
                        .location())
                .endsWith("#/?task=" + justify.taskId());
        assertThat(administrator.call("GET", "/api/tasks/" + justify.taskId()).text())
                .contains("期限改动", "2021年9月15日", "推后16天", "将逾期", "西河镇", "第" + number + "号期限调整");
        Checked withdrawn = tasks.check(
                justify.taskId(), Roles.ADMINISTRATOR, Map.of("decision", "withdraw", "pastConfirmed", "false"), null);
        tasks.complete(justify.taskId(), Roles.ADMINISTRATOR, ((Checked.Accepted) withdrawn).submission());
        playback.runDueJobs();
        assertThat(administrator.call("GET", PAGE).text()).contains("已撤回").doesNotContain("办结以前不能");
    }

    private Visitor administrator() {
        Visitor visitor = Visitor.signedIn(port, Roles.ADMINISTRATOR, TwoTowns.PASSWORD);
        movements.since();
        return visitor;
    }

    private String deployed() {
        return new String(deadlines.model(TwoTowns.ZICHUAN, "village-retrofit"), StandardCharsets.UTF_8);
    }

    private static String field(String gate, String day) {
        return URLEncoder.encode("day:" + gate, StandardCharsets.UTF_8) + "=" + day;
    }

    private static Answer form(Visitor visitor, String path, String form) {
        return visitor.call("POST", path, MediaType.APPLICATION_FORM_URLENCODED_VALUE, form);
    }

    private static Answer json(Visitor visitor, String path, String json) {
        return visitor.call("POST", path, MediaType.APPLICATION_JSON_VALUE, json);
    }

    private static Answer upload(Visitor visitor, String action, String model, boolean structural) {
        String body = String.join(
                "\r\n",
                "--" + BOUNDARY,
                "Content-Disposition: form-data; name=\"structural\"",
                "",
                Boolean.toString(structural),
                "--" + BOUNDARY,
                "Content-Disposition: form-data; name=\"file\"; filename=\"village-retrofit.bpmn\"",
                "Content-Type: application/octet-stream",
                "",
                model,
                "--" + BOUNDARY + "--",
                "");
        return visitor.call("POST", PAGE + action, "multipart/form-data; boundary=" + BOUNDARY, body);
    }
}
