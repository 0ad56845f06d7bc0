package org.qingnuan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.calendar.CalendarDay;
import org.qingnuan.calendar.CalendarYear;
import org.qingnuan.calendar.Calendars;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.finance.AdvanceLot;
import org.qingnuan.finance.Advances;
import org.qingnuan.finance.Allotments;
import org.qingnuan.finance.Award;
import org.qingnuan.finance.Awards;
import org.qingnuan.finance.BankStatements;
import org.qingnuan.finance.BankStatements.Direction;
import org.qingnuan.finance.BankStatements.Item;
import org.qingnuan.finance.BankStatements.OpenEntry;
import org.qingnuan.finance.BankStatements.Proposal;
import org.qingnuan.finance.BankStatements.Reconciliation;
import org.qingnuan.finance.BankStatements.Reversed;
import org.qingnuan.finance.BankStatements.Settlement;
import org.qingnuan.finance.ClawbackCause;
import org.qingnuan.finance.ClawbackState;
import org.qingnuan.finance.ClawbackView;
import org.qingnuan.finance.Clawbacks;
import org.qingnuan.finance.Contributions;
import org.qingnuan.finance.EntryKind;
import org.qingnuan.finance.FundBalance;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.Funds;
import org.qingnuan.finance.HandOver;
import org.qingnuan.finance.HeldMoney;
import org.qingnuan.finance.LevelSettlements;
import org.qingnuan.finance.LevelSettlements.Disposal;
import org.qingnuan.finance.LevelSettlements.Figures;
import org.qingnuan.finance.LevelSettlements.State;
import org.qingnuan.finance.LevelSettlements.View;
import org.qingnuan.finance.Limits;
import org.qingnuan.finance.LineState;
import org.qingnuan.finance.PaymentFigures;
import org.qingnuan.finance.Payments;
import org.qingnuan.finance.Receipt;
import org.qingnuan.finance.Retentions;
import org.qingnuan.finance.SubsidyItem;
import org.qingnuan.finance.SubsidyLimits;
import org.qingnuan.ledger.AccountabilityCause;
import org.qingnuan.ledger.AccountabilityInquiries;
import org.qingnuan.ledger.AccountabilityInquiry;
import org.qingnuan.ledger.AreaTarget;
import org.qingnuan.ledger.AreaTargets;
import org.qingnuan.ledger.BarredBidders;
import org.qingnuan.ledger.BoardColumn;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.BuildingCategory;
import org.qingnuan.ledger.BuildingNumbers;
import org.qingnuan.ledger.BuildingTarget;
import org.qingnuan.ledger.Buildings;
import org.qingnuan.ledger.CategoryQuotas;
import org.qingnuan.ledger.Checked;
import org.qingnuan.ledger.CheckedSheet;
import org.qingnuan.ledger.CoalFinding;
import org.qingnuan.ledger.CoalFindings;
import org.qingnuan.ledger.ConditionEntry;
import org.qingnuan.ledger.ConditionKind;
import org.qingnuan.ledger.ConditionRecord;
import org.qingnuan.ledger.Conditions;
import org.qingnuan.ledger.Coverage;
import org.qingnuan.ledger.Demand;
import org.qingnuan.ledger.Document;
import org.qingnuan.ledger.Documents;
import org.qingnuan.ledger.ExtensionRequest;
import org.qingnuan.ledger.Extensions;
import org.qingnuan.ledger.Flag;
import org.qingnuan.ledger.FlagKind;
import org.qingnuan.ledger.Flags;
import org.qingnuan.ledger.FrameState;
import org.qingnuan.ledger.Fuel;
import org.qingnuan.ledger.GateMode;
import org.qingnuan.ledger.GatePoint;
import org.qingnuan.ledger.GridCapacities;
import org.qingnuan.ledger.GridCapacity;
import org.qingnuan.ledger.HardshipAuthority;
import org.qingnuan.ledger.HardshipCategory;
import org.qingnuan.ledger.HeatingSeason;
import org.qingnuan.ledger.HeatingSeasons;
import org.qingnuan.ledger.HeatingStart;
import org.qingnuan.ledger.HeatingStarts;
import org.qingnuan.ledger.HouseholdChange;
import org.qingnuan.ledger.HouseholdHistory;
import org.qingnuan.ledger.HouseholdProofs;
import org.qingnuan.ledger.Households;
import org.qingnuan.ledger.Identification;
import org.qingnuan.ledger.Identifications;
import org.qingnuan.ledger.KeyRotation;
import org.qingnuan.ledger.Lot;
import org.qingnuan.ledger.LotState;
import org.qingnuan.ledger.Lots;
import org.qingnuan.ledger.MeasureRecipient;
import org.qingnuan.ledger.NoBurnZones;
import org.qingnuan.ledger.Notice;
import org.qingnuan.ledger.NoticeList;
import org.qingnuan.ledger.Notices;
import org.qingnuan.ledger.Numbers;
import org.qingnuan.ledger.OpenTask;
import org.qingnuan.ledger.Order;
import org.qingnuan.ledger.Overdues;
import org.qingnuan.ledger.Plan;
import org.qingnuan.ledger.PlanGate;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.ledger.PlanTracks;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Praise;
import org.qingnuan.ledger.Praises;
import org.qingnuan.ledger.PublicNotice;
import org.qingnuan.ledger.PublicNotices;
import org.qingnuan.ledger.QuotaHistory;
import org.qingnuan.ledger.Quotas;
import org.qingnuan.ledger.RegisterAccess;
import org.qingnuan.ledger.Responsibilities;
import org.qingnuan.ledger.Responsible;
import org.qingnuan.ledger.Review;
import org.qingnuan.ledger.Reviews;
import org.qingnuan.ledger.RouteFacts;
import org.qingnuan.ledger.RouteSuggestion;
import org.qingnuan.ledger.SearchKeyRotation;
import org.qingnuan.ledger.SeasonReview;
import org.qingnuan.ledger.SeasonState;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.SheetUpload;
import org.qingnuan.ledger.Sheets;
import org.qingnuan.ledger.SoftWarning;
import org.qingnuan.ledger.SpotCheck;
import org.qingnuan.ledger.SpotChecks;
import org.qingnuan.ledger.Stages;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.ledger.Supervisor;
import org.qingnuan.ledger.Supervisors;
import org.qingnuan.ledger.TownDuty;
import org.qingnuan.ledger.TypedSheets;
import org.qingnuan.ledger.UsageFlag;
import org.qingnuan.ledger.UsageLine;
import org.qingnuan.ledger.Village;
import org.qingnuan.ledger.VillageOrder;
import org.qingnuan.ledger.VillagePriority;
import org.qingnuan.ledger.VillageRoutes;
import org.qingnuan.ledger.VillageState;
import org.qingnuan.ledger.Villages;
import org.qingnuan.ledger.WorkOrder;
import org.qingnuan.ledger.WorkRecords;
import org.qingnuan.process.AccountabilityOpening;
import org.qingnuan.process.ClawbackCases;
import org.qingnuan.process.CoalReporting;
import org.qingnuan.process.DeadlineExtensions;
import org.qingnuan.process.Demonstration;
import org.qingnuan.process.FirstAdministrator;
import org.qingnuan.process.PlanDefaults;
import org.qingnuan.process.SendBacks;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.process.Starts;
import org.qingnuan.process.Tasks;
import org.qingnuan.process.Tasks.TaskView;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.qingnuan.shared.Region;
import org.qingnuan.spreadsheet.SheetReader;
import org.qingnuan.spreadsheet.SheetWriter;
import org.qingnuan.support.PlanSeasons;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Our pages and endpoints with the modules behind them played by stand-ins. */
@WebMvcTest({
    StartController.class,
    SignInController.class,
    FirstAdministratorController.class,
    BodyController.class,
    SendBackController.class,
    ExtensionController.class,
    ConditionController.class,
    CalendarController.class,
    NoticeController.class,
    DefaultsController.class,
    RecordController.class,
    OrderController.class,
    PraiseController.class,
    CityController.class,
    SeasonController.class,
    HardshipController.class,
    ClawbackController.class,
    AccountabilityController.class,
    PublicNoticeController.class,
    TracksController.class,
    RouteController.class,
    ContributionsController.class,
    BankController.class,
    LevelSettlementController.class,
    TaskController.class,
    DocumentController.class,
    FlagController.class,
    RegisterController.class,
    KeysController.class
})
@Import({
    TaskPages.class,
    TaskWords.class,
    TaskFiles.class,
    TaskHeads.class,
    BodyPages.class,
    BodyOverYears.class,
    OrderPages.class,
    PraisePages.class,
    CityPages.class,
    SeasonPages.class,
    SeasonFacts.class,
    HardshipPages.class,
    ClawbackPages.class,
    AccountabilityPages.class,
    PublicNoticePages.class,
    TracksPages.class,
    Door.class,
    PlanWays.class,
    SecondLooks.class,
    Watchers.class,
    DefaultMarks.class,
    RecordPages.class,
    ContributionsPages.class,
    BankPages.class,
    LevelSettlementPages.class,
    LevelSettlementWorkbook.class,
    SheetTransfers.class,
    FlagFacts.class,
    RunningUploads.class,
    LotFacts.class,
    ExtensionPages.class,
    ConditionPages.class,
    ConditionFacts.class,
    SoftRuleFacts.class,
    CalendarPages.class,
    CalendarUploads.class,
    PagesTest.Day.class
})
class PagesTest {

    private static final CaseKey XIHE = CaseKey.parse("zichuan-2021.xihe");
    private static final CaseKey VILLAGE = CaseKey.parse("zichuan-2021.xihe.xihe-01");
    private static final Region TOWN = new Region("xihe", "西河镇");

    @TestConfiguration
    static class Day {
        @Bean
        SheetReader sheetReader() {
            return SheetReader.create();
        }

