package org.qingnuan.process;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.qingnuan.calendar.Term;
import org.qingnuan.finance.ApprovalStep;
import org.qingnuan.finance.Limits;
import org.qingnuan.finance.PaymentSteps;
import org.qingnuan.finance.RateApprovals;
import org.qingnuan.finance.SubsidyLimits;
import org.qingnuan.ledger.BuildingCategory;
import org.qingnuan.ledger.BuildingTarget;
import org.qingnuan.ledger.Buildings;
import org.qingnuan.ledger.CatalogueItem;
import org.qingnuan.ledger.ConditionKind;
import org.qingnuan.ledger.Equipment;
import org.qingnuan.ledger.GateMode;
import org.qingnuan.ledger.GatePoint;
import org.qingnuan.ledger.HouseholdCondition;
import org.qingnuan.ledger.HouseholdGate;
import org.qingnuan.ledger.MilestoneNeed;
import org.qingnuan.ledger.MilestoneRule;
import org.qingnuan.ledger.MilestoneRules;
import org.qingnuan.ledger.MilestoneTrack;
import org.qingnuan.ledger.PlanCharter;
import org.qingnuan.ledger.PlanGate;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.ledger.PlanTracks;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.RosterRules;
import org.qingnuan.ledger.Target;
import org.qingnuan.process.plan.Implementer;
import org.qingnuan.process.plan.PlanDeployments;
import org.qingnuan.process.plan.PlanFolder;
import org.qingnuan.process.plan.RolePost;
import org.qingnuan.process.plan.Roles;
import org.qingnuan.process.staff.Grants;
import org.qingnuan.process.staff.ImplementerTable;
import org.qingnuan.process.staff.Posts;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.qingnuan.shared.Region;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes plans that tests may spoil: the very models of Zichuan's folder under a name of their own, with areas and people
 * of their own, so that no test disturbs another in the one database.
 */
public final class PlayedPlans {

    static final String COPIED = "zichuan-";
    static final PlanId ZICHUAN = new PlanId("zichuan-2021");
    static final String JIYANG_COPIED = "jiyang-";
    static final PlanId JIYANG = new PlanId("jiyang-2021");
    static final String HEZE_COPIED = "heze-";
    static final PlanId HEZE = new PlanId("heze-2021");
    static final String LAIZHOU_COPIED = "laizhou-";
    static final PlanId LAIZHOU = new PlanId("laizhou-2023");

    static final String JINAN_COPIED = "jinan-";
    static final PlanId JINAN = new PlanId("jinan-2019-2022");

    private static final String DEMO_RATES = "demo/zichuan-2021/";
    private static final int TARGET = 60;
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final PlanRules ZICHUANS_RULES = PlanRules.draft(List.of("CENTRAL_HEATING", "COAL_TO_GAS"))
            .catalogueRequired(true)
            .recommendationRequired(true)
            .contractItemsRequired(true)
            .jointAcceptance(true)
            .ledgerRequired(true)
            .safetyOfficersRequired(true)
            .townPlanRequired(true)
            .networkRoutes(List.of("CENTRAL_HEATING", "COAL_TO_GAS"))
            .done();
    private static final PlanRules DEFAULT_RULES = PlanRules.draft(
                    List.of("CENTRAL_HEATING", "COAL_TO_GAS", "COAL_TO_ELECTRICITY"))
            .townPlanRequired(true)
            .done();

