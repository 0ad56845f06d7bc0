package org.qingnuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingnuan.ledger.ConditionEntry;
import org.qingnuan.ledger.ConditionKind;
import org.qingnuan.ledger.Conditions;
import org.qingnuan.ledger.GateMode;
import org.qingnuan.ledger.GatePoint;
import org.qingnuan.ledger.PlanGate;
import org.qingnuan.ledger.WorkEntry;
import org.qingnuan.ledger.WorkKind;
import org.qingnuan.ledger.WorkRecords;
import org.qingnuan.process.Tasks;
import org.qingnuan.process.Tasks.TaskView;
import org.qingnuan.process.engine.TwoTowns;
import org.qingnuan.process.plan.Roles;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.support.ConditionDetails;
import org.qingnuan.support.Movements;
import org.qingnuan.support.PlanGates;
import org.qingnuan.support.Visitor;
import org.qingnuan.support.Visitor.Answer;
import org.qingnuan.support.WebTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page and call of our own, as the people of one town, at what is another town's: refused, unmoved and unseen. */
@WebTest
@Import(TwoTowns.class)
@TestPropertySource(
        properties = {
            "logging.level.org.camunda.bpm.engine.context=off",
            "logging.level.org.camunda.bpm.engine.rest.exception=off"
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TownsApartTest {

    private static final String BOUNDARY = "qingnuan-boundary";
    private static final String UPLOAD = String.join(
            "\r\n",
            "--" + BOUNDARY,
            "Content-Disposition: form-data; name=\"field\"",
            "",
            "planFile",
            "--" + BOUNDARY,
            "Content-Disposition: form-data; name=\"village\"",
            "",
            "x",
            "--" + BOUNDARY,
            "Content-Disposition: form-data; name=\"file\"; filename=\"x.xlsx\"",
            "Content-Type: application/octet-stream",
            "",
            "x",
            "--" + BOUNDARY + "--",
            "");

    /** One body for all calls: each reads what it knows of it. */
    private static final String JSON = """
            {"fields": {"decision": "approve"}, "rows": [{"name": "x"}], "to": "%s", "reason": "x",
             "submission": "%s", "sheet": null}""";

    @Autowired
    private TwoTowns towns;

    @Autowired
    private Tasks tasks;

    @Autowired
    private WorkRecords records;

    @Autowired
    private Conditions conditions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @LocalServerPort
    private int port;

    private Movements movements;

    /** @param path with {@code {names}} still to be filled in */
    record Endpoint(String method, String path, boolean upload, boolean page) {

        boolean isOf(String beginning) {
            return path.startsWith(beginning);
        }
    }

    private List<Endpoint> endpoints;

    /** A visit that the other town has noted. */
    private long foreignRecord;

    /** A condition of the other town. */
    private long foreignCondition;

    @BeforeAll
    void twoTownsAtWork() {
        towns.build();
        endpoints = requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .filter(mapping ->
                        mapping.getValue().getBeanType().getPackageName().startsWith("org.qingnuan"))
                .flatMap(mapping -> endpoints(mapping.getKey(), takesFile(mapping.getValue())))
                .toList();
        CaseKey there = CaseKey.ofBody(TwoTowns.ZICHUAN, TwoTowns.THERE);
        records.note(there, visit(), TwoTowns.user(Roles.TOWN_OFFICIAL, TwoTowns.THERE));
        foreignRecord = records.of(there).get(0).id();
        PlanGates.set(
                jdbc,
                TwoTowns.ZICHUAN,
                new PlanGate(ConditionKind.TASK_FORCE, GatePoint.CLOSE, GateMode.ADVISED, "ZC-31", true));
        conditions.record(
                there,
                ConditionEntry.of(ConditionKind.TASK_FORCE, null, "镇政府", LocalDate.of(2021, 6, 10))
                        .with(ConditionDetails.of(ConditionKind.TASK_FORCE, null)),
                TwoTowns.user(Roles.TOWN_OFFICIAL, TwoTowns.THERE));
        foreignCondition = conditions.entries(there).get(0).id();
        PlanGates.set(jdbc, TwoTowns.ZICHUAN);
        movements = Movements.watch(jdbc);
    }

    private static boolean takesFile(HandlerMethod handler) {
        return Stream.of(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType().equals(MultipartFile.class));
    }

    private static Stream<Endpoint> endpoints(RequestMappingInfo mapping, boolean upload) {
        return mapping.getPatternValues().stream()
                .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                        .map(method -> new Endpoint(
                                method.name(),
                                path,
                                upload && method.name().equals("POST"),
                                !path.startsWith("/api"))));
    }

    private static WorkEntry visit() {
        return new WorkEntry(WorkKind.VISIT, LocalDate.of(2021, 6, 10), "入户走访", "走访五户", Set.of());
    }

    static Stream<String> roles() {
        return TwoTowns.TOWN_ROLES.stream();
    }

    @ParameterizedTest
    @MethodSource("roles")
    void noCallReachesAnotherTownsTask(String role) {
        Visitor visitor = visitor(role);
        String there = TwoTowns.user(role, TwoTowns.THERE);
        UUID handed = towns.review(TwoTowns.THERE).submission();
        List<TaskView> foreign = tasks.open(there);
        movements.since();

        List<String> broken = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            if (endpoint.isOf("/api/tasks/")) {
                String path = endpoint.path()
                        .replace("{id}", foreign.get(0).taskId())
                        .replaceAll(
                                "\\{(document|attempt|token)}",
                                UUID.randomUUID().toString());
                Answer answer =
                        call(visitor, endpoint, path, JSON.formatted(TwoTowns.user(role, TwoTowns.HERE), handed));
                boolean refused =
                        endpoint.path().endsWith("/withdraw") ? answer.status() == 409 : answer.status() == 403;
                check(refused, endpoint, answer, broken);
                if (answer.status() == 403 && !answer.text().contains("您不是该任务的办理人")) {
                    broken.add(endpoint + " says " + answer.text());
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("roles")
    void anotherTownsFileIsAsIfItWereNot(String role) {
        UUID foreign = towns.planFile(TwoTowns.THERE);
        UUID own = towns.planFile(TwoTowns.HERE);
        Visitor visitor = visitor(role);

        Answer refused = visitor.call("GET", "/api/documents/" + foreign);
        Answer unknown = visitor.call("GET", "/api/documents/" + UUID.randomUUID());
        Answer downloaded = visitor.call("GET", "/api/documents/" + own);

        assertThat(refused).isEqualTo(unknown);
        assertThat(refused.status()).isEqualTo(404);
        assertThat(downloaded.status()).isEqualTo(200);
        assertThat(downloaded.type()).isEqualTo("application/pdf");
        assertThat(downloaded.text()).startsWith("%PDF").contains(TwoTowns.HERE);
    }

    @Test
    void aTownRemovesNoFileOfAnotherTownNotEvenByWayOfItsOwnTask() {
        UUID foreign = towns.planFile(TwoTowns.THERE);
        String own = towns.task(TwoTowns.user(Roles.TOWN_OFFICIAL, TwoTowns.HERE), "userTask_draftPlan")
                .taskId();
        Visitor visitor = visitor(Roles.TOWN_OFFICIAL);

        visitor.call("DELETE", "/api/tasks/" + own + "/documents/" + foreign);

        assertThat(movements.since()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("roles")
    void noPageShowsOrChangesAnotherTownsBody(String role) {
        Visitor visitor = visitor(role);
        List<String> broken = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            if (endpoint.isOf("/bodies/")) {
                String foreign = body(endpoint, TwoTowns.THERE, TwoTowns.THERE + "-01");
                Answer answer = call(visitor, endpoint, foreign, form(TwoTowns.HERE));
                check(isRefused(answer), endpoint, answer, broken);
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void aTownGivesAndTakesNothingAcrossItsBorder() {
        Visitor official = visitor(Roles.TOWN_OFFICIAL);
        List<String> broken = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            if (endpoint.isOf("/bodies/")
                    && endpoint.method().equals("POST")
                    && !endpoint.path().endsWith("s")) {
                String path = body(endpoint, TwoTowns.HERE, TwoTowns.THERE + "-01");
                Answer answer = call(official, endpoint, path, form(TwoTowns.THERE));
                check(isRefused(answer), endpoint, answer, broken);
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void aTownNotesWorkWhichItsContractorDoesNotReadAndNotesNoViolation() {
        String path = "/bodies/zichuan-2021/" + TwoTowns.HERE + "/records";
        Visitor official = visitor(Roles.TOWN_OFFICIAL);

        assertThat(post(official, path, noted("PUBLICITY", "集市宣传")).status()).isEqualTo(302);
        assertThat(official.call("GET", path).text()).contains("集市宣传", "登记一条记录").doesNotContain("虚假冒领");
        post(official, path, noted("DRILL", "无消防参加的演练") + "&partners=GAS_COMPANY");
        assertThat(official.call("GET", path).text()).contains("没有供热、燃气或供电企业与消防部门联动", "value=\"无消防参加的演练\"");
        assertThat(post(official, path, noted("FALSE_CLAIM", "冒领")).status()).isEqualTo(403);
        assertThat(post(official, path, noted("VISIT", "走访") + "&village=" + TwoTowns.THERE + "-01")
                        .status())
                .isEqualTo(404);
        assertThat(visitor(Roles.CONTRACTOR).call("GET", path).status()).isEqualTo(403);
        assertThat(official.call("GET", "/plans/zichuan-2021/records").status()).isEqualTo(403);
    }

    @Test
    void violationsAreNotedAndReadByTheOfficesAlone() {
        String path = "/bodies/zichuan-2021/" + TwoTowns.HERE + "/records";
        for (String office : List.of(Roles.DISTRICT_OFFICE, Roles.FINANCE_OFFICE, Roles.LEADING_GROUP)) {
            Visitor visitor = visitor(office);

            assertThat(post(visitor, path, noted("DIVERTED", "挪用情况" + office)).status())
                    .isEqualTo(302);
            assertThat(visitor.call("GET", "/plans/zichuan-2021/records").text())
                    .contains("挪用情况" + office, "入户走访");
        }
        assertThat(visitor(Roles.TOWN_OFFICIAL).call("GET", path).text()).doesNotContain("挪用");
        for (String company : List.of(Roles.GAS_COMPANY, Roles.HEAT_COMPANY)) {
            assertThat(visitor(company).call("GET", path).status()).isEqualTo(403);
        }
    }

    @Test
    void aTownRecordsTheConditionsOfItsOwnPlacesAndTheOfficeThoseOfThePlan() {
        PlanGates.set(
                jdbc,
                TwoTowns.ZICHUAN,
                new PlanGate(ConditionKind.PERMITS, GatePoint.CLOSE, GateMode.REQUIRED, "ZC-05", true),
                new PlanGate(ConditionKind.ROUTE_STANDARD, GatePoint.CLOSE, GateMode.ADVISED, "ZC-04", true));
        try {
            String path = "/bodies/zichuan-2021/" + TwoTowns.HERE + "/conditions";
            String own = "zichuan-2021." + TwoTowns.HERE + "." + TwoTowns.HERE + "-01";
            String foreign = "zichuan-2021." + TwoTowns.THERE + "." + TwoTowns.THERE + "-01";
            Visitor official = visitor(Roles.TOWN_OFFICIAL);
            assertThat(official.call("GET", path).text()).contains("施工手续", "缺少", "默认", "负面清单");

            assertThat(post(official, path, met("PERMITS", foreign)).status()).isEqualTo(404);
            assertThat(post(official, path, met("ROUTE_STANDARD", "zichuan-2021"))
                            .status())
                    .isEqualTo(404);
            assertThat(post(official, path, met("PERMITS", own)).status()).isEqualTo(302);
            assertThat(official.call("GET", path).text()).contains("已具备", "审批局", "2021年6月10日具备");
            assertThat(official.call("GET", "/plans/zichuan-2021/conditions").status())
                    .isEqualTo(403);
            assertThat(visitor(Roles.CONTRACTOR).call("GET", path).status()).isEqualTo(403);
            assertThat(post(visitor(Roles.FINANCE_OFFICE), path, met("PERMITS", own))
                            .status())
                    .isEqualTo(403);

            Visitor office = visitor(Roles.DISTRICT_OFFICE);
            assertThat(official.call("GET", path).text()).doesNotContain("计划自身的前置条件");
            assertThat(office.call("GET", path).text()).contains("计划自身的前置条件");
            assertThat(post(office, "/plans/zichuan-2021/conditions", met("ROUTE_STANDARD", "zichuan-2021"))
                            .status())
                    .isEqualTo(302);
            assertThat(office.call("GET", "/plans/zichuan-2021/conditions").text())
                    .contains("已具备")
                    .doesNotContain("施工手续");
        } finally {
            PlanGates.set(jdbc, TwoTowns.ZICHUAN);
        }
    }

    @Test
    void aTownTakesComplaintsOfItsOwnAndTheOfficeThoseOfAll() {
        String path = "/bodies/zichuan-2021/" + TwoTowns.HERE + "/complaints";
        String owner = TwoTowns.user(Roles.TOWN_OFFICIAL, TwoTowns.HERE);
        Visitor official = visitor(Roles.TOWN_OFFICIAL);

        assertThat(post(official, path, complaint("TOWN:" + owner, "", "墙洞没有封堵"))
                        .status())
                .isEqualTo(302);
        assertThat(official.call("GET", path).text()).contains("已受理，第", "墙洞没有封堵", "待答复", "默认受理之日起3个工作日内答复");
        post(official, path, complaint("TOWN:" + TwoTowns.user(Roles.TOWN_OFFICIAL, TwoTowns.THERE), "", "他镇的人"));
        assertThat(official.call("GET", path).text())
                .contains("不是承办单位的人员", "他镇的人")
                .doesNotContain("已受理");
        assertThat(post(official, path, complaint("TOWN:" + owner, "zichuan-2021." + TwoTowns.THERE, "他镇的事"))
                        .status())
                .isEqualTo(404);
        assertThat(official.call("GET", "/plans/zichuan-2021/complaints").status())
                .isEqualTo(403);
        assertThat(visitor(Roles.CONTRACTOR).call("GET", path).status()).isEqualTo(403);

        Visitor office = visitor(Roles.DISTRICT_OFFICE);
        assertThat(office.call("GET", "/plans/zichuan-2021/complaints").text()).contains("墙洞没有封堵");
        assertThat(post(
                                office,
                                "/plans/zichuan-2021/complaints",
                                complaint("OFFICE:" + Roles.DISTRICT_OFFICE, "", "只归推进办公室的事"))
                        .status())
                .isEqualTo(302);
        assertThat(official.call("GET", path).text()).doesNotContain("只归推进办公室的事");
        assertThat(post(office, path, complaint("TOWN:" + owner, "", "x").replace("QUALITY", "NONE"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aClerkAsksForChangesInItsOwnTownAndTheOfficeReadsThem() {
        String path = "/bodies/zichuan-2021/" + TwoTowns.HERE + "/changes";
        Visitor clerk = visitor(Roles.VILLAGE_CLERK);
        String form = "village=%s-01&cause=CORRECTION&number=1&rooms=5&reason=x";

        assertThat(post(clerk, path, form.formatted(TwoTowns.THERE)).status()).isEqualTo(404);
        assertThat(post(clerk, path, form.formatted(TwoTowns.HERE).replace("CORRECTION", "NONE"))
                        .status())
                .isEqualTo(400);
        assertThat(post(clerk, path, form.formatted(TwoTowns.HERE)).status()).isEqualTo(302);
        assertThat(clerk.call("GET", path).text()).containsAnyOf("本村没有这一户", "不是确认户", "没有填写");
        assertThat(visitor(Roles.DISTRICT_OFFICE).call("GET", path).text()).doesNotContain("提出变更</summary>");
        assertThat(post(visitor(Roles.DISTRICT_OFFICE), path, form.formatted(TwoTowns.HERE))
                        .status())
                .isEqualTo(403);
        assertThat(visitor(Roles.CONTRACTOR).call("GET", path).status()).isEqualTo(403);
    }

    @Test
    void doubtsOfATownAreReadAndSettledByThoseWhoAnswerForIt() {
        String path = "/bodies/zichuan-2021/" + TwoTowns.HERE + "/flags";
        String there = "/bodies/zichuan-2021/" + TwoTowns.THERE + "/flags";

        assertThat(visitor(Roles.TOWN_OFFICIAL).call("GET", path).text()).contains("没有疑点");
        assertThat(visitor(Roles.TOWN_OFFICIAL).call("GET", there).status()).isEqualTo(403);
        assertThat(visitor(Roles.CONTRACTOR).call("GET", path).status()).isEqualTo(403);
        String register = "/bodies/zichuan-2021/" + TwoTowns.HERE + "/register";
        String household = register + "/" + TwoTowns.THERE + "-01/1";
        assertThat(visitor(Roles.TOWN_OFFICIAL).call("GET", household).status()).isEqualTo(404);
        assertThat(post(visitor(Roles.TOWN_OFFICIAL), household + "/disclosures", "reason=x")
                        .status())
                .isEqualTo(404);
        assertThat(post(visitor(Roles.VILLAGE_CLERK), register + "/exports", "purpose=x")
                        .status())
                .isEqualTo(403);
        assertThat(post(visitor(Roles.VILLAGE_CLERK), path + "/1/ask", "reason=x")
                        .status())
                .isEqualTo(403);
        assertThat(post(visitor(Roles.TOWN_OFFICIAL), path + "/1/ask", "reason=x")
                        .status())
                .isEqualTo(404);
    }

    private static String complaint(String owner, String place, String text) {
        return "channel=PHONE&kind=QUALITY&receivedOn=2021-06-10&place=%s&owner=%s&text=%s"
                .formatted(place, owner, URLEncoder.encode(text, StandardCharsets.UTF_8));
    }

    private static String met(String kind, String at) {
        String none = URLEncoder.encode("不涉及", StandardCharsets.UTF_8);
        return "kind=%s&at=%s&issuer=%s&metOn=2021-06-10"
                        .formatted(kind, at, URLEncoder.encode("审批局", StandardCharsets.UTF_8))
                + (kind.equals("PERMITS") ? "&details.road=" + none + "&details.water=" + none : "");
    }

    private static String noted(String kind, String title) {
        return "kind=%s&doneOn=2021-06-10&title=%s&summary=%s"
                .formatted(kind, URLEncoder.encode(title, StandardCharsets.UTF_8), "x");
    }

    private static Answer post(Visitor visitor, String path, String form) {
        return visitor.call("POST", path, MediaType.APPLICATION_FORM_URLENCODED_VALUE, form);
    }

    @ParameterizedTest
    @MethodSource("roles")
    void theBoardOfATownHoldsThatTownAlone(String role) {
        Visitor visitor = visitor(role);
        String foreignTask =
                tasks.open(TwoTowns.user(role, TwoTowns.THERE)).get(0).taskId();
        List<String> broken = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            if (endpoint.isOf("/api/board/{plan}")) {
                String path = endpoint.path().replace("{plan}", TwoTowns.ZICHUAN.value());
                Answer own = call(visitor, endpoint, path, "");
                Answer foreign = call(visitor, endpoint, path + "?body=" + TwoTowns.THERE, "");
                check(own.isDone(), endpoint, own, broken);
                check(isRefused(foreign), endpoint, foreign, broken);
            }
        }
        Answer deadlines = visitor.call(
                "GET", "/api/board/deadlines?subject=zichuan-2021." + TwoTowns.THERE + "." + TwoTowns.THERE + "-01");
        Answer reminder = visitor.call("POST", "/api/board/reminders?task=" + foreignTask);

        assertThat(broken).isEmpty();
        assertThat(deadlines.status()).isEqualTo(403);
        assertThat(reminder.status()).isEqualTo(403);
        assertThat(movements.since()).isEmpty();
        assertThat(visitor.call("GET", "/api/board/" + TwoTowns.ZICHUAN.value()).text())
                .contains("西河镇")
                .doesNotContain("洪山镇");
    }

    @Test
    void theBoardRefusesWhatIsNoPlanNoCaseNoColumnAndNoTask() {
        Visitor office = visitor(Roles.DISTRICT_OFFICE);

        assertThat(office.call("GET", "/api/board/elsewhere-2021").status()).isEqualTo(403);
        assertThat(office.call("GET", "/api/board/deadlines?subject=..").status())
                .isEqualTo(404);
        assertThat(office.call("GET", "/api/board/zichuan-2021/cases?column=SOON")
                        .status())
                .isEqualTo(404);
        assertThat(office.call("GET", "/api/board/zichuan-2021/cases?lateOn=30.8.")
                        .status())
                .isEqualTo(404);
        assertThat(office.call("POST", "/api/board/reminders?task=x").status()).isEqualTo(404);
    }

    @Test
    void theOfficeRemindsOnceADayAndAContractorRemindsNobody() {
        String task = tasks.open(TwoTowns.user(Roles.CONTRACTOR, TwoTowns.HERE))
                .get(0)
                .taskId();
        Visitor office = visitor(Roles.DISTRICT_OFFICE);
        Visitor contractor = visitor(Roles.CONTRACTOR);

        assertThat(contractor.call("POST", "/api/board/reminders?task=" + task).status())
                .isEqualTo(403);
        assertThat(office.call("POST", "/api/board/reminders?task=" + task).text())
                .contains("true");
        assertThat(office.call("POST", "/api/board/reminders?task=" + task).text())
                .contains("false");
    }

    @Test
    void theStartPageListsOnlyTheTownsOwn() {
        for (String role : TwoTowns.TOWN_ROLES) {
            Answer page = visitor(role).call("GET", "/");

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text()).contains("/bodies/zichuan-2021/xihe").doesNotContain(TwoTowns.THERE);
        }
    }

    @Test
    void aFinishedTaskOfAnotherTownIsNotToldOf() {
        Answer answer = visitor(Roles.TOWN_OFFICIAL).call("GET", "/api/tasks/" + finished(TwoTowns.THERE));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("您不是该任务的办理人").doesNotContain(TwoTowns.THERE);
    }

    @Test
    void aFinishedTaskOfOnesOwnTownIsToldToBeGone() {
        Answer answer = visitor(Roles.TOWN_OFFICIAL).call("GET", "/api/tasks/" + finished(TwoTowns.HERE));

        assertThat(answer.status()).isEqualTo(409);
    }

    @Test
    void withoutSigningInPagesLeadToTheSignInAndCallsAreRefused() {
        Visitor stranger = Visitor.stranger(port);
        for (Endpoint endpoint : endpoints) {
            if (endpoint.method().equals("GET") && (endpoint.isOf("/api/") || endpoint.isOf("/bodies/"))) {
                Answer answer =
                        stranger.call("GET", body(endpoint, TwoTowns.HERE, "x").replace("{id}", "x"));

                assertThat(answer.status()).as(endpoint.toString()).isEqualTo(endpoint.page() ? 302 : 401);
                assertThat(answer.location()).endsWith(endpoint.page() ? "/sign-in" : "");
            }
        }
        assertThat(movements.since()).isEmpty();
    }

    private String finished(String town) {
        return jdbc.sql("select id_ from act_hi_taskinst where tenant_id_ = ? and delete_reason_ = 'completed' limit 1")
                .param(TwoTowns.ZICHUAN.value() + "." + town)
                .query(String.class)
                .single();
    }

    private Visitor visitor(String role) {
        Visitor visitor = Visitor.signedIn(port, TwoTowns.user(role, TwoTowns.HERE), TwoTowns.PASSWORD);
        movements.since();
        return visitor;
    }

    private String body(Endpoint endpoint, String area, String village) {
        return endpoint.path()
                .replace("{record}", Long.toString(foreignRecord))
                .replace("{condition}", Long.toString(foreignCondition))
                .replace("{order}", "1")
                .replace("{flag}", "1")
                .replace("{token}", "00000000-0000-0000-0000-000000000002")
                .replace("{attempt}", "00000000-0000-0000-0000-000000000001")
                .replace("{measure}", "1")
                .replace("{praise}", "1")
                .replace("{inquiry}", "1")
                .replace("{roster}", "00000000-0000-0000-0000-000000000003")
                .replace("{complaint}", "999999")
                .replace("{notice}", "1")
                .replace("{clawback}", "1")
                .replace("{check}", "1")
                .replace("{plan}", TwoTowns.ZICHUAN.value())
                .replace("{area}", area)
                .replace("{village}", village)
                .replace("{category}", "rural")
                .replace("{kind}", "COMMITMENT")
                .replaceAll("\\{(id|boiler|receipt|household|no|number)}", "1");
    }

    private static String form(String receiver) {
        return ("name=x&quota=1&route=COAL_TO_GAS&reason=x&to=%s&households=1&duty=SURVEY&post=x"
                        + "&kind=VISIT&doneOn=2021-06-10&title=x&summary=x&village=x&since=2021-06-10&on=2021-06-10"
                        + "&recipient=x&amount=1&documentNo=x&capacity=1&dust=1&sulphurDioxide=1&nitrogenOxides=1&notice=1&agreed=true"
                        + "&household=1&passed=true")
                .formatted(receiver);
    }

    private static Answer call(Visitor visitor, Endpoint endpoint, String path, String body) {
        if (endpoint.method().equals("GET")) {
            return visitor.call("GET", path.endsWith("/sheet") ? path + "?village=x" : path);
        }
        if (endpoint.upload()) {
            return visitor.call(endpoint.method(), path, "multipart/form-data; boundary=" + BOUNDARY, UPLOAD);
        }
        String type = endpoint.page() ? MediaType.APPLICATION_FORM_URLENCODED_VALUE : MediaType.APPLICATION_JSON_VALUE;
        return visitor.call(endpoint.method(), path, type, body);
    }

    private static boolean isRefused(Answer answer) {
        return answer.status() == 403 || answer.status() == 404;
    }

    private void check(boolean refused, Endpoint endpoint, Answer answer, List<String> broken) {
        List<String> moved = movements.since();
        if (!refused || !moved.isEmpty()) {
            broken.add(endpoint + " answered " + answer + " and moved " + moved);
        }
        TwoTowns.names(TwoTowns.THERE).stream()
                .filter(name -> answer.text().contains(name))
                .forEach(name -> broken.add(endpoint + " shows " + name));
    }
}
