package org.qingnuan.process.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import cn.hutool.core.util.CreditCodeUtil;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingnuan.finance.Allotments;
import org.qingnuan.finance.Allotments.Allotment;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.Funds;
import org.qingnuan.ledger.BarredBidders;
import org.qingnuan.ledger.CatalogueItem;
import org.qingnuan.ledger.Equipment;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.process.FirstSignIn;
import org.qingnuan.process.LaunchedPlan;
import org.qingnuan.process.PlanSeeds;
import org.qingnuan.process.PlanStarting;
import org.qingnuan.process.Playback;
import org.qingnuan.process.Readiness;
import org.qingnuan.process.ReadinessLine;
import org.qingnuan.process.ReadinessState;
import org.qingnuan.process.ReadinessTopic;
import org.qingnuan.process.StaffRosters;
import org.qingnuan.process.StaffRosters.Row;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.qingnuan.support.ApplicationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/** What plans lack, line by line, the gate before their start, and the staff list that fills most of it. */
@ApplicationTest
@TestPropertySource(properties = "test.database=its-own")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReadinessTest {

    private static final PlanId ZICHUAN = new PlanId("zichuan-2021");
    private static final PlanId JIYANG = new PlanId("jiyang-2021");
    private static final PlanId LAIZHOU = new PlanId("laizhou-2023");
    private static final LocalDate TODAY = LocalDate.of(2021, 6, 10);

    @Autowired
    ApplicationContext context;

    @Autowired
    PlanSeeds seeds;

    @Autowired
    Readiness readiness;

    @Autowired
    PlanStarting starting;

    @Autowired
    StaffRosters rosters;

    @Autowired
    FirstSignIn firstSignIn;

    @Autowired
    Equipment equipment;

    @Autowired
    Allotments allotments;

    @Autowired
    Funds funds;

    @Autowired
    BarredBidders bidders;

    @Autowired
    Playback playback;

    @Autowired
    IdentityService identities;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @BeforeAll
    void broughtIn() {
        playback.setTime(Instant.parse("2021-06-10T01:00:00Z"));
        seeds.seed(ZICHUAN, null);
        seeds.seed(JIYANG, null);
        seeds.seed(LAIZHOU, null);
        seeds.employ("guanli", "管理员", "nuanhuo-2021", "administrator", "zichuan");
    }

    private ReadinessLine line(PlanId plan, ReadinessTopic topic) {
        return readiness.of(plan).stream()
                .filter(line -> line.topic() == topic)
                .findFirst()
                .orElseThrow();
    }

    private Map<ReadinessTopic, ReadinessState> states(PlanId plan) {
        return readiness.of(plan).stream().collect(Collectors.toMap(ReadinessLine::topic, ReadinessLine::state));
    }

    @Test
    @Order(1)
    void aPlanThatWasJustBroughtInNamesWhatIsMissingAndDoesNotRun() {
        assertThat(states(ZICHUAN))
                .containsEntry(ReadinessTopic.TARGETS, ReadinessState.COMPLETE)
                .containsEntry(ReadinessTopic.VILLAGES, ReadinessState.NOT_NEEDED)
                .containsEntry(ReadinessTopic.STAFF, ReadinessState.MISSING)
                .containsEntry(ReadinessTopic.EQUIPMENT, ReadinessState.MISSING)
                .containsEntry(ReadinessTopic.NEGATIVE_LIST, ReadinessState.NOT_NEEDED)
                .containsEntry(ReadinessTopic.RATES, ReadinessState.ADVISED)
                .containsEntry(ReadinessTopic.FUNDS, ReadinessState.ADVISED)
                .containsEntry(ReadinessTopic.BANK_FILE, ReadinessState.COMPLETE)
                .containsEntry(ReadinessTopic.PAST_BENEFITS, ReadinessState.ADVISED)
                .containsEntry(ReadinessTopic.CALENDAR, ReadinessState.COMPLETE);
        assertThat(line(ZICHUAN, ReadinessTopic.STAFF).missing())
                .anySatisfy(area -> assertThat(area).startsWith("西河镇：").contains("镇街经办人"));
        assertThat(line(ZICHUAN, ReadinessTopic.EQUIPMENT).missing()).containsExactly("集中供热没有设备", "气代煤没有设备");
        assertThat(line(ZICHUAN, ReadinessTopic.RATES).missing()).contains("气代煤工程建设补贴", "集中供热运行补贴");
        playback.runDueJobs();
        assertThat(runtime.createProcessInstanceQuery().count()).isZero();
    }

    @Test
    @Order(2)
    void whatAPlanNeedsFollowsFromItsOwnRules() {
        assertThat(line(JIYANG, ReadinessTopic.TARGETS).missing()).hasSize(10);
        assertThat(line(JIYANG, ReadinessTopic.EQUIPMENT).state()).isEqualTo(ReadinessState.ADVISED);
        assertThat(line(LAIZHOU, ReadinessTopic.TARGETS).missing())
                .anySatisfy(kind -> assertThat(kind).contains("农村地区还有20084户"));
        assertThat(line(LAIZHOU, ReadinessTopic.NEGATIVE_LIST).state()).isEqualTo(ReadinessState.ADVISED);

        bidders.bar(LAIZHOU, "91370302MA3000000X".replace("X", check()), "示范企业", "失信", "office");

        assertThat(line(LAIZHOU, ReadinessTopic.NEGATIVE_LIST).state()).isEqualTo(ReadinessState.COMPLETE);
    }

    /** The check character of the code above. */
    private static String check() {
        return IntStream.range(0, 31)
                .mapToObj(n -> String.valueOf("0123456789ABCDEFGHJKLMNPQRTUWXY".charAt(n)))
                .filter(last -> CreditCodeUtil.isCreditCode("91370302MA3000000" + last))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Order(3)
    void theStartIsRefusedWithEverythingThatIsMissingAndLeavesNothingBehind() {
        PlanStarting.Outcome outcome = starting.start(ZICHUAN, "guanli");

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        PlanStarting.Outcome.Refused.class,
                        refused -> assertThat(refused.sentences())
                                .anySatisfy(
                                        one -> assertThat(one).startsWith("人员：").contains("西河镇："))
                                .anySatisfy(one ->
                                        assertThat(one).startsWith("设备目录：").contains("气代煤没有设备"))
                                .noneSatisfy(one -> assertThat(one).startsWith("补贴标准")));
        assertThat(starting.started(ZICHUAN)).isEmpty();
        playback.runDueJobs();
        assertThat(runtime.createProcessInstanceQuery().count()).isZero();
    }

    private static Row row(int number, String user, String name, String post, String place) {
        return new Row(number, user, name, post, place, null, null, null, null, null);
    }

    private static final Row GOOD = row(5, "zhang-san", "张三", "镇街经办人", "西河镇");

    private static Row with(String user, String name, String post, String place, String email, String password) {
        return new Row(5, user, name, post, place, email, password, null, null, null);
    }

    private static Row deputy(String deputy, String from, String to) {
        return new Row(
                5,
                "zhang-san",
                "张三",
                "镇街经办人",
                "西河镇",
                null,
                null,
                deputy,
                from == null ? null : LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to));
    }

    static Stream<Arguments> awkward() {
        String post = "镇街经办人";
        String town = "西河镇";
        return Stream.of(
                arguments(List.of(with("Zhang San", "张三", post, town, null, null)), "以字母开头"),
                arguments(List.of(with("zs", "张三", post, town, null, null)), "3到40个"),
                arguments(List.of(with("张三", "张三", post, town, null, null)), "小写字母"),
                arguments(List.of(with("qingnuan-nobody", "张三", post, town, null, null)), "系统保留"),
                arguments(List.of(with("zhang-san", "张".repeat(61), post, town, null, null)), "超过60个字"),
                arguments(List.of(with("guanli", "张三", post, town, null, null)), "已有人使用，姓名是管理员"),
                arguments(List.of(with("zhang-san", "张三", "镇长", town, null, null)), "没有这个岗位"),
                arguments(List.of(with("zhang-san", "张三", post, null, null, null)), "按责任主体设置"),
                arguments(List.of(with("zhang-san", "张三", post, "淄川区", null, null)), "按责任主体设置"),
                arguments(List.of(with("zhang-san", "张三", post, "东海镇", null, null)), "按责任主体设置"),
                arguments(List.of(with("zhang-san", "张三", "区财政局", town, null, null)), "全方案的岗位"),
                arguments(List.of(with("zhang-san", "张三", post, town, "邮箱", null)), "不是电子邮箱地址"),
                arguments(List.of(with("zhang-san", "张三", post, town, null, "duan")), "至少12个字符"),
                arguments(List.of(with("zhang-san", "张三", post, town, null, "zhang-san-2021-x")), "不得包含用户名"),
                arguments(List.of(with("zhang-san", "张三", post, town, null, "123456789012")), "常见的密码"),
                arguments(List.of(GOOD, row(6, "zhang-san", "张三", post, town)), "填写了两行"),
                arguments(List.of(GOOD, row(6, "zhang-san", "张山", "施工单位", town)), "与第5行同一用户名填写的不一致"),
                arguments(
                        List.of(
                                with("zhang-san", "张三", post, town, "a@example.org", null),
                                new Row(6, "zhang-san", "张三", "施工单位", town, "b@example.org", null, null, null, null)),
                        "填写的不一致"),
                arguments(List.of(deputy("li-si", "2021-07-01", "2021-07-05")), "都没有这个用户"),
                arguments(List.of(deputy("zhang-san", "2021-07-01", "2021-07-05")), "是本人"),
                arguments(List.of(deputy("guanli", "2021-07-01", "2021-07-05")), "不在同一个单位"),
                arguments(List.of(deputy("guanli", "2021-07-01", null)), "没有填全"),
                arguments(
                        List.of(deputy("li-si", "2021-07-05", "2021-07-01"), row(6, "li-si", "李四", "施工单位", town)),
                        "早于开始日期"),
                arguments(
                        List.of(deputy("li-si", "2021-06-01", "2021-07-01"), row(6, "li-si", "李四", "施工单位", town)),
                        "早于今天"));
    }

    @ParameterizedTest
    @MethodSource("awkward")
    @Order(4)
    void aListWithAMistakeBringsNobodyIn(List<Row> rows, String reason) {
        long users = identities.createUserQuery().count();

        assertThat(rosters.check(ZICHUAN, rows))
                .extracting(Finding::sentence)
                .anySatisfy(sentence -> assertThat(sentence).contains(reason));
        assertThatThrownBy(() -> rosters.employ(ZICHUAN, rows, "guanli")).isInstanceOf(SubmissionRefused.class);
        assertThat(identities.createUserQuery().count()).isEqualTo(users);
    }

    @Test
    @Order(5)
    void allFindingsOfAllRowsComeAtOnceByRow() {
        List<Finding> findings = rosters.check(
                ZICHUAN,
                List.of(
                        row(4, "A", "甲", "镇街经办人", "西河镇"),
                        row(5, "yi-yi", "乙", "镇长", "西河镇"),
                        row(6, "bing", "丙", "镇街经办人", null)));

        assertThat(findings).extracting(Finding::row).containsExactly(4, 5, 6);
    }

    @Test
    @Order(6)
    void aListMakesPersonsWithPostsDeputiesAndTokensAndTheSameListAgainChangesNothing() {
        List<Row> rows = List.of(
                deputy("li-si", "2021-06-10", "2021-06-20"),
                new Row(6, "li-si", "李四", "镇街经办人", "西河镇", "li@example.org", "qiuyuhan-8812-an", null, null, null),
                row(7, "li-si", "李四", "施工单位", "西河镇"));

        StaffRosters.Outcome outcome = rosters.employ(ZICHUAN, rows, "guanli");

        assertThat(outcome.persons()).isEqualTo(2);
        assertThat(outcome.posts()).isEqualTo(3);
        assertThat(outcome.tokens())
                .singleElement()
                .satisfies(token -> assertThat(token.user()).isEqualTo("zhang-san"));
        assertThat(identities.checkPassword("li-si", "qiuyuhan-8812-an")).isTrue();
        assertThat(identities.createGroupQuery().groupMember("li-si").list())
                .extracting(group -> group.getId())
                .containsExactlyInAnyOrder("town-official", "town-official.xihe", "contractor", "contractor.xihe");

        playback.setTime(Instant.parse("2021-06-15T01:00:00Z"));
        StaffRosters.Outcome again = rosters.employ(ZICHUAN, rows, "guanli");
        assertThat(again).isEqualTo(new StaffRosters.Outcome(0, 0, 3, List.of()));
        assertThat(rosters.pending(ZICHUAN))
                .singleElement()
                .satisfies(one -> assertThat(one.lapsed()).isFalse());

        String token = outcome.tokens().get(0).token();
        assertThat(firstSignIn.set("zhang-san", "AAAA-AAAA-AAAA-AAAA", "qiuyuhan-8812-an"))
                .isEqualTo(new FirstSignIn.Outcome.Wrong());
        assertThat(firstSignIn.set("zhang-san", token, "short")).isInstanceOf(FirstSignIn.Outcome.Refused.class);
        assertThat(firstSignIn.set("zhang-san", token, "qiuyuhan-8812-an")).isEqualTo(new FirstSignIn.Outcome.Done());
        assertThat(identities.checkPassword("zhang-san", "qiuyuhan-8812-an")).isTrue();
        assertThat(firstSignIn.set("zhang-san", token, "qiuyuhan-8812-no")).isEqualTo(new FirstSignIn.Outcome.Wrong());
        playback.setTime(Instant.parse("2021-06-10T01:00:00Z"));
    }

    @Test
    @Order(7)
    void aPostWhoseOnlyHolderLetTheTokenLapseIsVacantUntilItIsGivenAnew() {
        rosters.employ(ZICHUAN, List.of(row(4, "wang-wu", "王五", "验收技术人员", "西河镇")), "guanli");
        assertThat(vacantInXihe()).doesNotContain("验收技术人员");

        playback.setTime(Instant.parse("2021-06-25T01:00:00Z"));
        assertThat(vacantInXihe()).contains("验收技术人员");

        rosters.reissue(ZICHUAN, "wang-wu", "guanli");
        assertThat(vacantInXihe()).doesNotContain("验收技术人员");
        playback.setTime(Instant.parse("2021-06-10T01:00:00Z"));
    }

    private String vacantInXihe() {
        return line(ZICHUAN, ReadinessTopic.STAFF).missing().stream()
                .filter(area -> area.startsWith("西河镇："))
                .findFirst()
                .orElse("");
    }

    @Test
    @Order(8)
    void allotmentsAreBookedOnceAndContradictionsTold() {
        Allotment one = new Allotment(4, FundSource.SUPERIOR, "财建〔2021〕1号", TODAY, Money.of("1000"), null);
        Allotment other = new Allotment(5, FundSource.CITY_AWARD, "财建〔2021〕2号", TODAY, Money.of("500"), null);

        assertThat(allotments.record(ZICHUAN, List.of(one, other), "caizheng")).isEqualTo(2);
        assertThat(allotments.record(ZICHUAN, List.of(one, other), "caizheng")).isZero();
        assertThat(funds.balances(ZICHUAN))
                .extracting(balance -> balance.available())
                .containsExactly(Money.of("1000"), Money.of("500"));
        Allotment changed = new Allotment(4, FundSource.SUPERIOR, "财建〔2021〕1号", TODAY, Money.of("9"), null);
        Allotment tomorrow =
                new Allotment(5, FundSource.SUPERIOR, "财建〔2021〕3号", TODAY.plusDays(1), Money.of("0"), null);
        assertThat(allotments.check(ZICHUAN, List.of(changed, tomorrow, tomorrow)))
                .extracting(Finding::reason)
                .contains("这份指标文已登记过，金额1000.00元", "晚于今天", "应大于0", "与第5行重复");
        assertThat(line(ZICHUAN, ReadinessTopic.FUNDS).state()).isEqualTo(ReadinessState.COMPLETE);
    }

    @Test
    @Order(9)
    void onePersonForTwoStepsIsNotEnough() {
        LaunchedPlan.prepare(context, ZICHUAN);
        assertThat(line(ZICHUAN, ReadinessTopic.FOUR_EYES).state()).isEqualTo(ReadinessState.COMPLETE);
        List<String> officers = new ArrayList<>();
        identities
                .createUserQuery()
                .memberOfGroup("finance-office.zichuan")
                .list()
                .forEach(user -> {
                    officers.add(user.getId());
                    identities.deleteMembership(user.getId(), "finance-office.zichuan");
                });
        String office = identities
                .createUserQuery()
                .memberOfGroup("district-office.zichuan")
                .singleResult()
                .getId();
        identities.createMembership(office, "finance-office.zichuan");

        assertThat(line(ZICHUAN, ReadinessTopic.FOUR_EYES).missing())
                .contains("西河镇：补贴的编制和各级审批（镇街经办人、区清洁取暖建设推进办公室、区财政局）至少要3个不同的人");

        identities.deleteMembership(office, "finance-office.zichuan");
        officers.forEach(officer -> identities.createMembership(officer, "finance-office.zichuan"));
    }

    @Test
    @Order(10)
    void withNothingRequiredMissingThePlanStartsOnceThoughTwoPressTheButton() throws InterruptedException {
        equipment.loadCatalogue(
                ZICHUAN,
                List.of(
                        new CatalogueItem("A", "COAL_TO_GAS", "甲厂", "壁挂炉", Money.of("3000")),
                        new CatalogueItem("B", "CENTRAL_HEATING", "乙厂", "换热机组", Money.of("2000"))));
        assertThat(readiness.of(ZICHUAN)).noneMatch(line -> line.state() == ReadinessState.MISSING);

        AtomicReference<PlanStarting.Outcome> beside = new AtomicReference<>();
        Thread other = new Thread(() -> beside.set(starting.start(ZICHUAN, "lingdao")));
        other.start();
        PlanStarting.Outcome mine = starting.start(ZICHUAN, "guanli");
        other.join();

        assertThat(List.of(mine, beside.get()))
                .filteredOn(PlanStarting.Outcome.Started.class::isInstance)
                .hasSize(1);
        playback.runDueJobs();
        assertThat(tasks.createTaskQuery()
                        .processDefinitionKey("zichuan-2021.responsible-body")
                        .list())
                .hasSize(9);
        assertThat(starting.start(ZICHUAN, "guanli")).isInstanceOf(PlanStarting.Outcome.AlreadyStarted.class);
    }
}