    private static final PlanRules JIYANGS_RULES = PlanRules.draft(
                    List.of("CENTRAL_HEATING", "COAL_TO_GAS", "COAL_TO_ELECTRICITY"))
            .praiseCirculars(true)
            .ledgerRequired(true)
            .verifier(Roles.SITE_INSPECTOR)
            .done();
    private static final PlanRules HEZES_RULES = PlanRules.draft(
                    List.of("CENTRAL_HEATING", "COAL_TO_GAS", "COAL_TO_ELECTRICITY"))
            .minRooms(2)
            .ledgerRequired(true)
            .verifier(Roles.ACCEPTANCE_TECHNICIAN)
            .safetyOfficersRequired(true)
            .townPlanRequired(true)
            .networkRoutes(List.of("CENTRAL_HEATING", "COAL_TO_GAS"))
            .done();
    private static final List<String> LAIZHOUS_TRACKS = List.of(
            "/building-efficiency.bpmn", "/power-supply.bpmn", "/heating-start.bpmn", "/building-eligibility.dmn");
    private static final PlanRules LAIZHOUS_RULES = PlanRules.draft(List.of("COAL_TO_ELECTRICITY", "CENTRAL_HEATING"))
            .safetyOfficersRequired(true)
            .townPlanRequired(true)
            .tenderer(Roles.FINANCE_COMPANY)
            .jointAcceptance(true)
            .ledgerRequired(true)
            .verifier(Roles.SITE_INSPECTOR)
            .roster(RosterRules.FULL)
            .householdGates(List.of(
                    new HouseholdGate(HouseholdCondition.COMMITMENT, "LZ-27"),
                    new HouseholdGate(HouseholdCondition.TERMINAL_DEVICE, "LZ-29")))
            .done();
    private static final Set<String> HEZES_BODY_ROLES = Set.of(Roles.LEADING_GROUP, Roles.FINANCE_OFFICE);

    private static final BigDecimal STEAM = new BigDecimal("35");
    private static final List<MilestoneRule> JINANS_MILESTONES = List.of(
            new MilestoneRule("smallBoilers", MilestoneNeed.BOILERS_BELOW, STEAM, Roles.ECOLOGY_BRANCH, "JN-02"),
            new MilestoneRule("boilers", MilestoneNeed.BOILERS, STEAM, Roles.ECOLOGY_BRANCH, "JN-03"),
            new MilestoneRule("plainCoverage", MilestoneNeed.PLAIN_COVERAGE, null, Roles.ECOLOGY_BRANCH, "JN-04"),
            new MilestoneRule("plainGoal", MilestoneNeed.PLAIN_COVERAGE, null, Roles.ECOLOGY_BRANCH, "JN-05"),
            new MilestoneRule(
                    "gasStorage", MilestoneNeed.STORAGE_DAYS, new BigDecimal("7"), Roles.HOUSING_BUREAU, "JN-07"),
            new MilestoneRule("fullCoverage", MilestoneNeed.COVERAGE, null, Roles.DISTRICT_OFFICE, "JN-06"));
    private static final List<PlanGate> JINANS_GATES = List.of(
            new PlanGate(ConditionKind.GAS_AGREEMENT, GatePoint.PLAN_APPROVAL, GateMode.REQUIRED, "JN-15", false),
            new PlanGate(ConditionKind.GRID_SURVEY, GatePoint.PLAN_APPROVAL, GateMode.REQUIRED, "JN-16", true));

    private static final Map<String, Implementer> IMPLEMENTERS = Map.of(
            "CENTRAL_HEATING", new Implementer(Roles.HEAT_COMPANY, Roles.HEAT_COMPANY),
            "COAL_TO_GAS", new Implementer(Roles.CONTRACTOR, Roles.GAS_COMPANY),
            "COAL_TO_ELECTRICITY", new Implementer(Roles.CONTRACTOR, null));

    private final ApplicationContext context;

    /** For tests that do not ask for them as a parameter. */
    public static PlayedPlans of(ApplicationContext context) {
        BpmnAwareTests.init(context.getBean(ProcessEngine.class));
        return new PlayedPlans(context);
    }

    private PlayedPlans(ApplicationContext context) {
        this.context = context;
    }

