package org.qingnuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qingnuan.process.DeadlineAdjustments;
import org.qingnuan.process.engine.TwoTowns;
import org.qingnuan.process.plan.Roles;
import org.qingnuan.rehearsal.Course;
import org.qingnuan.rehearsal.Rehearsals;
import org.qingnuan.rehearsal.Rehearsals.Run;
import org.qingnuan.rehearsal.Rehearsals.State;
import org.qingnuan.rehearsal.Rehearsed;
import org.qingnuan.support.Multipart;
import org.qingnuan.support.Visitor;
import org.qingnuan.support.Visitor.Answer;
import org.qingnuan.support.WebTest;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** An administrator has a plan rehearsed from the page: what is wrong is said at once, what runs can be stopped, what was kept is compared. */
@WebTest
@Import(TwoTowns.class)
@TestPropertySource(
        properties = {
            "logging.level.org.camunda.bpm.engine.context=off",
            "logging.level.org.camunda.bpm.engine.rest.exception=off"
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RehearsalsTest {

    private static final String PAGE = "/plans/zichuan-2021/rehearsals";
    private static final String WORKS = "day:village-retrofit/works";
    private static final LocalDate AUGUST = LocalDate.of(2021, 8, 30);
    private static final LocalDate SEPTEMBER = LocalDate.of(2021, 9, 15);
    private static final String ONE = "20210903100000-001";
    private static final String OTHER = "20210903100500-002";

    @Autowired
    private TwoTowns towns;

    @Autowired
    private Rehearsals rehearsals;

    @Autowired
    private DeadlineAdjustments deadlines;

    @Autowired
    @Qualifier("org.qingnuan.rehearsal.runs.InterruptedRuns")
    private SmartInitializingSingleton interruptedRuns;

    @Value("#{@'org.qingnuan.rehearsal.runs.RunFiles'.root()}")
    private Path root;

    @LocalServerPort
    private int port;

    private Visitor administrator;

    @BeforeAll
    void twoTownsAtWork() {
        towns.build();
        administrator = Visitor.signedIn(port, Roles.ADMINISTRATOR, TwoTowns.PASSWORD);
    }

    @AfterEach
    void nothingIsKept() {
        runs().forEach(run -> rehearsals.delete(TwoTowns.ZICHUAN, run.id()));
    }

    @Test
    void theStartPageLeadsTheAdministratorThere() {
        assertThat(administrator.call("GET", "/").text()).contains("href=\"" + PAGE + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.DISTRICT_OFFICE, Roles.LEADING_GROUP, Roles.TOWN_OFFICIAL})
    void nobodyElseMayRehearse(String role) {
        Visitor visitor = Visitor.signedIn(port, TwoTowns.user(role, TwoTowns.HERE), TwoTowns.PASSWORD);

        assertThat(visitor.call("GET", PAGE).status()).isEqualTo(403);
        assertThat(order(visitor, form("9")).status()).isEqualTo(403);
        assertThat(runs()).isEmpty();
    }

    @Test
    void everyMistakeOfTheFormIsSaidAndNothingBegins() {
        Answer answer = order(
                administrator,
                new Multipart()
                        .field("households", "many")
                        .field("seed", "-1")
                        .field("pace", "never")
                        .field(WORKS, "15.9."));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(problems(answer))
                .containsExactly("期限“15.9.”不是日期，请重新选择。", "演练户数“many”不是整数，请填写数字。", "随机种子“-1”不是整数，请填写数字。", "请选择办理进度。");
        assertThat(runs()).isEmpty();
    }

    @Test
    void moreHouseholdsThanThePlanHasAreRefused() {
        assertThat(problems(order(administrator, form("2199"))))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("9到2198"));
    }

    @Test
    void changedFilesPassTheSameChecksAsADeployment() {
        String model = new String(deadlines.model(TwoTowns.ZICHUAN, "village-retrofit"), StandardCharsets.UTF_8)
                .replace("${recordOverdueDelegate}", "${nobodyDelegate}");

        Answer answer = order(
                administrator,
                form("9").file("files", "village-retrofit.bpmn", model).file("files", "other.csv", "x"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(problems(answer))
                .anySatisfy(problem -> assertThat(problem).contains("nobodyDelegate"))
                .anySatisfy(problem -> assertThat(problem).contains("other.csv", "方案里没有这个文件"));
        assertThat(runs()).isEmpty();
    }

    @Test
    void laterGateThanTheNextIsRefusedAndWhatWasTypedStays() {
        Answer answer = order(administrator, form("12").field(WORKS, "2021-10-15"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(problems(answer)).anySatisfy(problem -> assertThat(problem).contains("交付使用", "早于"));
        Document page = Jsoup.parse(answer.text());
        assertThat(page.getElementsByAttributeValue("name", WORKS).val()).isEqualTo("2021-10-15");
        assertThat(page.getElementById("households").val()).isEqualTo("12");
    }

    @Test
    void thirdWaitsForItsTurnAndWhatIsCancelledEndsWithItsProcess() {
        for (int i = 0; i < 3; i++) {
            assertThat(order(administrator, form("9").field(WORKS, "2021-09-15"))
                            .location())
                    .endsWith(PAGE);
        }
        reaches(all -> all.stream().filter(run -> run.state() == State.RUNNING).count() == 2);

        assertThat(runs().get(0).state()).isEqualTo(State.QUEUED);
        assertThat(runs()).allSatisfy(run -> assertThat(run.moved()).isEqualTo("建成：2021年8月30日改为2021年9月15日"));
        reaches(all -> children().size() == 2);

        runs().forEach(run ->
                administrator.call("POST", PAGE + "/" + run.id() + "/cancel", "application/x-www-form-urlencoded", ""));

        assertThat(runs()).extracting(Run::state).containsOnly(State.CANCELLED);
        reaches(all -> children().isEmpty());
        assertThat(administrator.call("GET", PAGE).text()).contains("已取消");
        assertThat(administrator
                        .call("GET", PAGE + "/" + runs().get(0).id() + "/report")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatRanWhenTheApplicationEndedIsShownAsInterrupted() throws IOException {
        keepTwo();
        Path file = rehearsals.folder(TwoTowns.ZICHUAN, ONE).resolve("run.json");
        Files.writeString(file, Files.readString(file).replace("\"DONE\"", "\"RUNNING\""));
        Path scratch = Files.createDirectories(file.resolveSibling("scratch").resolve("database"));

        interruptedRuns.afterSingletonsInstantiated();

        assertThat(rehearsals.get(TwoTowns.ZICHUAN, ONE).state()).isEqualTo(State.INTERRUPTED);
        assertThat(rehearsals.get(TwoTowns.ZICHUAN, OTHER).state()).isEqualTo(State.DONE);
        assertThat(scratch.getParent()).doesNotExist();
        assertThat(administrator.call("GET", PAGE).text()).contains("已中断");
    }

    @Test
    void comparisonMarksWhatDiffersAndLeavesTheRestQuiet() throws IOException {
        keepTwo();

        Answer answer = administrator.call("GET", PAGE + "/compare?run=" + OTHER + "&run=" + ONE);

        Document page = Jsoup.parse(answer.text());
        assertThat(page.select(".sides h2").eachText())
                .allSatisfy(head -> assertThat(head).contains("2026年3月1日 10:30"));
        assertThat(page.select("tr.differs").eachText())
                .contains("建成：最后一天 2021年8月30日 2021年9月15日 晚16天", "建成：逾期 4 1 −3", "合计已付 100,000.50 99,000.50 −1,000.00");
        assertThat(page.select(".compared tr:not(.differs)").eachText()).contains("随机种子 7 7", "交付使用：逾期 1 1");
        assertThat(page.select(".weeks td.differs").eachText()).containsExactly("36", "30", "−6");
        assertThat(page.select(".picture polyline")).hasSize(6);
    }

    @Test
    void onlyTwoCanBeCompared() throws IOException {
        keepTwo();

        assertThat(administrator.call("GET", PAGE + "/compare?run=" + ONE).location())
                .endsWith(PAGE);
        assertThat(administrator.call("GET", PAGE).text()).contains("请勾选两次已完成的演练再比较。");
    }

    @Test
    void keptResultsCanBeOpenedAndDeleted() throws IOException {
        keepTwo();

        assertThat(administrator.call("GET", PAGE + "/" + ONE + "/report").text())
                .contains("报告");
        assertThat(administrator.call("GET", PAGE + "/" + ONE + "/summary").text())
                .contains("\"plan\" : \"zichuan-2021\"");
        administrator.call("POST", PAGE + "/" + ONE + "/delete", "application/x-www-form-urlencoded", "");

        assertThat(runs()).extracting(Run::id).containsExactly(OTHER);
        assertThat(administrator.call("GET", PAGE + "/" + ONE + "/report").status())
                .isEqualTo(404);
        assertThat(administrator.call("GET", PAGE + "/..%2F..%2Fx/report").status())
                .isBetween(400, 404);
    }

    private void keepTwo() throws IOException {
        Rehearsed.keep(root, ONE, Rehearsed.summary(AUGUST, 4, "100000.50"), Rehearsed.course(List.of(), 36));
        Rehearsed.keep(
                root,
                OTHER,
                Rehearsed.summary(SEPTEMBER, 1, "99000.50"),
                Rehearsed.course(List.of(new Course.Moved("建成", AUGUST, SEPTEMBER)), 30));
    }

    private List<Run> runs() {
        return rehearsals.of(TwoTowns.ZICHUAN);
    }

    /** The processes that rehearse: no other Java is started by these tests. */
    private static List<ProcessHandle> children() {
        return ProcessHandle.current()
                .children()
                .filter(process -> process.info().command().orElse("").endsWith("/java"))
                .toList();
    }

    private void reaches(Predicate<List<Run>> awaited) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(this::runs, awaited);
    }

    private static Multipart form(String households) {
        return new Multipart()
                .field("households", households)
                .field("seed", "1")
                .field("pace", "mixed");
    }

    private static Answer order(Visitor visitor, Multipart form) {
        return visitor.call("POST", PAGE, Multipart.TYPE, form.body());
    }

    private static List<String> problems(Answer answer) {
        return Jsoup.parse(answer.text()).select(".problem .findings li").stream()
                .map(Element::text)
                .toList();
    }
}