        @Bean
        SheetWriter sheetWriter() {
            return SheetWriter.create();
        }

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2021-09-03T02:00:00Z"), ChinaTime.ZONE);
        }
    }

    @Autowired
    private MockMvc web;

    @MockitoBean
    private KeyRotation keyRotation;

    @MockitoBean
    private SearchKeyRotation searchKeys;

    @MockitoBean
    private Staff staff;

    @MockitoBean
    private Flags flags;

    @MockitoBean
    private HouseholdHistory history;

    @MockitoBean
    private RegisterAccess access;

    @MockitoBean
    private FirstAdministrator administrator;

    @MockitoBean
    private Tasks tasks;

    @MockitoBean
    private Plans plans;

    @MockitoBean
    private Villages villages;

    @MockitoBean
    private VillageRoutes routes;

    @MockitoBean
    private VillageOrder order;

    @MockitoBean
    private Lots lots;

    @MockitoBean
    private Notices notices;

    @MockitoBean
    private Overdues overdues;

    @MockitoBean
    private Praises praises;

    @MockitoBean
    private Quotas quotas;

    @MockitoBean
    private HouseholdProofs proofs;

    @MockitoBean
    private BarredBidders barredBidders;

    @MockitoBean
    private Coverage coverage;

    @MockitoBean
    private Responsibilities responsibilities;

    @MockitoBean
    private Stages stages;

    @MockitoBean
    private Reviews reviews;

    @MockitoBean
    private Submissions submissions;

    @MockitoBean
    private Documents documents;

    @MockitoBean
    private Sheets sheets;

    @MockitoBean
    private TypedSheets typedSheets;

    @MockitoBean
    private Payments payments;

    @MockitoBean
    private SendBacks sendBacks;

    @MockitoBean
    private Starts starts;

    @MockitoBean
    private Extensions extensions;

    @MockitoBean
    private Conditions conditions;

    @MockitoBean
    private DeadlineExtensions deadlineExtensions;

    @MockitoBean
    private Calendars calendars;

    @MockitoBean
    private AreaTargets areaTargets;

    @MockitoBean
    private Supervisors supervisors;

    @MockitoBean
    private Awards awards;

    @MockitoBean
    private Limits limits;

    @MockitoBean
    private NoBurnZones zones;

    @MockitoBean
    private HeatingSeasons heatingSeasons;

    @MockitoBean
    private PaymentFigures paymentFigures;

    @MockitoBean
    private Identifications identifications;

    @MockitoBean
    private Clawbacks clawbacks;

    @MockitoBean
    private BankStatements bankStatements;

    @MockitoBean
    private LevelSettlements levels;

    @MockitoBean
    private Retentions retentions;

    @MockitoBean
    private Funds funds;

    @MockitoBean
    private Allotments allotments;

    @MockitoBean
    private BankWorkbook bankWorkbook;

    @MockitoBean
    private ClawbackCases clawbackCases;

    @MockitoBean
    private AccountabilityInquiries accountabilityInquiries;

    @MockitoBean
    private AccountabilityOpening accountabilityOpening;

    @MockitoBean
    private CoalFindings coalFindings;

    @MockitoBean
    private CoalReporting coalReporting;

    @MockitoBean
    private PublicNotices publicNotices;

    @MockitoBean
    private Households households;

    @MockitoBean
    private Buildings buildings;

    @MockitoBean
    private GridCapacities grids;

    @MockitoBean
    private HeatingStarts heating;

    @MockitoBean
    private Advances advances;

    @MockitoBean
    private Contributions contributions;

    @MockitoBean
    private CategoryQuotas categories;

    @MockitoBean
    private Demonstration demonstration;

    @MockitoBean
    private PlanDefaults defaults;

    @MockitoBean
    private WorkRecords records;

    @MockitoBean
    private SpotChecks spotChecks;

    @BeforeEach
    void aTownWithALateVillage() {
        PlanRules rules = PlanRules.draft(List.of("CENTRAL_HEATING", "COAL_TO_GAS"))
                .catalogueRequired(true)
                .recommendationRequired(true)
                .contractItemsRequired(true)
                .jointAcceptance(true)
                .ledgerRequired(true)
                .safetyOfficersRequired(true)
                .townPlanRequired(true)
                .done();
        Plan plan = new Plan(new PlanId("zichuan-2021"), "淄川区2021年冬季清洁取暖", 2021, new Region("zichuan", "淄川区"), rules);
        Body body = new Body(XIHE, TOWN, 150, "户");
        Village village = new Village(
                VILLAGE,
                new Region("xihe-01", "东坡村"),
                XIHE,
                50,
                "COAL_TO_GAS",
                true,
                VillageState.STARTED,
                new Numbers(50, 50, 46, 4, 31, 0, 0, 0));
        given(limits.of(any())).willReturn(SubsidyLimits.NONE);
        given(plans.get(any())).willReturn(plan);
        given(plans.all()).willReturn(List.of(plan));
        given(plans.body(any())).willReturn(body);
        given(plans.bodies(any()))
                .willReturn(List.of(
                        body,
                        new Body(CaseKey.parse("zichuan-2021.hongshan"), new Region("hongshan", "洪山镇"), 458, "户")));
        given(villages.get(VILLAGE)).willReturn(village);
        given(villages.of(any())).willReturn(List.of(village));
        given(lots.of(any())).willReturn(List.of(lot()));
        given(quotas.of(any()))
                .willReturn(new QuotaHistory(
                        XIHE, List.of(new QuotaHistory.Version(1, 150, null, "任务表", "plan", Instant.EPOCH))));
        given(responsibilities.of(XIHE))
                .willReturn(List.of(
                        new Responsible(TownDuty.CONSTRUCTION, "副镇长", "王某某", null, "xihe-town", Instant.EPOCH)));
        given(stages.frames(VILLAGE)).willReturn(List.of(late()));
        given(stages.tasks(VILLAGE))
                .willReturn(List.of(new OpenTask(
                        "t1",
                        VILLAGE,
                        "construction",
                        "userTask_reportProgress",
                        "报告施工进度",
                        "contractor.xihe",
                        null,
                        null,
                        Instant.EPOCH)));
        given(staff.name(anyString())).willAnswer(call -> call.getArgument(0) + "（名）");
        given(staff.roles("xihe-town")).willReturn(Set.of("town-official"));
        given(staff.bodies("xihe-town")).willReturn(List.of(XIHE));
        given(staff.may("xihe-town", XIHE, Action.VIEW)).willReturn(true);
        given(staff.may("xihe-town", XIHE, Action.MANAGE_VILLAGES)).willReturn(true);
        given(tasks.lastCompleted(anyString())).willReturn(Optional.empty());
        given(tasks.view("t1", "xihe-town")).willReturn(progress());
        given(typedSheets.of(any(), any())).willReturn(new TypedSheets.TypedSheet(true, List.of(), List.of()));
        given(reviews.of(any()))
                .willReturn(List.of(new Review(
                        "survey.userTask_reviewSurvey", "通过", "已核实", "wang", Instant.parse("2021-07-02T01:00:00Z"))));
    }

    private static Lot lot() {
        return new Lot(
                XIHE.with("lot", "1"),
                "西河镇一标段",
                LotState.CONTRACTED,
                1,
                "公开招标",
                null,
                null,
                "示例热力公司",
                null,
                Money.of("1280000"),
                null,
                "HT-1",
                LocalDate.of(2021, 7, 1),
                List.of(VILLAGE));
    }

    private static FrameState late() {
        return new FrameState(
                VILLAGE,
                "东坡村",
                "works",
                "建成",
                LocalDate.of(2021, 8, 30),
                Instant.EPOCH,
                null,
                null,
                null,
                BoardColumn.LATE,
                4,
                null,
                false,
                false);
    }

    private static TaskView progress() {
        return new TaskView(
                "t1",
                "报告施工进度",
                "construction",
                "userTask_reportProgress",
                VILLAGE,
                "xihe-town",
                "PROGRESS",
                true,
                List.of(new Tasks.Colleague("xihe-town", "王镇"), new Tasks.Colleague("li", "李四")),
                Instant.parse("2021-08-30T16:00:00Z"));
    }

    @Test
    void theStartPageTellsAStrangerTheDayAndWhoMaySignIn() throws Exception {
        given(demonstration.people())
                .willReturn(List.of(new Demonstration.Person("xihe-town", "王镇", "镇街经办人", "西河镇", "demo")));

        String page = page(get("/").with(user("guest")));

        assertThat(page).contains("2021年9月3日", "演示", "xihe-town", "王镇", "淄川区2021年冬季清洁取暖");
    }

    @Test
    void theStartPageLeadsAnOfficialToTasksAndTheOwnBody() throws Exception {
        given(tasks.lastCompleted("xihe-town"))
                .willReturn(Optional.of(
                        new Tasks.Withdrawable("t0", "审核摸底结果", VILLAGE, Instant.parse("2021-09-02T02:00:00Z"))));

        String page = page(get("/").with(user("xihe-town")));

        assertThat(page)
                .contains("镇街经办人", "/bodies/zichuan-2021/xihe", "/camunda/app/tasklist/default/", "最近办结", "审核摸底结果")
                .doesNotContain("/camunda/app/admin/");
    }

    @Test
    void theCitysPageShowsUrbanHeatingThePotAndWhoStandsAboveEachBody() throws Exception {
        CaseKey plan = CaseKey.parse("zichuan-2021");
        given(limits.of(any())).willReturn(new SubsidyLimits(Money.of("900"), Money.of("10000000")));
        given(areaTargets.of(any()))
                .willReturn(List.of(
                        new AreaTarget("heze-urban-shiqu", "市区", 2_007_000, "平方米", 0, null, null),
                        new AreaTarget(
                                "heze-urban-caoxian", "曹县", 300_000, "平方米", 150_000, LocalDate.of(2021, 9, 1), "一期")));
        given(awards.of(any()))
                .willReturn(List.of(
                        new Award(XIHE, Money.of("2500000"), "菏财〔2021〕1号", LocalDate.of(2021, 9, 2), "工作突出", "wang")));
        given(supervisors.of(XIHE)).willReturn(Optional.of(new Supervisor("xihe", "包保市领导（一）", "市发展改革委", "合并单元格")));
        given(staff.may("office", plan, Action.READ_RECORDS)).willReturn(true);
        given(staff.may("office", plan, Action.RECORD_WORK)).willReturn(true);
        given(staff.may("office", plan, Action.RECORD_VIOLATIONS)).willReturn(true);

        assertThat(page(get("/plans/zichuan-2021/city").with(user("office"))))
                .contains("200.7", "230.7", "50%", "2021年9月1日", "尚未上报", "7,500,000.00 元", "菏财〔2021〕1号")
                .contains("包保市领导（一）", "市发展改革委", "登记奖补", "登记违规认定", "上报进度");
        assertThat(page(get("/").with(user("office")))).contains("/plans/zichuan-2021/city");
        web.perform(post("/plans/zichuan-2021/city/progress")
                .with(user("office"))
                .with(csrf())
                .param("area", "heze-urban-shiqu")
                .param("done", "100.35")
                .param("asOf", "2021-09-03"));
        then(areaTargets)
                .should()
                .report(plan.plan(), "heze-urban-shiqu", 1_003_500, LocalDate.of(2021, 9, 3), null, "office");
        assertThat(web.perform(get("/plans/zichuan-2021/city").with(user("xihe-town")))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    void aMatterForAccountabilityIsBroughtUpByTheOfficeAndReadByTheTown() throws Exception {
        given(staff.may(any(), any(), eq(Action.READ_SUPERVISION))).willReturn(true);
        given(staff.may("office", XIHE, Action.OPEN_ACCOUNTABILITY)).willReturn(true);
        given(staff.name(any())).willReturn("王工");
        given(plans.get(any()))
                .willReturn(new Plan(
                        new PlanId("zichuan-2021"),
                        "淄川区2021年冬季清洁取暖",
                        2021,
                        new Region("zichuan", "淄川区"),
                        PlanRules.draft(List.of("COAL_TO_GAS"))
                                .accountability(List.of(AccountabilityCause.FRAUD))
                                .done()));
        Instant at = Instant.parse("2021-09-03T02:00:00Z");
        given(accountabilityInquiries.of(XIHE))
                .willReturn(List.of(new AccountabilityInquiry(
                        XIHE.with("inquiry", "1"),
                        AccountabilityCause.FRAUD,
                        "某项目部",
                        "虚报完工12户",
                        "a",
                        at,
                        true,
                        "追责〔2021〕第1号",
                        null,
                        "多付补贴",
                        "通报",
                        "b",
                        at)));

        String path = "/bodies/zichuan-2021/xihe/accountability";
        assertThat(page(get(path).with(user("office"))))
                .contains("提请追责</h2>", "弄虚作假", "某项目部", "已追责 追责〔2021〕第1号", "不良后果：多付补贴");
        assertThat(page(get(path).with(user("xihe-town")))).contains("某项目部").doesNotContain("提请追责</h2>");
        given(staff.post(XIHE, "district-office")).willReturn("区推进办公室");
        assertThat(page(get(path + "/1").with(user("xihe-town"))))
                .contains("追责决定</h1>", "追责〔2021〕第1号", "某项目部", "因弄虚作假", "虚报完工12户", "造成的不良后果：多付补贴。", "区推进办公室");
        assertThat(web.perform(get(path + "/2").with(user("xihe-town")))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
        web.perform(post(path)
                .param("cause", "FRAUD")
                .param("respondent", "某项目部")
                .param("facts", "虚报")
                .with(user("office"))
                .with(csrf()));
        verify(accountabilityOpening).open(XIHE, new AccountabilityInquiries.Matter("FRAUD", "某项目部", "虚报"), "office");
        assertThat(web.perform(post(path).with(user("xihe-town")).with(csrf()))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    void whatAConditionNamesBeyondOthersHasFieldsOfItsOwn() throws Exception {
        demandsOfXihe();
        given(conditions.of(XIHE))
                .willReturn(List.of(demand(ConditionKind.AFTER_SALES, GateMode.REQUIRED, null, null)));

        assertThat(page(get("/bodies/zichuan-2021/xihe/conditions?at=zichuan-2021.xihe&kind=AFTER_SALES")
                        .with(user("xihe-town"))))
                .contains("售后服务场所", "name=\"details.staff\"", "name=\"details.phone\"");
        web.perform(post("/bodies/zichuan-2021/xihe/conditions")
                .param("at", "zichuan-2021.xihe")
                .param("kind", "AFTER_SALES")
                .param("issuer", "中标单位")
                .param("metOn", "2021-09-01")
                .param("details.outlet", "西河镇服务站")
                .param("details.phone", "0533-1234567")
                .param("details.other", "不是字段")
                .with(user("xihe-town"))
                .with(csrf()));

        verify(conditions)
                .record(
                        XIHE,
                        new ConditionEntry(
                                ConditionKind.AFTER_SALES,
                                null,
                                "中标单位",
                                LocalDate.of(2021, 9, 1),
                                null,
                                null,
                                null,
                                Set.of(),
                                null,
                                Map.of("outlet", "西河镇服务站", "phone", "0533-1234567")),
                        "xihe-town");
    }

    @Test
    void foundCoalAndWhatIsClaimedBackStandOnOnePageWithTheDecisionToPrint() throws Exception {
        CaseKey finding = VILLAGE.with("finding", "4");
        given(staff.may("xihe-town", XIHE, Staff.Action.READ_CLAWBACKS)).willReturn(true);
        given(staff.may("xihe-town", XIHE, Staff.Action.REPORT_COAL)).willReturn(true);
        given(staff.name(any())).willReturn("王工");
        given(staff.post(any(), any())).willReturn("区财政局");
        Instant at = Instant.parse("2021-09-01T02:00:00Z");
        LocalDate day = LocalDate.of(2021, 9, 1);
        given(coalFindings.of(XIHE))
                .willReturn(List.of(new CoalFinding(
                        finding,
                        "东坡村",
                        12,
                        "张*",
                        day,
                        "院内堆放散煤约半吨",
                        true,
                        "a",
                        at,
                        "称为往年剩余",
                        day,
                        "a",
                        true,
                        null,
                        "b",
                        at,
                        null,
                        null)));
        given(coalFindings.evidence(finding)).willReturn(List.of());
        ClawbackView view = clawback(day, at);
        given(clawbacks.of(XIHE)).willReturn(List.of(view));
        given(clawbacks.get(view.key())).willReturn(view);

        String page = page(get("/bodies/zichuan-2021/xihe/clawbacks").with(user("xihe-town")));
        String paper =
                page(get("/bodies/zichuan-2021/xihe/clawbacks/xihe-01/7/paper").with(user("xihe-town")));

        assertThat(page)
                .contains("上报用煤线索", "院内堆放散煤约半吨", "禁燃区", "已认定用煤", "追缴〔2021〕第1号", "3,500.00 元", "追缴中")
                .doesNotContain("提起追缴</h2>");
        assertThat(paper)
                .contains("补贴追缴决定书", "追缴〔2021〕第1号", "上级资金", "2,000.00 元", "合计", "2021年10月1日前", "盖章处", "区财政局")
                .contains("已与尚未拨付的补贴抵扣");
        assertThat(web.perform(get("/bodies/zichuan-2021/xihe/clawbacks").with(user("hongshan-town")))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
    }

    private static ClawbackView clawback(LocalDate day, Instant at) {
        ClawbackView.Payment payment = new ClawbackView.Payment(
                VILLAGE.with("line", "31"),
                SubsidyItem.CONSTRUCTION,
                0,
                day,
                FundSource.SUPERIOR,
                Money.of("2000"),
                Money.of("2000"));
        ClawbackView.Payment other = new ClawbackView.Payment(
                VILLAGE.with("line", "32"),
                SubsidyItem.EQUIPMENT,
                0,
                day,
                FundSource.DISTRICT_MATCHING,
                Money.of("1500"),
                Money.of("1500"));
        return new ClawbackView(
                VILLAGE.with("clawback", "7"),
                12,
                "张*",
                ClawbackCause.COAL_USE,
                ClawbackState.BOOKED,
                "finding.4",
                "享受补贴后使用煤炭及其制品，取消并追缴已享受的补贴资金",
                "LZ-28",
                "追缴〔2021〕第1号",
                null,
                "b",
                at,
                "c",
                day,
                LocalDate.of(2021, 10, 1),
                false,
                Money.of("3500"),
                Money.ZERO,
                Money.ZERO,
                List.of(payment, other),
                Money.of("3500"),
                Money.of("300"),
                Money.of("100"),
                Money.ZERO,
                Money.of("3100"),
                List.of(),
                List.of(),
                List.of());
    }

    @Test
    void publicNoticesAreListedWithHashAndObjectionsAndServedAsFrozenAlsoToStrangersDuringTheTerm() throws Exception {
        given(staff.may("xihe-town", XIHE, Staff.Action.READ_PUBLIC_NOTICES)).willReturn(true);
        given(staff.may("xihe-town", XIHE, Staff.Action.RECORD_OBJECTIONS)).willReturn(true);
        given(staff.name(any())).willReturn("王工");
        UUID token = UUID.fromString("00000000-0000-4000-8000-000000000001");
        PublicNotice.Objection objection =
                new PublicNotice.Objection(1, 2, "李*", "此户去年已改造", LocalDate.of(2021, 9, 2), "a", null, null, null);
        given(publicNotices.of(XIHE))
                .willReturn(List.of(new PublicNotice(
                        9,
                        VILLAGE,
                        "东坡村",
                        NoticeList.ROSTER,
                        1,
                        PublicNotice.State.SHOWN,
                        LocalDate.of(2021, 9, 1),
                        LocalDate.of(2021, 9, 14),
                        false,
                        "村委会公示栏",
                        "镇政府办公室",
                        "ab".repeat(32),
                        token,
                        "a",
                        Instant.parse("2021-09-01T02:00:00Z"),
                        0,
                        List.of(objection))));
        byte[] frozen = "<p>公示</p>".getBytes(StandardCharsets.UTF_8);
        given(publicNotices.page(XIHE, 9)).willReturn(frozen);
        given(publicNotices.published(token)).willReturn(Optional.of(frozen));

        assertThat(page(get("/bodies/zichuan-2021/xihe/public-notices").with(user("xihe-town"))))
                .contains("清洁取暖改造户名单", "2021年9月1日至2021年9月14日", "此户去年已改造", "待答复", "ab".repeat(32), "登记异议");
        assertThat(page(get("/bodies/zichuan-2021/xihe/public-notices/9/page").with(user("xihe-town"))))
                .isEqualTo("<p>公示</p>");
        assertThat(page(get("/public-notices/" + token).with(user("anybody")))).isEqualTo("<p>公示</p>");
        for (String unknown : List.of("x", UUID.randomUUID().toString())) {
            assertThat(web.perform(get("/public-notices/" + unknown).with(user("anybody")))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .isEqualTo(404);
        }
    }

    @Test
    void whatIsRetainedIsShownWithItsDayAndWhatHoldsItAndReleasedOrKept() throws Exception {
        CaseKey plan = CaseKey.parse("zichuan-2021");
        PlanId id = plan.plan();
        besideVillages();
        given(staff.may("office", plan, Action.READ_RECORDS)).willReturn(true);
        given(staff.may("office", plan, Action.SETTLE_RETENTIONS)).willReturn(true);
        given(retentions.of(id)).willReturn(List.of(held(Retentions.State.HELD, List.of("西河村户编号7的整改没有办结：漏水"))));

        assertThat(page(get("/plans/zichuan-2021/tracks").with(user("office"))))
                .contains("质保金", "210.00 元", "2023年9月30日", "西河村户编号7的整改没有办结：漏水", "批准扣留", "提出扣留")
                .doesNotContain("发起支付</button>");
        given(retentions.of(id)).willReturn(List.of(held(Retentions.State.RELEASABLE, List.of())));
        assertThat(page(get("/plans/zichuan-2021/tracks").with(user("office")))).contains("发起支付</button>");
        web.perform(post("/plans/zichuan-2021/tracks/retentions/3/release")
                .with(user("office"))
                .with(csrf()));
        then(retentions).should().release(id, VILLAGE.with("batch", "3"), "office");
        web.perform(post("/plans/zichuan-2021/tracks/retentions/parts/8/approval")
                .with(user("office"))
                .with(csrf()));
        then(retentions).should().approveKeeping(id, 8, "office");
        assertThat(status(post("/plans/zichuan-2021/tracks/retentions/3/release")
                        .with(user("xihe-town"))
                        .with(csrf())))
                .isEqualTo(403);
    }

    private static Retentions.Held held(Retentions.State state, List<String> holding) {
        return new Retentions.Held(
                XIHE.with("lot", "1"),
                VILLAGE.with("batch", "3"),
                2,
                Money.of("210"),
                Money.ZERO,
                Money.ZERO,
                LocalDate.of(2023, 9, 30),
                state,
                holding,
                null,
                List.of(
                        new Retentions.Part(
                                7, 1001, SubsidyItem.EQUIPMENT, Money.of("45"), false, false, null, null, null),
                        new Retentions.Part(
                                8,
                                1002,
                                SubsidyItem.EQUIPMENT,
                                Money.of("45"),
                                false,
                                false,
                                "认定1号：漏水",
                                "wang",
                                null)));
    }

    @Test
    void thePagesOfTracksShowBuildingsGridHeatingAndWhatIsOwedToContractors() throws Exception {
        CaseKey plan = CaseKey.parse("zichuan-2021");
        besideVillages();
        given(buildings.targets(any()))
                .willReturn(List.of(new BuildingTarget(
                        BuildingCategory.URBAN,
                        "城区既有建筑",
                        new BigDecimal("22100.00"),
                        "平方米",
                        new BigDecimal("1000.50"))));
        given(buildings.numbers(any()))
                .willReturn(new BuildingNumbers(
                        new BigDecimal("1000.50"),
                        new BigDecimal("900.25"),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        12,
                        3,
                        0,
                        0,
                        false,
                        false));
        given(grids.of(any()))
                .willReturn(Optional.of(new GridCapacity(800, 1000, LocalDate.of(2021, 11, 1), "保电方案要点", "抢修队两支")));
        given(heating.of(any())).willReturn(Optional.of(new HeatingStart(LocalDate.of(2021, 11, 15), null)));
        given(advances.of(any()))
                .willReturn(List.of(new AdvanceLot(
                        CaseKey.parse("zichuan-2021.xihe/lot.1"),
                        "测试暖通公司",
                        3,
                        Money.of("12000"),
                        Money.of("10500"),
                        Money.of("1500"),
                        Money.ZERO)));
        given(staff.may("office", plan, Action.READ_RECORDS)).willReturn(true);
        given(staff.may("office", plan, Action.ENTER_QUOTA)).willReturn(true);

        assertThat(page(get("/plans/zichuan-2021/tracks").with(user("office"))))
                .contains("22100", "1000.5", "21099.5", "900.25", "2021年11月15日开始供暖", "保电方案要点", "测试暖通公司")
                .contains("10,500.00 元", "分解任务");
        assertThat(page(get("/").with(user("office")))).contains("/plans/zichuan-2021/tracks");
        web.perform(post("/plans/zichuan-2021/tracks/shares")
                .with(user("office"))
                .with(csrf())
                .param("body", "xihe")
                .param("category", "URBAN")
                .param("quantity", "1000.55")
                .param("reason", "清暖办〔2021〕2号"));
        then(buildings)
                .should()
                .assign(XIHE, BuildingCategory.URBAN, new BigDecimal("1000.55"), "清暖办〔2021〕2号", "office");
        assertThat(status(get("/plans/zichuan-2021/tracks").with(user("xihe-town"))))
                .isEqualTo(403);
    }

    @Test
    void aTownsPageKeepsTheMoneyOfItsHouseholdsApart() throws Exception {
        besideVillages();
        given(contributions.of(XIHE))
                .willReturn(new HeldMoney(Money.of("4000"), Money.ZERO, Money.of("1500"), Money.of("2500")));
        given(contributions.receipts(XIHE))
                .willReturn(List.of(new Receipt(
                        7, VILLAGE, 31, "A0001", Money.of("2000"), LocalDate.of(2021, 7, 1), "wang", null)));
        given(contributions.handOvers(XIHE))
                .willReturn(List.of(new HandOver("测试暖通公司", "付1号", Money.of("1500"), LocalDate.of(2021, 7, 2), "wang")));
        given(staff.may("xihe-town", XIHE, Action.READ_CONTRIBUTIONS)).willReturn(true);
        given(staff.may("xihe-town", XIHE, Action.KEEP_CONTRIBUTIONS)).willReturn(true);

        assertThat(page(get("/bodies/zichuan-2021/xihe/contributions").with(user("xihe-town"))))
                .contains("4,000.00 元", "2,500.00 元", "A0001", "付1号", "登记拨付", "退款");
        assertThat(page(get("/bodies/zichuan-2021/xihe").with(user("xihe-town"))))
                .contains("/contributions\"");
        web.perform(post("/bodies/zichuan-2021/xihe/contributions/hand-overs")
                .with(user("xihe-town"))
                .with(csrf())
                .param("recipient", "测试暖通公司")
                .param("amount", "2500.00")
                .param("documentNo", "付2号")
                .param("on", "2021-07-03"));
        then(contributions)
                .should()
                .handOver(XIHE, "测试暖通公司", Money.of("2500"), "付2号", LocalDate.of(2021, 7, 3), "xihe-town");
        assertThat(status(get("/bodies/zichuan-2021/xihe/contributions").with(user("office"))))
                .isEqualTo(403);
    }

    @Test
    void theBanksPageShowsWhatFitsNothingAndASecondPersonAgreesToWhatItIs() throws Exception {
        PlanId zichuan = XIHE.plan();
        CaseKey plan = CaseKey.ofPlan(zichuan);
        LocalDate day = LocalDate.of(2021, 9, 1);
        Settlement fee = new Settlement(BankStatements.As.OTHER, null, "银行手续费");
        given(bankStatements.counts(zichuan)).willReturn(Map.of(EntryKind.MATCHED, 5, EntryKind.UNMATCHED, 2));
        given(bankStatements.open(zichuan))
                .willReturn(List.of(
                        openEntry(11, day, "X11", null),
                        openEntry(12, day, "X12", new Proposal(fee, "wang", Instant.parse("2021-09-02T02:00:00Z")))));
        given(bankStatements.reversals(zichuan))
                .willReturn(List.of(new Reversed(
                        VILLAGE.with("line", "31"),
                        VILLAGE.with("batch", "3"),
                        Money.of("2000"),
                        day.minusDays(30),
                        day,
                        "银行冲正",
                        LineState.RETURNED)));
        given(bankStatements.reconcile(zichuan))
                .willReturn(new Reconciliation(
                        day,
                        Money.of("1000"),
                        Money.of("980"),
                        List.of(),
                        List.of(new Item(day, "付款", "X11", Money.of("8.50"))),
                        Money.ZERO,
                        Money.ZERO,
                        List.of(),
                        List.of()));
        given(staff.may("office", plan, Action.READ_FUNDS)).willReturn(true);
        given(staff.may("office", plan, Action.RECORD_BANK_STATEMENTS)).willReturn(true);
        given(staff.may("office", plan, Action.SETTLE_BANK_ENTRIES)).willReturn(true);

        assertThat(page(get("/plans/zichuan-2021/bank").with(user("office"))))
                .contains("登记对账单", "提出认定", "退回</button>", "理由：银行手续费", "重新比对")
                .contains("调节后相差11.50 元", "银行已付、账上未付：1笔，8.50 元", "2,000.00 元");
        web.perform(post("/plans/zichuan-2021/bank/entries/12/decision")
                .with(user("office"))
                .with(csrf())
                .param("approve", "true")
                .param("opinion", "已核"));
        then(bankStatements).should().decide(zichuan, 12, true, "已核", "office");
        web.perform(post("/plans/zichuan-2021/bank/entries/11/proposal")
                .with(user("office"))
                .with(csrf())
                .param("as", "LINE")
                .param("line", "")
                .param("reason", "银行证明"));
        then(bankStatements).should(never()).propose(any(), anyLong(), any(), any());
        assertThat(status(get("/plans/zichuan-2021/bank").with(user("xihe-town"))))
                .isEqualTo(403);
    }

    @Test
    void aSettlementIsShownAsTheOfficesTableAgreedToByAnotherAndBooked() throws Exception {
        PlanId zichuan = XIHE.plan();
        CaseKey plan = CaseKey.ofPlan(zichuan);
        Figures figures = new Figures(105, 101, 100, 98, 98, 90, Money.of("235200"), Money.of("216000"));
        LevelSettlements.Document advance = new LevelSettlements.Document(
                7, "冀财〔2021〕1号", LocalDate.of(2021, 3, 1), Money.of("252000"), null, Money.of("2400"), false);
        given(staff.may("wang", plan, Action.READ_FUNDS)).willReturn(true);
        given(staff.may("wang", plan, Action.SETTLE_WITH_SUPERIOR)).willReturn(true);
        given(staff.may("wang", plan, Action.RECORD_ALLOTMENTS)).willReturn(true);
        given(staff.name("zhang")).willReturn("张三");
        given(funds.balances(zichuan))
                .willReturn(List.of(new FundBalance(
                        1,
                        2021,
                        FundSource.SUPERIOR,
                        "上级资金",
                        Money.of("252000"),
                        Money.ZERO,
                        Money.of("36000"),
                        Money.ZERO,
                        Money.of("216000"))));
        given(levels.look(any(), any(), any()))
                .willReturn(new LevelSettlements.Draft(
                        List.of(), List.of(advance), figures, Money.of("252000"), Money.ZERO, Money.of("-16800")));
        View waiting = settlement(State.PREPARED, figures, "-16800", Disposal.RETURN_UP);
        given(levels.of(zichuan)).willReturn(List.of(waiting));
        given(levels.get(zichuan, 3)).willReturn(waiting);
        given(levels.places(zichuan, 3))
                .willReturn(List.of(new LevelSettlements.Place(VILLAGE, "西河镇", "西河村", figures)));
        given(levels.documents(zichuan, 3)).willReturn(List.of(advance));

        assertThat(page(get("/plans/zichuan-2021/settlements").with(user("wang"))))
                .contains("结余 16,800.00 元", "2021年上级资金第1号清算", "等待另一人同意", "张三 2021年9月2日");
        assertThat(page(get("/plans/zichuan-2021/settlements/3").with(user("wang"))))
                .contains("验收合格98户，每户2,400.00 元", "小计", "235,200.00 元", "缴回上级财政", ">同意</button>")
                .doesNotContain("登记缴回");
        given(levels.get(zichuan, 3)).willReturn(settlement(State.AGREED, figures, "-16800", Disposal.RETURN_UP));
        assertThat(page(get("/plans/zichuan-2021/settlements/3").with(user("wang"))))
                .contains("登记缴回", "value=\"16800.00\"", "现在可用<span>36,000.00 元</span>")
                .doesNotContain(">同意</button>");
        given(levels.get(zichuan, 3)).willReturn(settlement(State.AGREED, figures, "12000", null));
        assertThat(page(get("/plans/zichuan-2021/settlements/3").with(user("wang"))))
                .contains("登记补拨", "上级尚欠12,000.00 元，已1天");

        web.perform(post("/plans/zichuan-2021/settlements")
                .with(user("wang"))
                .with(csrf())
                .param("source", "SUPERIOR")
                .param("rate", "2400.00")
                .param("disposal", "RETURN_UP"));
        then(levels)
                .should()
                .prepare(
                        zichuan,
                        new LevelSettlements.Ask(FundSource.SUPERIOR, Money.of("2400"), Disposal.RETURN_UP, null),
                        "wang");
        web.perform(post("/plans/zichuan-2021/settlements/3/return")
                .with(user("wang"))
                .with(csrf())
                .param("documentNo", "缴款书1")
                .param("date", "2021-09-02")
                .param("amount", "一万"));
        then(levels).should(never()).returnUp(any(), anyLong(), any(), any());
        assertThat(status(get("/plans/zichuan-2021/settlements").with(user("xihe-town"))))
                .isEqualTo(403);
        assertThat(status(post("/plans/zichuan-2021/settlements/3/decision")
                        .with(user("xihe-town"))
                        .with(csrf())
                        .param("agree", "true")))
                .isEqualTo(403);
    }

    private static View settlement(State state, Figures figures, String difference, Disposal disposal) {
        boolean decided = state != State.PREPARED;
        return new View(
                3,
                FundSource.SUPERIOR,
                2021,
                1,
                LocalDate.of(2021, 9, 2),
                Money.of("2400"),
                disposal,
                figures,
                Money.of("252000"),
                Money.ZERO,
                Money.of(difference),
                null,
                state,
                "zhang",
                Instant.parse("2021-09-02T02:00:00Z"),
                decided ? "li" : null,
                decided ? Instant.parse("2021-09-02T03:00:00Z") : null,
                null,
                "ab12",
                true,
                Money.ZERO);
    }

    private static OpenEntry openEntry(long id, LocalDate day, String serial, Proposal proposal) {
        return new OpenEntry(
                id,
                Direction.OUT,
                serial,
                day,
                Money.of("8.50"),
                null,
                null,
                null,
                null,
                EntryKind.UNMATCHED,
                "银行结果里没有这个流水号，也没有写明批次",
                EntryKind.UNMATCHED.next(),
                proposal);
    }

    @Test
    void aPlanWithoutTracksAndContributionsHasNoSuchPages() throws Exception {
        given(staff.may(eq("office"), any(), any())).willReturn(true);

        assertThat(status(get("/plans/zichuan-2021/tracks").with(user("office"))))
                .isEqualTo(404);
        assertThat(status(get("/bodies/zichuan-2021/xihe/contributions").with(user("office"))))
                .isEqualTo(404);
    }

    private int status(org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder request)
            throws Exception {
        return web.perform(request).andReturn().getResponse().getStatus();
    }

    /** The plan has tracks, advances and contributions. */
    private void besideVillages() {
        Plan plan = plans.get(new PlanId("zichuan-2021"));
        PlanRules rules = PlanRules.draft(List.of("COAL_TO_GAS"))
                .advanceByContractor(true)
                .householdContributions(true)
                .tracks(new PlanTracks(List.of("power-supply"), List.of("heating-start")))
                .done();
        given(plans.get(any())).willReturn(new Plan(plan.id(), plan.name(), plan.year(), plan.area(), rules));
        given(lots.get(any())).willReturn(lot());
    }

    @Test
    void anOrdersPapersArePrintedWithNumberRecipientAndRoomForTheStamp() throws Exception {
        given(staff.may("xihe-town", XIHE, Action.READ_SUPERVISION)).willReturn(true);
        given(staff.issuer(XIHE, "issueOrder")).willReturn("区领导小组");
        given(overdues.of(XIHE)).willReturn(List.of(order()));

        assertThat(page(get("/bodies/zichuan-2021/xihe").with(user("xihe-town"))))
                .contains("/orders\"");
        assertThat(page(get("/bodies/zichuan-2021/xihe/orders").with(user("xihe-town"))))
                .contains("“建成”逾期督办（第1轮）", "督办〔2021〕第3号", "/orders/5/papers/8", "管网迁改", "2021年9月10日");
        assertThat(page(get("/bodies/zichuan-2021/xihe/orders/5/papers/8").with(user("xihe-town"))))
                .contains(
                        "督办〔2021〕第3号",
                        "文号：川清办督〔2021〕1号",
                        "西河镇</span>：",
                        "东坡村",
                        "4天",
                        "倒排工期",
                        "2021年9月6日前",
                        "盖章处",
                        "区领导小组")
                .doesNotContain("管网迁改");
        given(supervisors.of(XIHE)).willReturn(Optional.of(new Supervisor("xihe", "包保市领导（一）", "市发展改革委", null)));
        assertThat(page(get("/bodies/zichuan-2021/xihe/orders/5/papers/8").with(user("xihe-town"))))
                .contains("抄送：包保市领导（一）、市发展改革委。");
        assertThat(page(get("/bodies/zichuan-2021/xihe/orders/5/papers/9").with(user("xihe-town"))))
                .contains("督办事项回复", "你单位督办〔2021〕第3号文书收悉", "管网迁改", "2021年9月10日");
        for (String path : List.of("/orders/5/papers/7", "/orders/6/papers/8")) {
            assertThat(web.perform(get("/bodies/zichuan-2021/xihe" + path).with(user("xihe-town")))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .isEqualTo(404);
        }
        assertThat(web.perform(get("/bodies/zichuan-2021/xihe/orders").with(user("xihe-contractor")))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
    }

    private static Order order() {
        LocalDate due = LocalDate.of(2021, 8, 30);
        LocalDate promised = LocalDate.of(2021, 9, 10);
        Instant at = Instant.parse("2021-09-03T02:00:00Z");
        return new Order(
                XIHE.body().with("order", "5"),
                XIHE,
                "西河镇",
                "works",
                "建成",
                1,
                at,
                null,
                null,
                false,
                List.of(new Order.Item(VILLAGE, "东坡村", due, 4, "管网迁改", promised, at, null, null, BoardColumn.LATE)),
                List.of(
                        new Order.Measure(7, "verifyCorrection", null, null, null, "属实", null, "wang", at, List.of()),
                        new Order.Measure(
                                8,
                                "issueOrder",
                                "督办〔2021〕第3号",
                                "川清办督〔2021〕1号",
                                MeasureRecipient.BODY,
                                "请逐村倒排工期",
                                LocalDate.of(2021, 9, 6),
                                "leader",
                                at,
                                List.of(new Order.Late("东坡村", due, 4, null, null, null))),
                        new Order.Measure(
                                9,
                                "explainDelay",
                                "回复〔2021〕第3号",
                                null,
                                null,
                                "东坡村：管网迁改",
                                null,
                                "xihe-town",
                                at,
                                List.of(new Order.Late("东坡村", due, 4, "管网迁改", promised, null)))));
    }

    @Test
    void aPlanWithoutPraiseCircularsHasNoSuchPage() throws Exception {
        given(staff.may("office", XIHE, Action.VIEW)).willReturn(true);
        given(staff.may("office", XIHE, Action.READ_SUPERVISION)).willReturn(true);
        given(staff.may("office", XIHE, Action.PRAISE)).willReturn(true);

        assertThat(page(get("/bodies/zichuan-2021/xihe").with(user("office")))).doesNotContain("/praises");
        for (AbstractMockHttpServletRequestBuilder<?> call : List.of(
                get("/bodies/zichuan-2021/xihe/praises"),
                get("/bodies/zichuan-2021/xihe/praises/3"),
                post("/bodies/zichuan-2021/xihe/praises")
                        .param("frame", "works")
                        .param("text", "好")
                        .with(csrf()))) {
            assertThat(web.perform(call.with(user("office")))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .isEqualTo(404);
        }
        verify(praises, never()).issue(any(), any(), any(), any(), any());
    }

    @Test
    void anOfficePraisesABodyByANumberedPaperWithRoomForTheStampAndATownReadsIt() throws Exception {
        LocalDate due = LocalDate.of(2021, 8, 30);
        LocalDate finished = LocalDate.of(2021, 8, 25);
        given(plans.get(any())).willReturn(withPraise());
        given(staff.may("xihe-town", XIHE, Action.READ_SUPERVISION)).willReturn(true);
        given(staff.may("office", XIHE, Action.READ_SUPERVISION)).willReturn(true);
        given(staff.may("office", XIHE, Action.PRAISE)).willReturn(true);
        given(staff.post(XIHE, "district-office")).willReturn("区推进办公室");
        given(praises.candidates(XIHE)).willReturn(List.of(new Praise.Candidate("works", "建成", due, finished, 2)));
        given(praises.of(XIHE))
                .willReturn(List.of(new Praise(
                        3,
                        XIHE,
                        "西河镇",
                        "survey",
                        "摸底",
                        due,
                        finished,
                        2,
                        "表扬〔2021〕第1号",
                        "济清办〔2021〕5号",
                        "逐村包靠",
                        "wang",
                        Instant.parse("2021-09-01T02:00:00Z"))));

        assertThat(page(get("/bodies/zichuan-2021/xihe").with(user("xihe-town"))))
                .contains("/praises\"");
        assertThat(page(get("/bodies/zichuan-2021/xihe/praises").with(user("office"))))
                .contains("签发表扬通报", "建成（期限2021年8月30日，2021年8月25日完成，2处）", "表扬〔2021〕第1号", "/praises/3");
        assertThat(page(get("/bodies/zichuan-2021/xihe/praises").with(user("xihe-town"))))
                .contains("表扬〔2021〕第1号")
                .doesNotContain("签发表扬通报");
        assertThat(page(get("/bodies/zichuan-2021/xihe/praises/3").with(user("xihe-town"))))
                .contains("表扬通报", "表扬〔2021〕第1号", "济清办〔2021〕5号", "各责任单位", "盖章处", "区推进办公室", "2021年9月1日", "逐村包靠");
        web.perform(post("/bodies/zichuan-2021/xihe/praises")
                .param("frame", "works")
                .param("text", "提前谋划")
                .with(user("office"))
                .with(csrf()));
        verify(praises).issue(XIHE, "works", null, "提前谋划", "office");
        assertThat(web.perform(post("/bodies/zichuan-2021/xihe/praises")
                                .param("frame", "works")
                                .with(user("xihe-town"))
                                .with(csrf()))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
    }

    private static Plan withPraise() {
        PlanRules rules = PlanRules.draft(List.of("COAL_TO_GAS"))
                .catalogueRequired(true)
                .recommendationRequired(true)
                .contractItemsRequired(true)
                .jointAcceptance(true)
                .ledgerRequired(true)
                .safetyOfficersRequired(true)
                .townPlanRequired(true)
                .praiseCirculars(true)
                .done();
        return new Plan(new PlanId("zichuan-2021"), "济阳区2021年清洁取暖", 2021, new Region("zichuan", "淄川区"), rules);
    }

    @Test
    void aSupervisorsReminderNamesWhoAskedTheTaskAndItsLink() throws Exception {
        given(staff.name("tuiban")).willReturn("区推进办专员");
        given(staff.name("li")).willReturn("李四");
        given(notices.of("xihe-town"))
                .willReturn(List.of(
                        reminder(7, new Notice.Task(1, "t-1", "确认改造户", "tuiban", null, true)),
                        reminder(8, new Notice.Task(2, "t-2", "报告施工进度", "tuiban", "li", true)),
                        reminder(9, new Notice.Task(3, "t-3", "登记摸底结果", "tuiban", null, false))));

        assertThat(page(get("/notices").with(user("xihe-town"))))
                .contains(
                        "催办",
                        "西河镇东坡村“确认改造户”",
                        "区推进办专员请您抓紧办理，期限2021年8月30日",
                        "#/?task=t-1",
                        "已由李四签收",
                        "#/?task=t-2",
                        "已办结")
                .doesNotContain("#/?task=t-3");
    }

    private static Notice reminder(long id, Notice.Task task) {
        LocalDate due = LocalDate.of(2021, 8, 30);
        return new Notice(id, "xihe-town", XIHE, "西河镇", null, due, due, Instant.EPOCH, null, List.of("东坡村"), task);
    }

    @Test
    void remindersAreOnesOwnAndMarkedAsReadByOneself() throws Exception {
        given(notices.unread("xihe-town")).willReturn(1);
        given(notices.of("xihe-town"))
                .willReturn(List.of(new Notice(
                        7,
                        "xihe-town",
                        XIHE,
                        "西河镇",
                        "建成",
                        LocalDate.of(2021, 8, 30),
                        LocalDate.of(2021, 8, 31),
                        Instant.EPOCH,
                        null,
                        List.of("东坡村", "西坡村"))));

        assertThat(page(get("/").with(user("xihe-town")))).contains("我的提醒", "1 条未读");
        given(staff.bodies("xihe-town")).willReturn(List.of(XIHE));
        given(staff.may("xihe-town", XIHE, Action.SETTLE_FLAGS)).willReturn(true);
        given(flags.awaiting(List.of(XIHE), "xihe-town")).willReturn(Map.of(XIHE, 2));
        assertThat(page(get("/").with(user("xihe-town"))))
                .contains("疑点复核", "有 2 处待您复核", "/bodies/zichuan-2021/xihe/flags");
        assertThat(page(get("/notices").with(user("xihe-town")))).contains("2 处疑点已由他人申请按例外处理，待您复核");
        assertThat(page(get("/notices").with(user("xihe-town"))))
                .contains("西河镇“建成”已于2021年8月30日到期，2处逾期", "东坡村、西坡村", "/bodies/zichuan-2021/xihe");
        web.perform(post("/notices/7/read").with(user("xihe-town")).with(csrf()));
        verify(notices).read(7, "xihe-town");
    }

    @Test
    void aWrongPasswordIsSaidInChinese() throws Exception {
        assertThat(page(get("/sign-in").param("error", "").with(user("x")))).contains("没有登录成功");
    }

    @Test
    void thePageOfTheFirstAdministratorIsNotThereWhenNobodyIsAwaited() throws Exception {
        assertThat(web.perform(get("/first-administrator").with(user("x")))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
        verify(administrator, never()).create(any(), any(), any());
    }

    @Test
    void thePageOfTheFirstAdministratorSaysWhatIsWrongAndNeverShowsAPasswordAgain() throws Exception {
        given(administrator.isAwaited()).willReturn(true);
        given(administrator.create(anyString(), any(), anyString()))
                .willReturn(new FirstAdministrator.Outcome.Locked(Instant.parse("2021-09-03T02:14:10Z")))
                .willReturn(new FirstAdministrator.Outcome.Expired());

        assertThat(first("kuai-le-2021", "kuai-le-2022"))
                .contains("两次输入的密码不一致", "wang.li", "王丽")
                .doesNotContain("kuai-le");
        assertThat(first("kuai-le-2021", "kuai-le-2021")).contains("令牌连续输错，请在15分钟后再试");
        assertThat(first("kuai-le-2021", "kuai-le-2021")).contains("令牌已过期");
    }

    private String first(String password, String repeated) throws Exception {
        return page(post("/first-administrator")
                .with(user("x"))
                .with(csrf())
                .param("token", "AAAAA")
                .param("id", "wang.li")
                .param("name", "王丽")
                .param("password", password)
                .param("repeated", repeated));
    }

    @Test
    void aBodysPageShowsVillagesQuotasLatenessAndWhoHoldsTheTask() throws Exception {
        String page = page(get("/bodies/zichuan-2021/xihe").with(user("xihe-town")));

        assertThat(page)
                .contains("东坡村", "气代煤", "2021年8月30日前", "已逾期4天", "报告施工进度", "待签收", "西河镇一标段", "1,280,000.00 元", "增加一个村")
                .contains("方案下达", "施工组织与施工安全", "副镇长", "王某某");
    }

    @Test
    void whoMayOnlyLookIsOfferedNoChange() throws Exception {
        given(staff.may("xihe-town", XIHE, Action.MANAGE_VILLAGES)).willReturn(false);

        assertThat(page(get("/bodies/zichuan-2021/xihe").with(user("xihe-town"))))
                .doesNotContain("增加一个村", "退出改造");
    }

    @Test
    void anotherTownsPageIsClosedToLookAndToChange() throws Exception {
        assertThat(call(get("/bodies/zichuan-2021/hongshan").with(user("xihe-town")))
                        .getStatus())
                .isEqualTo(403);

        var change = post("/bodies/zichuan-2021/hongshan/lots")
                .param("name", "x")
                .with(csrf())
                .with(user("xihe-town"));
        assertThat(call(change).getStatus()).isEqualTo(403);
        verify(lots, never()).add(any(), any(), any());
    }

    @Test
    void aVillageAddedLaterIsStarted() throws Exception {
        var add = post("/bodies/zichuan-2021/xihe/villages")
                .param("name", "新村")
                .param("quota", "10")
                .param("route", "COAL_TO_GAS")
                .param("reason", "查缺补漏")
                .with(csrf())
                .with(user("xihe-town"));

        assertThat(call(add).getRedirectedUrl()).isEqualTo("/bodies/zichuan-2021/xihe");
        verify(villages).add(XIHE, null, null, "新村", 10, "COAL_TO_GAS", "查缺补漏", "xihe-town");
        verify(starts).villages(XIHE);
    }

    @Test
    void whatTheLedgerRefusesIsToldOnThePageAndNothingStarts() throws Exception {
        willThrow(new SubmissionRefused(List.of(Finding.ofSheet("超过本单位任务", "请调减户数"))))
                .given(villages)
                .add(any(), any(), any(), any(), anyInt(), any(), any(), any());
        var add = post("/bodies/zichuan-2021/xihe/villages")
                .param("name", "新村")
                .param("quota", "1000")
                .param("route", "COAL_TO_GAS")
                .param("reason", "查缺补漏")
                .with(csrf())
                .with(user("xihe-town"));

        var answer = web.perform(add).andReturn();

        assertThat(answer.getFlashMap().get("problem")).asString().contains("超过本单位任务");
        verify(starts, never()).villages(any());
    }

    @Test
    void theOfficeReadsWhatSendingBackMeansAndSendsBack() throws Exception {
        given(staff.may("office", XIHE, Action.SEND_BACK)).willReturn(true);
        given(sendBacks.of(VILLAGE))
                .willReturn(new SendBacks.Choice(
                        null,
                        List.of(
                                new SendBacks.Finished(
                                        "survey",
                                        "摸底调查",
                                        LocalDate.of(2021, 6, 20),
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        "已有3户安装，摸底登记表不能再换。"),
                                new SendBacks.Finished(
                                        "construction",
                                        "施工",
                                        LocalDate.of(2021, 8, 20),
                                        List.of("调试"),
                                        List.of("登记调试结果"),
                                        List.of("建成"),
                                        null))));
        given(sendBacks.sendBack(VILLAGE, "construction", "抽查发现未安装", "office"))
                .willReturn(new SendBacks.Outcome.SentBack("施工"));
        String path = "/bodies/zichuan-2021/xihe/villages/xihe-01/send-back";

        String html = page(get(path).with(user("office")));

        assertThat(html)
                .contains("退回环节：东坡村", "2021年8月20日", "登记调试结果", "“建成”立即转为逾期", "已有3户安装")
                .contains("value=\"construction\"")
                .doesNotContain("value=\"survey\"");
        var answer = web.perform(post(path)
                        .param("stage", "construction")
                        .param("reason", "抽查发现未安装")
                        .with(csrf())
                        .with(user("office")))
                .andReturn();
        assertThat(answer.getResponse().getRedirectedUrl()).isEqualTo("/bodies/zichuan-2021/xihe");
        assertThat(answer.getFlashMap().get("done")).asString().contains("“施工”已退回");
    }

    @Test
    void aRefusedSendBackSaysWhyOnItsPage() throws Exception {
        given(staff.may("office", XIHE, Action.SEND_BACK)).willReturn(true);
        given(sendBacks.sendBack(any(), any(), any(), any())).willReturn(new SendBacks.Outcome.Refused("本村已有拨付批次编制。"));
        String path = "/bodies/zichuan-2021/xihe/villages/xihe-01/send-back";

        var answer = web.perform(post(path)
                        .param("stage", "construction")
                        .param("reason", "原因")
                        .with(csrf())
                        .with(user("office")))
                .andReturn();

        assertThat(answer.getResponse().getRedirectedUrl()).isEqualTo(path);
        assertThat(answer.getFlashMap().get("problem")).isEqualTo("本村已有拨付批次编制。");
    }

    @Test
    void aTownSendsNothingBack() throws Exception {
        String path = "/bodies/zichuan-2021/xihe/villages/xihe-01/send-back";
        var sendBack = post(path)
                .param("stage", "construction")
                .param("reason", "原因")
                .with(csrf())
                .with(user("xihe-town"));

        assertThat(call(get(path).with(user("xihe-town"))).getStatus()).isEqualTo(403);
        assertThat(call(sendBack).getStatus()).isEqualTo(403);
        verify(sendBacks, never()).sendBack(any(), any(), any(), any());
        assertThat(page(get("/bodies/zichuan-2021/xihe").with(user("xihe-town"))))
                .doesNotContain("退回环节");
    }

    @Test
    void aTownAsksForALaterDayAndReadsWhatWasAskedBefore() throws Exception {
        given(staff.may("xihe-town", XIHE, Action.REQUEST_EXTENSION)).willReturn(true);
        given(extensions.of(XIHE))
                .willReturn(List.of(new ExtensionRequest(
                        VILLAGE.with("extension", "7"),
                        "东坡村",
                        "works",
                        "建成",
                        LocalDate.of(2021, 9, 15),
                        "管线迁改",
                        "town",
                        Instant.EPOCH,
                        null,
                        null,
                        null,
                        null,
                        List.of(new ExtensionRequest.Gate(VILLAGE, "东坡村", LocalDate.of(2021, 8, 30), 0)))));
        String path = "/bodies/zichuan-2021/xihe/extensions";

        String html = page(get(path).with(user("xihe-town")));

        assertThat(html)
                .contains("最多延期1次，每次最多30日", "2021年8月30日", "2021年9月15日", "管线迁改", "等待审批")
                .contains("value=\"xihe-01\"", "value=\"works\"", "全部未完成的村");
        var answer = web.perform(post(path)
                        .param("place", "xihe-01")
                        .param("frame", "works")
                        .param("until", "2021-09-15")
                        .param("reason", "管线迁改")
                        .with(csrf())
                        .with(user("xihe-town")))
                .andReturn();
        assertThat(answer.getFlashMap().get("done")).asString().contains("已提交");
        verify(deadlineExtensions).request(VILLAGE, "works", LocalDate.of(2021, 9, 15), "管线迁改", null, "xihe-town");
    }

    @Test
    void whatTheDocumentDoesNotStateIsMarkedBesideItsValue() throws Exception {
        PlanId zichuan = new PlanId("zichuan-2021");
        given(staff.may("xihe-town", XIHE, Action.REQUEST_EXTENSION)).willReturn(true);
        given(defaults.has(zichuan, "rules.extension.maxDays")).willReturn(true);
        given(defaults.has(zichuan, "reminders.before")).willReturn(true);
        given(defaults.has(zichuan, "deadlines.works")).willReturn(true);

        assertThat(page(get("/bodies/zichuan-2021/xihe/extensions").with(user("xihe-town"))))
                .contains("最多延期1次，每次最多30日（默认）");
        assertThat(page(get("/notices").with(user("xihe-town"))))
                .contains("到期前30、14、7、1天提醒（默认），逾期时提醒。", "/plans/zichuan-2021/defaults");
        assertThat(page(get("/bodies/zichuan-2021/xihe").with(user("xihe-town"))))
                .contains("2021年8月30日前（默认）");
        assertThat(page(get("/api/tasks/t1").with(user("xihe-town")))).contains("2021年8月30日前（默认）");
    }

    @Test
    void theWorkRecordShowsHowSpotChecksWereDrawnAndWhatTheyFound() throws Exception {
        PlanId zichuan = new PlanId("zichuan-2021");
        given(staff.may("office", XIHE, Action.READ_RECORDS)).willReturn(true);
        given(staff.may("office", XIHE, Action.RECORD_VIOLATIONS)).willReturn(true);
        given(staff.may("xihe-town", XIHE, Action.READ_RECORDS)).willReturn(true);
        given(defaults.has(zichuan, "spotCheck")).willReturn(true);
        given(defaults.has(zichuan, "reporting.every")).willReturn(true);
        given(spotChecks.of(XIHE))
                .willReturn(List.of(new SpotCheck(
                        3,
                        5,
                        77,
                        31,
                        LocalDate.of(2021, 9, 2),
                        "office",
                        List.of(
                                new SpotCheck.Item(17, "东坡村", false, "烟道没有密封", LocalDate.of(2021, 9, 3)),
                                new SpotCheck.Item(21, "东坡村", null, null, null)))));
        String path = "/bodies/zichuan-2021/xihe/records";

        assertThat(page(get(path).with(user("office"))))
                .contains("进展报告至少每7日一次（默认）", "应急演练每个采暖季1次，供暖开始前办完，没有办的提醒", "随机抽查验收合格户的5%（默认）")
                .contains("验收合格31 户中的5%，2 户；已登记结果1户，不合格1户", "随机种子 77", "烟道没有密封", "抽取一次", path + "/spot-checks/3");
        assertThat(page(get(path).with(user("xihe-town"))))
                .contains("随机种子 77", "尚未登记")
                .doesNotContain("抽取一次");
        assertThat(call(post(path + "/spot-checks").with(csrf()).with(user("xihe-town")))
                        .getStatus())
                .isEqualTo(403);
        verify(spotChecks, never()).draw(any(), any());
        web.perform(post(path + "/spot-checks").with(csrf()).with(user("office")));
        verify(spotChecks).draw(XIHE, "office");
        web.perform(post(path + "/spot-checks/3")
                .param("household", "21")
                .param("passed", "true")
                .param("on", "2021-09-03")
                .with(csrf())
                .with(user("office")));
        verify(spotChecks).found(XIHE, 3, 21, true, null, LocalDate.of(2021, 9, 3), "office");
    }

    @Test
    void everybodyOfAPlanReadsItsDefaultsAndNobodyElse() throws Exception {
        given(defaults.of(new PlanId("zichuan-2021")))
                .willReturn(new PlanDefaults.Defaults(
                        List.of(new PlanDefaults.Group(
                                "规则、期限和做法", List.of(new PlanDefaults.Item("不合格户整改期限", "10日", "文件没有规定")))),
                        Set.of("rules.rectificationDays")));
        String path = "/plans/zichuan-2021/defaults";

        assertThat(page(get("/").with(user("xihe-town")))).contains(path, "本方案的默认项");
        assertThat(page(get(path).with(user("xihe-town")))).contains("不合格户整改期限", "10日（默认）", "文件没有规定");
        assertThat(call(get(path).with(user("stranger"))).getStatus()).isEqualTo(403);
        assertThat(call(get("/plans/none-2021/defaults").with(user("xihe-town")))
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void aRefusedExtensionShowsAllItsFindingsAndWhatWasTyped() throws Exception {
        given(staff.may("xihe-town", XIHE, Action.REQUEST_EXTENSION)).willReturn(true);
        given(deadlineExtensions.request(any(), any(), any(), any(), any(), any()))
                .willThrow(new SubmissionRefused(
                        List.of(Finding.ofColumn("延至", "没有填写", "请填写"), Finding.ofColumn("延期原因", "没有填写", "请填写"))));

        var answer = web.perform(post("/bodies/zichuan-2021/xihe/extensions")
                        .param("frame", "works")
                        .with(csrf())
                        .with(user("xihe-town")))
                .andReturn();

        assertThat(answer.getFlashMap().get("problems")).isEqualTo(List.of("“延至”：没有填写。请填写。", "“延期原因”：没有填写。请填写。"));
        assertThat(answer.getFlashMap().get("typed")).isNotNull();
    }

    @Test
    void whoIsNotOfTheTownAsksForNoExtension() throws Exception {
        var request = post("/bodies/zichuan-2021/xihe/extensions")
                .param("frame", "works")
                .param("until", "2021-09-15")
                .param("reason", "原因")
                .with(csrf())
                .with(user("hongshan-town"));

        assertThat(call(request).getStatus()).isEqualTo(403);
        assertThat(call(get("/bodies/zichuan-2021/xihe/extensions").with(user("hongshan-town")))
                        .getStatus())
                .isEqualTo(403);
        assertThat(page(get("/bodies/zichuan-2021/xihe/extensions").with(user("xihe-town"))))
                .doesNotContain("提交申请");
        verify(deadlineExtensions, never()).request(any(), any(), any(), any(), any(), any());
    }

    @Test
    void anExtensionShowsWhereTheDateDoes() throws Exception {
        given(stages.frames(VILLAGE))
                .willReturn(List.of(new FrameState(
                        VILLAGE,
                        "东坡村",
                        "works",
                        "建成",
                        LocalDate.of(2021, 9, 15),
                        null,
                        null,
                        null,
                        null,
                        BoardColumn.ON_TIME,
                        0,
                        LocalDate.of(2021, 9, 15),
                        false,
                        false)));

        assertThat(page(get("/bodies/zichuan-2021/xihe").with(user("xihe-town"))))
                .contains("建成 延期至2021年9月15日", "剩余12天");
    }

    private static Demand demand(ConditionKind kind, GateMode mode, ConditionRecord last, String warning) {
        return new Demand(
                XIHE, "西河镇", new PlanGate(kind, GatePoint.CONSTRUCTION, mode, "HZ-05", true), last, null, warning);
    }

    private static ConditionRecord agreed() {
        ConditionEntry entry = new ConditionEntry(
                ConditionKind.GAS_AGREEMENT,
                "供字1号",
                "示例燃气公司",
                LocalDate.of(2021, 6, 20),
                null,
                1000L,
                1200L,
                Set.of(),
                null);
        return new ConditionRecord(7, XIHE, entry, null, false, false, "wang", Instant.parse("2021-06-21T02:00:00Z"));
    }

    private static final CaseKey SEASON = XIHE.with("season", "1");

    private void aSeasonOfXihe() {
        PlanRules rules = PlanRules.draft(List.of("COAL_TO_GAS"))
                .season(PlanSeasons.with(6, "国网淄川供电公司", List.of(HardshipAuthority.CIVIL_AFFAIRS), Fuel.GAS, Fuel.POWER))
                .done();
        given(plans.get(any()))
                .willReturn(new Plan(
                        new PlanId("zichuan-2021"), "淄川区2021年冬季清洁取暖", 2021, new Region("zichuan", "淄川区"), rules));
        HeatingSeason season = new HeatingSeason(
                SEASON,
                1,
                LocalDate.of(2021, 11, 15),
                LocalDate.of(2022, 3, 31),
                LocalDate.of(2022, 4, 15),
                SeasonState.METERING,
                Set.of(Fuel.POWER),
                150,
                147,
                2,
                1,
                1);
        UsageLine unmatched = new UsageLine(
                7,
                Fuel.GAS,
                9,
                null,
                null,
                "李*",
                "尾号0001",
                null,
                null,
                null,
                new BigDecimal("12.50"),
                List.of(),
                "表具号、缴费户号、身份证号都没有对应的户",
                false,
                null);
        UsageLine flagged = new UsageLine(
                8,
                Fuel.GAS,
                3,
                12L,
                "张*",
                "张*",
                "尾号0012",
                "尾号7788",
                new BigDecimal("100.00"),
                new BigDecimal("100.00"),
                BigDecimal.ZERO,
                List.of(UsageFlag.ZERO_USE, UsageFlag.BY_PERSON),
                null,
                false,
                "房屋空置");
        given(heatingSeasons.of(XIHE)).willReturn(List.of(season));
        given(heatingSeasons.get(SEASON)).willReturn(season);
        given(heatingSeasons.unmatched(SEASON)).willReturn(List.of(unmatched));
        given(heatingSeasons.flagged(SEASON)).willReturn(List.of(flagged));
        given(heatingSeasons.reviews(SEASON))
                .willReturn(List.of(new SeasonReview(
                        1, 1, "镇街审核", false, "两户读数有误", "wang", Instant.parse("2022-04-12T02:00:00Z"))));
        given(paymentFigures.season(SEASON))
                .willReturn(new PaymentFigures.SeasonFigures(
                        XIHE.with("batch", "3"), 147, Money.of("147000"), 120, Money.of("120000")));
        given(staff.may("xihe-town", XIHE, Action.READ_SEASONS)).willReturn(true);
    }

    @Test
    void theSeasonsOfABodyShowTheirStateTheirNumbersAndTheRowsBehindThem() throws Exception {
        aSeasonOfXihe();

        assertThat(page(get("/bodies/zichuan-2021/xihe").with(user("xihe-town"))))
                .contains("/bodies/zichuan-2021/xihe/seasons");
        given(defaults.has(new PlanId("zichuan-2021"), "season.end")).willReturn(true);
        assertThat(page(get("/bodies/zichuan-2021/xihe/seasons").with(user("xihe-town"))))
                .contains("每季11月15日至3月31日（默认）（含当日）", "第15日当日截止。")
                .contains("2021–2022采暖季", "待报用量明细（用电）", "2022年4月15日", "147,000.00 元", "120,000.00 元")
                .contains("共6个采暖季", "第15日当日截止", "由国网淄川供电公司充值", "镇街审核，然后推进办审核");
        assertThat(page(get("/bodies/zichuan-2021/xihe/seasons/1").with(user("xihe-town"))))
                .contains("都没有对应的户", "尾号0001", "12.5 立方米", "零用量、人工处理：房屋空置", "两户读数有误", "wang（名）");
        assertThat(call(get("/bodies/zichuan-2021/xihe/seasons").with(user("hongshan-town")))
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    void whoIsInHardshipIsRecordedByAnAuthorityAndReadByOthers() throws Exception {
        aSeasonOfXihe();
        given(staff.may("minzheng", XIHE, Action.READ_IDENTIFICATIONS)).willReturn(true);
        given(staff.may("minzheng", XIHE, Action.RECORD_IDENTIFICATIONS)).willReturn(true);
        given(staff.may("xihe-town", XIHE, Action.READ_IDENTIFICATIONS)).willReturn(true);
        given(identifications.of(XIHE))
                .willReturn(List.of(new Identification(
                        5,
                        12,
                        "张*",
                        "东坡村",
                        HardshipCategory.MINIMUM_LIVING,
                        HardshipAuthority.CIVIL_AFFAIRS,
                        "川民认〔2021〕5号",
                        LocalDate.of(2021, 7, 1),
                        LocalDate.of(2021, 8, 31),
                        null,
                        "minzheng",
                        null,
                        null)));

        assertThat(page(get("/bodies/zichuan-2021/xihe/hardship").with(user("minzheng"))))
                .contains("登记一户", "按名册登记", "贫困残疾人", "川民认〔2021〕5号", "已过期", "/hardship/5/revoke");
        assertThat(page(get("/bodies/zichuan-2021/xihe/hardship").with(user("xihe-town"))))
                .contains("川民认〔2021〕5号")
                .doesNotContain("登记一户", "/revoke");
        web.perform(post("/bodies/zichuan-2021/xihe/hardship")
                .param("household", "12")
                .param("category", "POOR_DISABLED")
                .param("authority", "CIVIL_AFFAIRS")
                .param("documentNo", "川民认〔2021〕6号")
                .param("identifiedOn", "2021-09-01")
                .param("validUntil", "")
                .with(user("minzheng"))
                .with(csrf()));
        then(identifications)
                .should()
                .record(
                        XIHE,
                        new Identifications.Entry(
                                12L,
                                HardshipCategory.POOR_DISABLED,
                                HardshipAuthority.CIVIL_AFFAIRS,
                                "川民认〔2021〕6号",
                                LocalDate.of(2021, 9, 1),
                                null,
                                ""),
                        "minzheng");
    }

    private void demandsOfXihe() {
        List<Demand> demands = List.of(
                demand(ConditionKind.PROJECT_APPROVAL, GateMode.REQUIRED, null, null),
                demand(ConditionKind.GAS_AGREEMENT, GateMode.REQUIRED, agreed(), "落实1000立方米，少于计划需要的1200立方米"),
                demand(ConditionKind.TASK_FORCE, GateMode.ADVISED, null, null));
        given(conditions.of(XIHE)).willReturn(demands);
        given(conditions.at(any(), any())).willReturn(demands);
        given(conditions.entries(XIHE)).willReturn(List.of(agreed()));
        given(staff.may("xihe-town", XIHE, Action.READ_CONDITIONS)).willReturn(true);
        given(staff.may("xihe-town", XIHE, Action.RECORD_CONDITIONS)).willReturn(true);
    }

    @Test
    void aHouseholdsPageShowsHowItStoodWhoChangedItAndWhoLooked() throws Exception {
        CaseKey household = VILLAGE.with("household", "12");
        given(staff.may(any(), eq(XIHE), any())).willReturn(true);
        given(staff.name(any())).willAnswer(call -> call.getArgument(0) + "（名）");
        given(history.on(household, LocalDate.of(2021, 6, 15)))
                .willReturn(Optional.of(List.of(new HouseholdHistory.Item("资格", "已确认"))));
        given(history.changes(household))
                .willReturn(List.of(new HouseholdHistory.Change(
                        Instant.parse("2021-06-15T02:00:00Z"),
                        "town",
                        "确村确户",
                        "符合条件",
                        List.of(new HouseholdChange.Value("资格", "建议确认", "已确认")))));
        given(history.looks(household))
                .willReturn(List.of(new HouseholdHistory.Look(Instant.parse("2021-06-16T02:00:00Z"), "li", "银行退票")));

        String page = page(get("/bodies/zichuan-2021/xihe/register/xihe-01/12?on=2021-06-15")
                .with(user("li")));

        assertThat(page)
                .contains("2021年6月15日的登记情况", "已确认", "确村确户", "符合条件", "资格：建议确认 → 已确认", "town（名）")
                .contains("li（名）", "银行退票", "查看完整信息");
    }

    @Test
    void dataInClearIsShownOnlyWhereAReasonWasGivenAndNeverKept() throws Exception {
        CaseKey household = VILLAGE.with("household", "12");
        given(staff.may(any(), eq(XIHE), any())).willReturn(true);
        given(history.on(any(), any())).willReturn(Optional.empty());
        given(access.disclose(household, "银行退票", "li"))
                .willReturn(List.of(new HouseholdHistory.Item("联系电话", "13800001234")));
        given(access.disclose(household, "", "li"))
                .willThrow(new SubmissionRefused(List.of(Finding.ofColumn("查看原因", "没有填写", "请写明"))));
        String path = "/bodies/zichuan-2021/xihe/register/xihe-01/12/disclosures";

        MvcResult shown = web.perform(
                        post(path).param("reason", "银行退票").with(user("li")).with(csrf()))
                .andReturn();
        MvcResult refused =
                web.perform(post(path).with(user("li")).with(csrf())).andReturn();

        assertThat(shown.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("13800001234");
        assertThat(shown.getResponse().getHeader("Cache-Control")).contains("no-store");
        assertThat(refused.getFlashMap().get("problem").toString()).contains("查看原因");
    }

    @Test
    void aDoubtIsAskedForByOneAndAnsweredByAnother() throws Exception {
        Flag asked = new Flag(
                7,
                VILLAGE.with("household", "12"),
                "东村",
                3,
                "张*",
                FlagKind.SAME_PHONE,
                "西河镇东村第4号李*",
                Set.of(13L),
                Flag.State.ASKED,
                List.of(new Flag.Word(Flag.Verdict.ASKED, "父子同住", "wang", Instant.parse("2021-06-20T02:00:00Z"))));
        given(flags.ofBody(XIHE)).willReturn(List.of(asked));
        given(plans.body(XIHE)).willReturn(new Body(XIHE, TOWN, 150, "户"));
        given(staff.may(any(), eq(XIHE), any())).willReturn(true);
        given(staff.name("wang")).willReturn("王五");

        String other = page(get("/bodies/zichuan-2021/xihe/flags").with(user("li")));
        String own = page(get("/bodies/zichuan-2021/xihe/flags").with(user("wang")));

        assertThat(other)
                .contains("东村 第3号 张*", "联系电话相同", "西河镇东村第4号李*", "待另一人复核", "2021年6月20日 王五申请按例外处理：父子同住")
                .contains("同意按例外处理</button>");
        assertThat(own).contains("待另一人复核").doesNotContain("同意按例外处理</button>");
    }

    @Test
    void aRefusedWordOnADoubtIsShownOnItsPage() throws Exception {
        given(staff.may(any(), eq(XIHE), any())).willReturn(true);
        willThrow(new SubmissionRefused(List.of(Finding.ofSheet("申请人不能复核自己提出的申请", "请由另一位有权限的人员复核"))))
                .given(flags)
                .answer(any(), eq(7L), eq(true), any(), any());

        MvcResult answer = web.perform(post("/bodies/zichuan-2021/xihe/flags/7/answer")
                        .param("agreed", "true")
                        .param("opinion", "属实")
                        .with(user("wang"))
                        .with(csrf()))
                .andReturn();

        assertThat(answer.getFlashMap().get("problem").toString()).contains("不能复核自己");
    }

    @Test
    void theConditionsOfABodyShowWhatIsDemandedOnWhichGroundAndWhoRecordedIt() throws Exception {
        demandsOfXihe();

        String page = page(get("/bodies/zichuan-2021/xihe/conditions").with(user("xihe-town")));

        assertThat(page)
                .contains("共3项，未具备1项", "立项审批", "缺少", "HZ-05", "默认", "施工前", "建议补充")
                .contains("示例燃气公司，供字1号", "落实1000立方米，少于计划需要的1200立方米", "wang（名）", "2021年6月21日");
        assertThat(page(get("/bodies/zichuan-2021/xihe/conditions?open=true").with(user("xihe-town"))))
                .contains("立项审批", "看全部")
                .doesNotContain("更正或撤销");
        assertThat(page(get("/bodies/zichuan-2021/xihe/conditions?at=zichuan-2021.xihe&kind=GAS_AGREEMENT")
                        .with(user("xihe-town"))))
                .contains("更正：西河镇 供气协议", "落实数量（立方米）", "value=\"1000\"", "/conditions/7/revoke");
    }

    @Test
    void aRefusedConditionStandsInItsFormAgain() throws Exception {
        demandsOfXihe();
        willThrow(new SubmissionRefused(List.of(Finding.ofColumn("具备日期", "晚于今天", "请填写实际日期"))))
                .given(conditions)
                .record(any(), any(), any());

        MvcResult answer = web.perform(post("/bodies/zichuan-2021/xihe/conditions")
                        .param("at", "zichuan-2021.xihe")
                        .param("kind", "PROJECT_APPROVAL")
                        .param("issuer", "行政审批局")
                        .param("metOn", "2021-12-31")
                        .param("quantity", "")
                        .with(user("xihe-town"))
                        .with(csrf()))
                .andReturn();

        assertThat(page(get(answer.getResponse().getRedirectedUrl())
                        .flashAttrs(answer.getFlashMap())
                        .with(user("xihe-town"))))
                .contains("晚于今天", "登记：西河镇 立项审批", "value=\"行政审批局\"", "value=\"2021-12-31\"");
    }

    @Test
    void conditionsAreRecordedWithinTheOwnTownAlone() throws Exception {
        demandsOfXihe();
        for (String at : List.of("zichuan-2021.hongshan", "zichuan-2021", "heze-2021.xihe", "..")) {
            assertThat(web.perform(post("/bodies/zichuan-2021/xihe/conditions")
                                    .param("at", at)
                                    .param("kind", "PROJECT_APPROVAL")
                                    .with(user("xihe-town"))
                                    .with(csrf()))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .as(at)
                    .isEqualTo(404);
        }
        verify(conditions, never()).record(any(), any(), any());
    }

    @Test
    void theFormOfAGateShowsWhatLacksAndLeadsToTheConditions() throws Exception {
        demandsOfXihe();

        assertThat(page(get("/api/tasks/t1").with(user("xihe-town"))))
                .contains("前置条件（共3项，未具备2项）", "立项审批", "HZ-05，默认", "提示：西河镇供气协议", "/xihe/conditions?open=true");
    }

    /** A village in a no-burn zone that goes by gas, though it could heat centrally, and comes second without a word (LZ-05, HZ-20). */
    private void departuresOfXihe() {
        Plan plan = plans.get(new PlanId("zichuan-2021"));
        PlanRules rules = PlanRules.draft(List.of("CENTRAL_HEATING", "COAL_TO_GAS"))
                .routeTable(true)
                .priorities(List.of(new VillagePriority("no-burn", "禁燃区周边", "LZ-05")))
                .done();
        given(plans.get(any())).willReturn(new Plan(plan.id(), plan.name(), plan.year(), plan.area(), rules));
        given(routes.facts(VILLAGE))
                .willReturn(Optional.of(new RouteFacts(
                        RouteFacts.Settlement.RURAL,
                        RouteFacts.Density.DENSE,
                        true,
                        false,
                        true,
                        true,
                        true,
                        false,
                        false,
                        true,
                        false)));
        given(routes.suggestions(VILLAGE))
                .willReturn(List.of(new RouteSuggestion("CENTRAL_HEATING", "集中供热", "管网能覆盖", "HZ-20")));
        given(routes.lastChoice(VILLAGE)).willReturn(Optional.empty());
        given(routes.warning(VILLAGE))
                .willReturn(Optional.of(new SoftWarning("东坡村", "选用气代煤，推荐的是集中供热（管网能覆盖，HZ-20）", "管网今年到不了")));
        given(order.of(XIHE)).willReturn(List.of(new WorkOrder(VILLAGE, "东坡村", "no-burn", 2, null)));
        given(order.warnings(XIHE)).willReturn(List.of(new SoftWarning("东坡村", "属于“禁燃区周边”（LZ-05），却在其他村之后", null)));
    }

    @Test
    void formsTellWhatDepartsFromThePlansWishesWithTheReasonOnRecord() throws Exception {
        departuresOfXihe();
        given(tasks.view("t1", "xihe-town"))
                .willReturn(new TaskView(
                        "t1",
                        "编制实施方案",
                        "responsible-body",
                        "userTask_draftPlan",
                        XIHE,
                        "xihe-town",
                        null,
                        false,
                        List.of(),
                        null));

        assertThat(page(get("/api/tasks/t1").with(user("xihe-town"))))
                .contains(
                        "提示：东坡村选用气代煤，推荐的是集中供热（管网能覆盖，HZ-20），理由：管网今年到不了（原则，不影响办理）。",
                        "提示：东坡村属于“禁燃区周边”（LZ-05），却在其他村之后，还没有说明理由（原则，不影响办理）。",
                        "/xihe/routes");
    }

    @Test
    void theRoutesOfATownShowOrderAndSuggestionAndTakeAReason() throws Exception {
        departuresOfXihe();

        assertThat(page(get("/bodies/zichuan-2021/xihe/routes").with(user("xihe-town"))))
                .contains("禁燃区周边（LZ-05）", "第2位", "却在其他村之后，还没有说明理由", "与推荐不同，还没有说明理由", "已建成棚改项目")
                .doesNotContain("民用优质燃煤");
        web.perform(post("/bodies/zichuan-2021/xihe/routes/xihe-01/order")
                        .param("priority", "no-burn")
                        .param("place", "2")
                        .param("reason", "管网先到邻村")
                        .with(user("xihe-town"))
                        .with(csrf()))
                .andReturn();
        verify(order).put(VILLAGE, "no-burn", 2, "管网先到邻村", "xihe-town");
    }

    @Test
    void theCalendarShowsAYearInWordsAndMonths() throws Exception {
        given(calendars.current()).willReturn(List.of(newYear()));
        given(calendars.history()).willReturn(List.of(newYear()));

        String html = page(get("/calendar").with(user("xihe-town")));

        assertThat(html)
                .contains("国办发明电〔2020〕27号", "元旦：1月1日至1月3日放假，共3天；1月9日上班。", "随系统提供")
                .contains("class=\"off\" title=\"元旦放假\"", "class=\"work\" title=\"元旦调休上班\"")
                .doesNotContain("检查并载入");
        assertThat(page(get("/calendar").param("year", "2022").with(user("xihe-town"))))
                .contains("2022年的放假安排还没有载入");
    }

    @Test
    void onlyAdministratorsLoadAYear() throws Exception {
        MockMultipartFile file =
                new MockMultipartFile("file", "2022.json", "application/json", """
                {"year": 2022, "days": [{"name": "元旦", "date": "2022-01-01", "isOffDay": true}]}""".getBytes(StandardCharsets.UTF_8));
        given(staff.roles("admin")).willReturn(Set.of("administrator"));
        var byTown = multipart("/calendar")
                .file(file)
                .param("year", "2022")
                .param("source", "通知")
                .with(csrf())
                .with(user("xihe-town"));

        assertThat(call(byTown).getStatus()).isEqualTo(403);
        assertThat(call(get("/calendar/template").param("year", "2022").with(user("xihe-town")))
                        .getStatus())
                .isEqualTo(403);
        verify(calendars, never()).load(any(), any());

        var answer = web.perform(multipart("/calendar")
                        .file(file)
                        .param("year", "2022")
                        .param("source", "通知")
                        .with(csrf())
                        .with(user("admin")))
                .andReturn();

        assertThat(answer.getFlashMap().get("done")).asString().contains("2022年的节假日已载入");
        verify(calendars)
                .load(
                        new CalendarYear(2022, "通知", List.of(new CalendarDay(LocalDate.of(2022, 1, 1), false, "元旦"))),
                        "admin");
    }

    @Test
    void aYearWithFindingsIsToldAndNotLoaded() throws Exception {
        given(staff.roles("admin")).willReturn(Set.of("administrator"));
        given(calendars.check(any())).willReturn(List.of(Finding.ofColumn("来源", "没有填写", "请填写")));
        MockMultipartFile file = new MockMultipartFile(
                "file",
                "2022.json",
                "application/json",
                "{\"year\": 2022, \"days\": []}".getBytes(StandardCharsets.UTF_8));

        var answer = web.perform(multipart("/calendar")
                        .file(file)
                        .param("year", "2022")
                        .with(csrf())
                        .with(user("admin")))
                .andReturn();

        assertThat(answer.getFlashMap().get("problems")).isEqualTo(List.of("“来源”：没有填写。请填写。"));
        verify(calendars, never()).load(any(), any());
    }

    private static org.qingnuan.calendar.Notice newYear() {
        return new org.qingnuan.calendar.Notice(
                new CalendarYear(
                        2021,
                        "关于2021年部分节假日安排的通知（国办发明电〔2020〕27号） http://www.gov.cn/x.htm",
                        List.of(
                                new CalendarDay(LocalDate.of(2021, 1, 1), false, "元旦"),
                                new CalendarDay(LocalDate.of(2021, 1, 2), false, "元旦"),
                                new CalendarDay(LocalDate.of(2021, 1, 3), false, "元旦"),
                                new CalendarDay(LocalDate.of(2021, 1, 9), true, "元旦"))),
                org.qingnuan.calendar.Notice.SYSTEM,
                Instant.EPOCH);
    }

    @Test
    void aTasksFormIsToldPlaceNumbersDeadlineAndWhatCameBefore() throws Exception {
        String json = page(get("/api/tasks/t1").with(user("xihe-town")));

        assertThat(json)
                .contains("\"place\":[\"西河镇\",\"东坡村\"]", "\"days\":-4", "2021年8月30日前", "\"name\":\"建成\"")
                .contains("审核摸底结果：通过", "\"label\":\"完工\",\"value\":31", "\"csrf\":")
                .contains("\"responsible\":\"副镇长 王某某\"")
                .contains("\"colleagues\":[{\"id\":\"li\",\"name\":\"李四\"}]");
    }

    @Test
    void aTaskThatSomebodyElseFinishedSaysSo() throws Exception {
        given(tasks.view("gone", "xihe-town")).willThrow(new Tasks.TaskGone("该任务已由王镇办结，请刷新任务列表。"));

        MockHttpServletResponse answer = call(get("/api/tasks/gone").with(user("xihe-town")));

        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("该任务已由王镇办结");
    }

    @Test
    void nothingOfAStrangersTaskIsReadOrWritten() throws Exception {
        Tasks.TaskNotYours notYours = new Tasks.TaskNotYours("您不是该任务的办理人。");
        given(tasks.view("t1", "stranger")).willThrow(notYours);
        given(tasks.attach(eq("t1"), eq("stranger"), any(), any(), any())).willThrow(notYours);
        willThrow(notYours).given(tasks).detach(eq("t1"), eq("stranger"), any());
        var file = new MockMultipartFile("file", "a.xlsx", null, new byte[] {1});
        String json = "{\"fields\":{\"a\":\"b\"},\"rows\":[]}";

        assertThat(List.of(
                        call(get("/api/tasks/t1").with(user("stranger"))),
                        call(get("/api/tasks/t1/sheet").with(user("stranger"))),
                        call(get("/api/tasks/t1/draft").with(user("stranger"))),
                        call(multipart("/api/tasks/t1/documents")
                                .file(file)
                                .param("field", "proof")
                                .with(csrf())
                                .with(user("stranger"))),
                        call(delete("/api/tasks/t1/documents/" + UUID.randomUUID())
                                .with(csrf())
                                .with(user("stranger"))),
                        call(get("/api/tasks/t1/bank-file").with(user("stranger"))),
                        call(multipart("/api/tasks/t1/sheet")
                                .file(file)
                                .with(csrf())
                                .with(user("stranger"))),
                        call(post("/api/tasks/t1/rows")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(json)
                                .with(csrf())
                                .with(user("stranger"))),
                        call(put("/api/tasks/t1/draft")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(json)
                                .with(csrf())
                                .with(user("stranger")))))
                .allSatisfy(answer -> {
                    assertThat(answer.getStatus()).isEqualTo(403);
                    assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
                            .contains("您不是该任务的办理人");
                });
        verify(submissions, never()).saveDraft(any(), any(), any());
        verify(submissions, never()).draft(any());
    }

    @Test
    void aCheckIsCancelledByWhoHandedTheFileInWhileItRuns() throws Exception {
        UUID token = UUID.randomUUID();
        String running = "/api/tasks/t1/uploads/" + token;
        List<Boolean> goesOn = new ArrayList<>();
        given(sheets.check(eq(SheetKind.PROGRESS), eq(VILLAGE), any(SheetUpload.class), eq("xihe-town")))
                .willAnswer(call -> {
                    SheetUpload upload = call.getArgument(2);
                    goesOn.add(upload.watch().test(1200));
                    assertThat(page(get(running).with(user("xihe-town")))).contains("1200");
                    assertThat(page(get(running).with(user("other")))).contains("0");
                    web.perform(delete(running).with(user("other")).with(csrf()));
                    goesOn.add(upload.watch().test(1201));
                    web.perform(delete(running).with(user("xihe-town")).with(csrf()));
                    goesOn.add(upload.watch().test(1202));
                    return new CheckedSheet(null, 0, List.of(Finding.ofSheet("检查已取消", "没有登记任何内容")), List.of());
                });

        web.perform(multipart("/api/tasks/t1/sheet")
                .file(new MockMultipartFile("file", "进度.xlsx", null, new byte[] {1}))
                .param("token", token.toString())
                .with(user("xihe-town"))
                .with(csrf()));

        assertThat(goesOn).containsExactly(true, true, false);
        assertThat(page(get(running).with(user("xihe-town")))).contains("\"rows\":0");
    }

    @Test
    void aSheetsFindingsComeBackAllAtOnce() throws Exception {
        given(sheets.check(
                        eq(SheetKind.PROGRESS),
                        eq(VILLAGE),
                        argThat((SheetUpload upload) -> upload.fileName().equals("进度.xlsx")),
                        eq("xihe-town")))
                .willReturn(
                        new CheckedSheet(null, 46, List.of(Finding.ofCell(3, "安装日期", "明天", "不是日期", "请更正")), List.of()));
        var file = new MockMultipartFile("file", "进度.xlsx", null, new byte[] {1});

        String json =
                page(multipart("/api/tasks/t1/sheet").file(file).with(csrf()).with(user("xihe-town")));

        assertThat(json).contains("\"rows\":46", "\"row\":3", "\"column\":\"安装日期\"", "\"reason\":\"不是日期\"");
    }

    private static Document contract(String fileName) {
        return new Document(
                UUID.fromString("7f3a1c52-0000-4000-8000-000000000001"),
                VILLAGE,
                "tendering.userTask_signContract",
                "t0",
                "contractScan",
                "合同扫描件",
                fileName,
                "application/pdf",
                3,
                "00",
                "xihe-town",
                Instant.parse("2021-07-20T02:00:00Z"),
                null);
    }

    @Test
    void anUploadedFileIsToldBackAndARefusedOneWithWhatIsWrong() throws Exception {
        var file = new MockMultipartFile("file", "合同.pdf", null, new byte[] {1});
        given(tasks.attach(eq("t1"), eq("xihe-town"), eq("contractScan"), eq("合同.pdf"), any()))
                .willReturn(new Documents.Upload.Stored(contract("合同.pdf")))
                .willReturn(
                        new Documents.Upload.Refused(List.of(Finding.ofField("合同扫描件", "合同.pdf", "文件是空的", "请重新上传"))));

        String kept = page(upload(file));
        String refused = page(upload(file));

        assertThat(kept)
                .contains("\"name\":\"合同.pdf\"", "\"size\":\"1 KB\"", "\"at\":\"2021年7月20日\"")
                .contains("\"href\":\"/api/documents/7f3a1c52-0000-4000-8000-000000000001\"");
        assertThat(refused).contains("文件是空的", "请重新上传").doesNotContain("\"file\"");
    }

    private static AbstractMockHttpServletRequestBuilder<?> upload(MockMultipartFile file) {
        return multipart("/api/tasks/t1/documents")
                .file(file)
                .param("field", "contractScan")
                .with(csrf())
                .with(user("xihe-town"));
    }

    @Test
    void anUploadWithoutOurTokenIsRefused() throws Exception {
        var file = new MockMultipartFile("file", "合同.pdf", null, new byte[] {1});

        var upload = multipart("/api/tasks/t1/documents")
                .file(file)
                .param("field", "contractScan")
                .with(user("xihe-town"));

        assertThat(call(upload).getStatus()).isEqualTo(403);
        verify(tasks, never()).attach(any(), any(), any(), any(), any());
    }

    @Test
    void anUploadWithoutItsFieldSaysThatItCannotBeRead() throws Exception {
        var file = new MockMultipartFile("file", "合同.pdf", null, new byte[] {1});

        MockHttpServletResponse answer = call(
                multipart("/api/tasks/t1/documents").file(file).with(csrf()).with(user("xihe-town")));

        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("读不出来");
    }

    @Test
    void aFileIsDownloadedUnderItsNameAndNeverShownInThePage() throws Exception {
        Document document = contract("西河\"合同\r\nX: y.pdf");
        given(documents.find(document.id())).willReturn(Optional.of(document));
        given(staff.may("xihe-town", VILLAGE, Action.VIEW)).willReturn(true);

        MockHttpServletResponse answer =
                call(get("/api/documents/" + document.id()).with(user("xihe-town")));

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentType()).isEqualTo("application/pdf");
        assertThat(answer.getHeader("Content-Disposition"))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''%E8%A5%BF")
                .doesNotContain("\n", "\r");
        assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        verify(documents).write(eq(document.id()), any());
    }

    @Test
    void aFileOfAnotherAreaIsNotFoundAndNotRead() throws Exception {
        Document document = contract("合同.pdf");
        given(documents.find(document.id())).willReturn(Optional.of(document));
        given(staff.may("hongshan-town", VILLAGE, Action.VIEW)).willReturn(false);

        assertThat(call(get("/api/documents/" + document.id()).with(user("hongshan-town")))
                        .getStatus())
                .isEqualTo(404);
        assertThat(call(get("/api/documents/" + UUID.randomUUID()).with(user("xihe-town")))
                        .getStatus())
                .isEqualTo(404);
        assertThat(call(get("/api/documents/x").with(user("xihe-town"))).getStatus())
                .isEqualTo(404);
        verify(documents, never()).write(any(), any());
    }

    @Test
    void aVerifyingTasksFormShowsTheFilesOfTheWorkAndOfTheVillagesContract() throws Exception {
        given(tasks.view("t2", "xihe-town"))
                .willReturn(new TaskView(
                        "t2",
                        "核实完工",
                        "construction",
                        "userTask_verifyCompletion",
                        VILLAGE,
                        null,
                        null,
                        false,
                        List.of(),
                        null));
        CaseKey lot = lots.of(XIHE).get(0).key();
        given(documents.handedIn(lot, "tendering.userTask_signContract")).willReturn(List.of(contract("合同.pdf")));
        given(documents.handedIn(VILLAGE, "construction.userTask_reportProgress"))
                .willReturn(List.of(contract("完工照片.jpg")));

        String json = page(get("/api/tasks/t2").with(user("xihe-town")));

        assertThat(json.substring(json.indexOf("\"evidence\"")))
                .contains("合同.pdf", "完工照片.jpg", "合同扫描件", "/api/documents/");
    }

    @Test
    void anAcceptedSubmissionIsAnsweredWithItsId() throws Exception {
        UUID id = UUID.randomUUID();
        given(tasks.check("t1", "xihe-town", Map.of("finishedOn", "2021-09-02"), null))
                .willReturn(new Checked.Accepted(id));

        var handIn = post("/api/tasks/t1/submission")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"fields\":{\"finishedOn\":\"2021-09-02\"},\"sheet\":null}")
                .with(csrf())
                .with(user("xihe-town"));

        assertThat(page(handIn)).contains(id.toString());
    }

    @Test
    void whatNobodyForesawIsNotShownToTheUser() throws Exception {
        given(tasks.view("t9", "xihe-town")).willThrow(new IllegalStateException("secret detail"));

        MockHttpServletResponse answer = call(get("/api/tasks/t9").with(user("xihe-town")));

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
                .contains("系统出错")
                .doesNotContain("secret");
    }

    private static SearchKeyRotation.Standing searchKey(
            String configured, SearchKeyRotation.Step step, String problem) {
        return new SearchKeyRotation.Standing(
                configured,
                1200,
                step,
                2,
                problem,
                List.of(
                        new SearchKeyRotation.InForce(
                                "0000000b", Instant.parse("2021-08-30T02:15:00Z"), "guanli", 640_000, 3, 6_200),
                        new SearchKeyRotation.InForce(
                                "0000000a", Instant.parse("2021-06-10T02:15:00Z"), null, 0, 0, 0)));
    }

    @Test
    void administratorsSeeWhichSearchKeyHoldsAndChangeIt() throws Exception {
        given(staff.roles("admin")).willReturn(Set.of("administrator"));
        given(searchKeys.standing()).willReturn(searchKey("0000000b", null, null));
        assertThat(page(get("/keys").with(user("admin"))))
                .contains("现行检索密钥就是配置的密钥", "2021年8月30日 10:15", "guanli", "640000", "6.2秒", "首次启动")
                .doesNotContain("更换检索密钥</button>");

        given(searchKeys.standing()).willReturn(searchKey("0000000c", null, "org.example.Broken"));
        assertThat(page(get("/keys").with(user("admin"))))
                .contains("现行检索密钥不是配置的密钥（编号0000000c）", "更换检索密钥</button>", "什么也没有改变");
        given(searchKeys.standing()).willReturn(searchKey("0000000c", SearchKeyRotation.Step.WAITING, null));
        assertThat(page(get("/keys").with(user("admin"))))
                .contains("等正在办理的登记、导入结束（已等2次）")
                .doesNotContain("更换检索密钥</button>");

        assertThat(call(post("/keys/search/start").with(csrf()).with(user("admin")))
                        .getStatus())
                .isEqualTo(302);
        verify(searchKeys).start("admin");
        call(post("/keys/search/stop").with(csrf()).with(user("admin")));
        verify(searchKeys).stop();
    }

    @Test
    void nobodyElseChangesAKey() throws Exception {
        given(staff.roles("xihe-town")).willReturn(Set.of("town-official"));

        assertThat(call(get("/keys").with(user("xihe-town"))).getStatus()).isEqualTo(403);
        assertThat(call(post("/keys/search/start").with(csrf()).with(user("xihe-town")))
                        .getStatus())
                .isEqualTo(403);
        assertThat(call(post("/keys/search/stop").with(csrf()).with(user("xihe-town")))
                        .getStatus())
                .isEqualTo(403);
        verify(searchKeys, never()).start(any());
        verify(searchKeys, never()).stop();
    }

    private String page(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        MockHttpServletResponse answer = call(request);
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse call(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return web.perform(request).andReturn().getResponse();
    }
}