    /**
     * Jinan's models with its milestones for three counties: the first two are held to the plain's coverage by a hard date,
     * the third is one of those that strive for it (JN-02 to JN-07).
     *
     * @param below the plan under which the first county's towns work, null for none (JN-27)
     */
    public PlayedPlan jinan(PlanId below) {
        int number = COUNT.get() + 1;
        List<String> counties = IntStream.rangeClosed(1, 3)
                .mapToObj(i -> "zhen%03d-%d".formatted(number, i))
                .toList();
        PlanRules rules = PlanRules.draft(List.of("CENTRAL_HEATING", "COAL_TO_GAS", "COAL_TO_ELECTRICITY"))
                .milestones(new MilestoneRules(
                        List.of(
                                new MilestoneTrack("city-milestones", List.of()),
                                new MilestoneTrack("gas-storage", List.of()),
                                new MilestoneTrack("laiwu-milestones", counties.subList(2, 3)),
                                new MilestoneTrack("county-milestones", counties.subList(0, 2))),
                        JINANS_MILESTONES))
                .subordinatePlans(below == null ? Map.of() : Map.of(counties.get(0), below.value()))
                .noBurnZones(true)
                .routeTable(true)
                .deferral(true)
                .gates(JINANS_GATES)
                .done();
        return granted(
                plan(new Original(JINAN, JINAN_COPIED), 3, TARGET, rules, files(JINAN, "demo/jinan-2019-2022/")));
    }

    /** Heze's models, tables and posts with its floor of 900 yuan (HZ-28), one county. */
    public PlayedPlan heze() {
        Map<String, byte[]> files = files(HEZE, null);
        PlayedPlan plan = plan(new Original(HEZE, HEZE_COPIED), 1, TARGET, HEZES_RULES, files);
        bean(Limits.class).define(plan.key().plan(), new SubsidyLimits(Money.of("900"), Money.of("10000000")));
        return plan;
    }

    /** The same with a running subsidy for everybody, of so many fen in FEEL; no document of Heze's says one. */
    public PlayedPlan hezeRunning(String fen) {
        Map<String, byte[]> files = files(HEZE, null);
        files.replaceAll((path, bytes) -> path.endsWith("subsidy.dmn")
                ? changed(
                        bytes,
                        text -> text.replaceAll("(running_amount\"><text>)0", "$1" + Matcher.quoteReplacement(fen)))
                : bytes);
        return plan(new Original(HEZE, HEZE_COPIED), 1, TARGET, HEZES_RULES, files);
    }

    /** Laizhou's models, tables and rules with its demonstration's rates, one town with its quota given; it is April 2023. */
    public PlayedPlan laizhou() {
        return granted(plan(
                new Original(LAIZHOU, LAIZHOU_COPIED),
                1,
                TARGET,
                LAIZHOUS_RULES,
                files(LAIZHOU, "demo/laizhou-2023/")));
    }

    /** Zichuan's models for one body of so many households, for measuring. */
    public PlayedPlan zichuanOf(int households) {
        return plan(1, households, ZICHUANS_RULES, zichuans(null));
    }

    /** The same for so many bodies, each of so many households. */
    public PlayedPlan zichuanOf(int bodies, int households) {
        return plan(bodies, households, ZICHUANS_RULES, zichuans(null));
    }

    /** Zichuan's models and its empty table of rates (D-38), one body. */
    public PlayedPlan zichuan() {
        return zichuan(1);
    }

    /** The same with so many bodies. */
    public PlayedPlan zichuan(int bodies) {
        return plan(bodies, ZICHUANS_RULES, zichuans(null));
    }

    /** The same with a survey and its form of the plan's own. */
    public PlayedPlan zichuanWithOwnSurvey() {
        Map<String, byte[]> files = zichuans(null);
        files.put(
                "bpmn/plans/zichuan-2021/survey.bpmn",
                changed(
                        PlanFolder.shared().files().get("bpmn/stages/survey.bpmn"),
                        text -> text.replace("<bpmn:process id=\"survey\"", "<bpmn:process id=\"zichuan-2021.survey\"")
                                .replace("bpmnElement=\"survey\"", "bpmnElement=\"zichuan-2021.survey\"")));
        files.computeIfPresent(
                "bpmn/plans/zichuan-2021/village-retrofit.bpmn",
                (path, bytes) -> changed(
                        bytes,
                        text -> text.replace("calledElement=\"survey\"", "calledElement=\"zichuan-2021.survey\"")));
        for (String form : List.of("forms/survey/registerSurvey.html", "forms/survey/reviewSurvey.html")) {
            files.put(form, changed(PlanFolder.shared().files().get(form), text -> text.replace("摸底完成日期", "入户日期")));
        }
        return plan(1, ZICHUANS_RULES, files);
    }

    /** The same with ten working days for rectifications and corrections. */
    public PlayedPlan zichuanInWorkingDays() {
        PlanRules rules = PlanRules.draft(ZICHUANS_RULES.routes())
                .catalogueRequired(true)
                .recommendationRequired(true)
                .contractItemsRequired(true)
                .jointAcceptance(true)
                .ledgerRequired(true)
                .safetyOfficersRequired(true)
                .townPlanRequired(true)
                .rectificationDays(Term.workingDays(10))
                .networkRoutes(ZICHUANS_RULES.networkRoutes())
                .correctionDays(Term.workingDays(10))
                .done();
        return plan(1, rules, zichuans(null));
    }

    /** The same with the demonstration's rates. */
    public PlayedPlan zichuanWithRates() {
        return plan(1, ZICHUANS_RULES, zichuans(DEMO_RATES));
    }

    /** The same with rates that say: nothing for anybody. */
    public PlayedPlan zichuanPayingNothing() {
        Map<String, byte[]> files = zichuans(DEMO_RATES);
        files.replaceAll((path, bytes) -> path.endsWith("subsidy.dmn")
                ? changed(bytes, text -> text.replaceAll("(_amount\"><text>)[^<]*", "$10"))
                : bytes);
        return plan(1, ZICHUANS_RULES, files);
    }

    /** A plan that says nothing of bodies and supervision: the default models stand in. */
    public PlayedPlan byDefault(int bodies) {
        Map<String, byte[]> files = zichuans(DEMO_RATES);
        files.keySet().removeIf(path -> path.endsWith("responsible-body.bpmn") || path.endsWith("supervision.bpmn"));
        return plan(bodies, DEFAULT_RULES, files);
    }

    /** Jiyang's models and rules, with the quota entered and the rates of its demonstration, one body. */
    public PlayedPlan jiyang() {
        return granted(plan(
                new Original(JIYANG, JIYANG_COPIED), 1, TARGET, JIYANGS_RULES, files(JIYANG, "demo/jiyang-2021/")));
    }

    /** The same as its folder says it: nothing of quotas, nothing of money. */
    public PlayedPlan jiyangAsItsDocument() {
        return granted(
                plan(new Original(JIYANG, JIYANG_COPIED), 1, Target.LEFT_OPEN, JIYANGS_RULES, files(JIYANG, null)));
    }

    /** Laizhou's tracks beside the villages, with its targets of buildings, two bodies. */
    public PlayedPlan laizhousTracks() {
        Map<String, byte[]> files = files(LAIZHOU, null);
        files.keySet()
                .retainAll(files.keySet().stream()
                        .filter(path -> path.startsWith("forms/")
                                || LAIZHOUS_TRACKS.stream().anyMatch(path::endsWith))
                        .toList());
        PlanRules rules = PlanRules.draft(List.of("COAL_TO_ELECTRICITY"))
                .townPlanRequired(true)
                .tracks(new PlanTracks(List.of("power-supply"), List.of("heating-start")))
                .done();
        PlayedPlan plan = plan(new Original(LAIZHOU, LAIZHOU_COPIED), 2, TARGET, rules, files);
        bean(Buildings.class)
                .define(
                        plan.key().plan(),
                        List.of(
                                new BuildingTarget(
                                        BuildingCategory.URBAN,
                                        "城区既有建筑",
                                        new BigDecimal("22100"),
                                        "平方米",
                                        BigDecimal.ZERO),
                                new BuildingTarget(
                                        BuildingCategory.RURAL, "农村住户", new BigDecimal("1780"), "户", BigDecimal.ZERO)));
        return granted(plan);
    }

    /** Zichuan's models and rates in a plan whose contractors advance the subsidies (LZ-37). */
    public PlayedPlan advancing() {
        PlanRules rules = PlanRules.draft(List.of("CENTRAL_HEATING", "COAL_TO_GAS"))
                .catalogueRequired(true)
                .recommendationRequired(true)
                .contractItemsRequired(true)
                .jointAcceptance(true)
                .ledgerRequired(true)
                .safetyOfficersRequired(true)
                .townPlanRequired(true)
                .networkRoutes(List.of("CENTRAL_HEATING", "COAL_TO_GAS"))
                .advanceByContractor(true)
                .householdContributions(true)
                .done();
        return plan(1, rules, zichuans(DEMO_RATES));
    }

    /** One role alone works its bodies' model, which is therefore granted as a whole. */
    private PlayedPlan granted(PlayedPlan plan) {
        new TransactionTemplate(bean(PlatformTransactionManager.class))
                .executeWithoutResult(transaction -> bean(Grants.class).apply());
        return plan;
    }

    /** Deploys the whole plan once more, now with the demonstration's rates. */
    public void deployRates(PlanId plan) {
        DeploymentBuilder deployment =
                bean(RepositoryService.class).createDeployment().name(plan.value());
        named(ZICHUAN, plan, zichuans(DEMO_RATES))
                .forEach((path, bytes) -> deployment.addString(path, new String(bytes, StandardCharsets.UTF_8)));
        deployment.deploy();
    }

    private PlayedPlan plan(int bodies, PlanRules rules, Map<String, byte[]> files) {
        return plan(bodies, TARGET, rules, files);
    }

    private PlayedPlan plan(int bodies, int target, PlanRules rules, Map<String, byte[]> files) {
        return plan(new Original(ZICHUAN, COPIED), bodies, target, rules, files);
    }

    /** The plan that is copied, and what a copy's name begins with. */
    private record Original(PlanId id, String prefix) {}

    private PlayedPlan plan(Original original, int bodies, int target, PlanRules rules, Map<String, byte[]> files) {
        int number = COUNT.incrementAndGet();
        boolean heze = original.id().equals(HEZE);
        boolean laizhou = original.id().equals(LAIZHOU);
        PlanId id = new PlanId(original.prefix() + "copy%03d".formatted(number));
        Region area = new Region("qu%03d".formatted(number), "测试区");
        List<Target> targets = IntStream.rangeClosed(1, bodies)
                .mapToObj(i -> new Target(
                        new Region("zhen%03d-%d".formatted(number, i), "测试%d镇".formatted(i)), null, target, "户"))
                .toList();
        int year = original.id().equals(JINAN) ? 2019 : laizhou ? 2023 : 2021;
        LocalDate issued = switch (year) {
            case 2019 -> LocalDate.of(2019, 12, 1);
            case 2023 -> LocalDate.of(2023, 4, 6);
            default -> LocalDate.of(2021, 6, 10);
        };
        bean(Playback.class).setTime(PlayedPlan.morning(issued));
        new TransactionTemplate(bean(PlatformTransactionManager.class)).executeWithoutResult(transaction -> {
            deployBase();
            bean(PlanDeployments.class).seed(new PlanFolder(id.value(), named(original.id(), id, files)));
            PlanCharter charter = new PlanCharter(id, "测试方案", "测政办字〔2021〕1号", issued, year, area, targets, rules);
            bean(Plans.class).register(charter);
            bean(Posts.class).define(charter, posts(heze ? HEZES_BODY_ROLES : Set.of(), laizhou));
            bean(ImplementerTable.class).define(id, IMPLEMENTERS);
            bean(PaymentSteps.class)
                    .define(
                            id,
                            List.of(
                                    heze
                                            ? new ApprovalStep(1, Roles.LEADING_GROUP, "县区政府（管委会）审核")
                                            : new ApprovalStep(1, Roles.DISTRICT_OFFICE, "区推进办复核"),
                                    new ApprovalStep(2, Roles.FINANCE_OFFICE, heze ? "县区财政局批准" : "区财政局批准")));
            bean(Equipment.class)
                    .loadCatalogue(
                            id,
                            List.of(
                                    new CatalogueItem("BGL-20", "COAL_TO_GAS", "甲厂", "壁挂炉", Money.of("3200")),
                                    new CatalogueItem("NQP", "CENTRAL_HEATING", "丁厂", "暖气片", Money.of("1500")),
                                    new CatalogueItem(
                                            "RB-05", "COAL_TO_ELECTRICITY", "戊厂", "空气源热泵热风机", Money.of("4200")),
                                    new CatalogueItem(
                                            "KF-35", "COAL_TO_ELECTRICITY", "己厂", "挂壁式空调", Money.of("1900"))));
        });
        approveRates(id);
        return new PlayedPlan(context, id, area, number);
    }

    /** Whatever rates the plan has now count: two persons stand behind them. */
    public void approveRates(PlanId plan) {
        RateApprovals approvals = bean(RateApprovals.class);
        if (approvals.current(plan).isPresent()) {
            approvals.entered(plan, "luru");
            approvals.approve(plan, approvals.current(plan).orElseThrow().fingerprint(), "测试标准", "pizhun");
        }
    }

    /** Once: comparing what is deployed already takes longer than most tests. */
    private void deployBase() {
        boolean deployed = bean(RepositoryService.class)
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("survey")
                        .count()
                > 0;
        if (deployed) {
            return;
        }
        bean(PlanDeployments.class).seed(PlanFolder.shared());
        bean(PlanDeployments.class).seed(PlanFolder.defaults());
        bean(Grants.class).apply();
    }

    private static Map<String, RolePost> posts(Set<String> bodyRoles, boolean officeAccepts) {
        Set<String> ofPlan = new TreeSet<>(List.of(
                Roles.LEADING_GROUP,
                Roles.DISTRICT_OFFICE,
                Roles.FINANCE_OFFICE,
                Roles.FINANCE_COMPANY,
                Roles.HEAT_COMPANY,
                Roles.GAS_COMPANY,
                Roles.POWER_COMPANY,
                Roles.CIVIL_AFFAIRS,
                Roles.POVERTY_RELIEF,
                Roles.ECOLOGY_BRANCH,
                Roles.HOUSING_BUREAU,
                Roles.DEVELOPMENT_COMMISSION,
                Roles.ADMINISTRATOR));
        ofPlan.removeAll(bodyRoles);
        if (officeAccepts) {
            ofPlan.add(Roles.ACCEPTANCE_TECHNICIAN);
        }
        return Roles.NAMES.stream()
                .collect(Collectors.toMap(
                        role -> role,
                        role -> new RolePost(role, ofPlan.contains(role) ? RolePost.Level.PLAN : RolePost.Level.BODY)));
    }

    private static Map<String, byte[]> zichuans(String overlay) {
        return files(ZICHUAN, overlay);
    }

    private static Map<String, byte[]> files(PlanId plan, String overlay) {
        return new TreeMap<>(PlanFolder.of(plan, overlay).files());
    }

    private static Map<String, byte[]> named(PlanId original, PlanId plan, Map<String, byte[]> files) {
        Map<String, byte[]> named = new TreeMap<>();
        files.forEach((path, bytes) -> {
            boolean model = path.endsWith(".bpmn") || path.endsWith(".dmn");
            named.put(
                    renamed(original, path, plan),
                    model ? changed(bytes, text -> renamed(original, text, plan)) : bytes);
        });
        return named;
    }

    private static String renamed(PlanId original, String text, PlanId plan) {
        return text.replace(original.value(), plan.value());
    }

    private static byte[] changed(byte[] bytes, UnaryOperator<String> change) {
        return change.apply(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    private <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Hands plans to test methods and binds the assertions to the engine. */
    static final class Extension implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == PlayedPlans.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return of(SpringExtension.getApplicationContext(test));
        }
    }
}
