package org.qingnuan.process;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.qingnuan.calendar.WorkingDays;
import org.qingnuan.finance.Limits;
import org.qingnuan.finance.PaymentSteps;
import org.qingnuan.finance.RateApprovals;
import org.qingnuan.ledger.BuildingCategory;
import org.qingnuan.ledger.BuildingTarget;
import org.qingnuan.ledger.Buildings;
import org.qingnuan.ledger.CatalogueItem;
import org.qingnuan.ledger.Equipment;
import org.qingnuan.ledger.PlanCharter;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Target;
import org.qingnuan.process.plan.CopiedPlan;
import org.qingnuan.process.plan.CopiedPlan.Change;
import org.qingnuan.process.plan.PlanDeployments;
import org.qingnuan.process.plan.PlanFolder;
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
    private static final List<String> LAIZHOUS_TRACKS = List.of(
            "/building-efficiency.bpmn", "/power-supply.bpmn", "/heating-start.bpmn", "/building-eligibility.dmn");
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
        Change change = Change.with("milestones", "gates")
                .and(Change.section("milestones", section -> section.put("tracks", milestones(counties))))
                .and((copied, own) -> copied.put(
                        "subordinatePlans", below == null ? Map.of() : Map.of(counties.get(0), below.value())));
        return granted(
                plan(new Original(JINAN, JINAN_COPIED), 3, TARGET, change, files(JINAN, "demo/jinan-2019-2022/")));
    }

    /** The first two counties under the hard date, the third under that for those that strive. */
    private static List<Map<String, Object>> milestones(List<String> counties) {
        return List.of(
                Map.of("model", "city-milestones"),
                Map.of("model", "gas-storage"),
                Map.of("model", "laiwu-milestones", "bodies", counties.subList(2, 3)),
                Map.of("model", "county-milestones", "bodies", counties.subList(0, 2)));
    }

    /** Heze's models, tables and posts with its floor of 900 yuan (HZ-28), one county. */
    public PlayedPlan heze() {
        return plan(new Original(HEZE, HEZE_COPIED), 1, TARGET, Change.NONE, files(HEZE, null));
    }

    /** The same with a running subsidy for everybody, of so many fen in FEEL; no document of Heze's says one. */
    public PlayedPlan hezeRunning(String fen) {
        Map<String, byte[]> files = files(HEZE, null);
        files.replaceAll((path, bytes) -> path.endsWith("subsidy.dmn")
                ? changed(
                        bytes,
                        text -> text.replaceAll("(running_amount\"><text>)0", "$1" + Matcher.quoteReplacement(fen)))
                : bytes);
        return plan(new Original(HEZE, HEZE_COPIED), 1, TARGET, Change.NONE, files);
    }

    /**
     * Heze's models in a plan that pays the first 1,500 cubic metres of gas before each season, as Shanxi does: 1.36 yuan each in the
     * first, by last season's use from then on; 1.10 yuan for the next 750 on real use.
     */
    public PlayedPlan hezeInAdvance() {
        Map<String, byte[]> files = files(HEZE, null);
        files.replaceAll((path, bytes) -> path.endsWith("subsidy.dmn")
                ? changed(
                        bytes,
                        text -> text.replaceAll(
                                        "(running_amount\"><text>)0",
                                        "$1136 * min(gasVolume, 1500) + 110 * max(min(gasVolume, 2250) - 1500, 0)")
                                .replaceAll("(running_rounding\"><text>)", "$1\"FEN\"")
                                .replace(
                                        "</decisionTable>",
                                        advance("First", "1", "204000")
                                                + advance("Later", "&gt; 1", "136 * min(lastGas, 1500)")
                                                + "</decisionTable>"))
                : bytes);
        return plan(
                new Original(HEZE, HEZE_COPIED),
                1,
                TARGET,
                Change.section("season", season -> season.put("advance", true)),
                files);
    }

    private static String advance(String name, String season, String fen) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("item", "\"RUNNING_ADVANCE\"");
        cells.put("label", "\"运行补贴预拨\"");
        cells.put("amount", fen);
        cells.put("cap", "");
        cells.put("rounding", "\"FEN\"");
        cells.put("shares", "\"DISTRICT_MATCHING:rest\"");
        cells.put("clause", "\"样本第一条\"");
        cells.put("basis", "");
        cells.put("validFrom", "");
        cells.put("validTo", "");
        StringBuilder row = new StringBuilder("<rule id=\"rule_advance%s\">".formatted(name));
        for (String input : List.of("route", "season", "hardshipIdentified", "gasVolume", "powerUsage")) {
            row.append("<inputEntry id=\"advance%s_in_%s\"><text>%s</text></inputEntry>"
                    .formatted(name, input, input.equals("season") ? season : ""));
        }
        cells.forEach((column, cell) -> row.append(
                "<outputEntry id=\"advance%s_%s\"><text>%s</text></outputEntry>".formatted(name, column, cell)));
        return row.append("</rule>").toString();
    }

    /** Laizhou's models, tables and rules with its demonstration's rates, one town with its quota given; it is April 2023. */
    public PlayedPlan laizhou() {
        return granted(plan(
                new Original(LAIZHOU, LAIZHOU_COPIED), 1, TARGET, Change.NONE, files(LAIZHOU, "demo/laizhou-2023/")));
    }

    /** Zichuan's models for one body of so many households, for measuring. */
    public PlayedPlan zichuanOf(int households) {
        return plan(1, households, Change.NONE, zichuans(null));
    }

    /** The same for so many bodies, each of so many households. */
    public PlayedPlan zichuanOf(int bodies, int households) {
        return plan(bodies, households, Change.NONE, zichuans(null));
    }

    /** Zichuan's models and its empty table of rates (D-38), one body. */
    public PlayedPlan zichuan() {
        return zichuan(1);
    }

    /** The same with so many bodies. */
    public PlayedPlan zichuan(int bodies) {
        return plan(bodies, Change.NONE, zichuans(null));
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
        return plan(1, Change.NONE, files);
    }

    /** The same with ten working days for rectifications and corrections. */
    public PlayedPlan zichuanInWorkingDays() {
        Map<String, Object> tenWorkingDays = Map.of("days", 10, "kind", "working");
        Change rules = Change.section("rules", section -> {
            section.put("rectificationDays", tenWorkingDays);
            section.put("correctionDays", tenWorkingDays);
        });
        return plan(1, rules, zichuans(null));
    }

    /** The same with the demonstration's rates. */
    public PlayedPlan zichuanWithRates() {
        return plan(1, Change.NONE, zichuans(DEMO_RATES));
    }

    /** The same with rates that say: nothing for anybody. */
    public PlayedPlan zichuanPayingNothing() {
        Map<String, byte[]> files = zichuans(DEMO_RATES);
        files.replaceAll((path, bytes) -> path.endsWith("subsidy.dmn")
                ? changed(bytes, text -> text.replaceAll("(_amount\"><text>)[^<]*", "$10"))
                : bytes);
        return plan(1, Change.NONE, files);
    }

    /** A plan that says nothing of bodies and supervision: the default models stand in. */
    public PlayedPlan byDefault(int bodies) {
        Map<String, byte[]> files = zichuans(DEMO_RATES);
        files.keySet().removeIf(path -> path.endsWith("responsible-body.bpmn") || path.endsWith("supervision.bpmn"));
        Change unsaid = (copied, own) -> {
            List.of("verifier", "season", "sentences").forEach(copied::remove);
            copied.put("rules", Map.of("routes", List.of("CENTRAL_HEATING", "COAL_TO_GAS", "COAL_TO_ELECTRICITY")));
        };
        return plan(bodies, unsaid, files);
    }

    /** Jiyang's models and rules, with the quota entered and the rates of its demonstration, one body. */
    public PlayedPlan jiyang() {
        return granted(
                plan(new Original(JIYANG, JIYANG_COPIED), 1, TARGET, Change.NONE, files(JIYANG, "demo/jiyang-2021/")));
    }

    /** The same as its folder says it: nothing of quotas, nothing of money. */
    public PlayedPlan jiyangAsItsDocument() {
        return granted(
                plan(new Original(JIYANG, JIYANG_COPIED), 1, Target.LEFT_OPEN, Change.NONE, files(JIYANG, null)));
    }

    /** Laizhou's tracks beside the villages, with its targets of buildings, two bodies. */
    public PlayedPlan laizhousTracks() {
        Map<String, byte[]> files = files(LAIZHOU, null);
        files.keySet()
                .retainAll(files.keySet().stream()
                        .filter(path -> path.startsWith("forms/")
                                || LAIZHOUS_TRACKS.stream().anyMatch(path::endsWith))
                        .toList());
        PlayedPlan plan = plan(new Original(LAIZHOU, LAIZHOU_COPIED), 2, TARGET, Change.with("tracks"), files);
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
        Change rules = Change.section("payment", section -> {
                    section.put("advanceByContractor", true);
                    section.put("householdContributions", true);
                })
                .and(Change.section(
                        "roles", roles -> roles.put("site-inspector", Map.of("name", "监理单位", "level", "body"))));
        return plan(1, rules, zichuans(DEMO_RATES));
    }

    /** One role alone works its bodies' model, which is therefore granted as a whole. */
    private PlayedPlan granted(PlayedPlan plan) {
        new TransactionTemplate(bean(PlatformTransactionManager.class))
                .executeWithoutResult(transaction -> bean(Grants.class).apply());
        return plan;
    }

    /** A plan's models and rules with its own gates (B6), one body; of the plan whose folder has this name. */
    public PlayedPlan withGates(String original) {
        PlanId id = new PlanId(original);
        return plan(
                new Original(id, original.substring(0, original.indexOf('-') + 1)),
                1,
                TARGET,
                Change.with("gates"),
                files(id, null));
    }

    /** Deploys the whole plan once more, now with the demonstration's rates. */
    public void deployRates(PlanId plan) {
        DeploymentBuilder deployment =
                bean(RepositoryService.class).createDeployment().name(plan.value());
        named(ZICHUAN, plan, zichuans(DEMO_RATES))
                .forEach((path, bytes) -> deployment.addString(path, new String(bytes, StandardCharsets.UTF_8)));
        deployment.deploy();
    }

    private PlayedPlan plan(int bodies, Change change, Map<String, byte[]> files) {
        return plan(bodies, TARGET, change, files);
    }

    private PlayedPlan plan(int bodies, int target, Change change, Map<String, byte[]> files) {
        return plan(new Original(ZICHUAN, COPIED), bodies, target, change, files);
    }

    /** The plan that is copied, and what a copy's name begins with. */
    private record Original(PlanId id, String prefix) {}

    private PlayedPlan plan(Original original, int bodies, int target, Change change, Map<String, byte[]> files) {
        int number = COUNT.incrementAndGet();
        PlanId id = new PlanId(original.prefix() + "copy%03d".formatted(number));
        Region area = new Region("qu%03d".formatted(number), "测试区");
        List<Target> targets = IntStream.rangeClosed(1, bodies)
                .mapToObj(i -> new Target(
                        new Region("zhen%03d-%d".formatted(number, i), "测试%d镇".formatted(i)), null, target, "户"))
                .toList();
        CopiedPlan says = CopiedPlan.of(original.id(), targets, change);
        WorkingDays days = bean(WorkingDays.class);
        LocalDate first = days.isWorkingDay(says.issued()) ? says.issued() : days.addWorkingDays(says.issued(), 1);
        bean(Playback.class).setTime(PlayedPlan.morning(first));
        new TransactionTemplate(bean(PlatformTransactionManager.class)).executeWithoutResult(transaction -> {
            deployBase();
            bean(PlanDeployments.class).seed(new PlanFolder(id.value(), named(original.id(), id, files)));
            PlanCharter charter = new PlanCharter(
                    id, "测试方案", "测政办字〔2021〕1号", says.issued(), says.year(), area, targets, says.rules());
            bean(Plans.class).register(charter);
            bean(Posts.class).define(charter, says.roles());
            bean(ImplementerTable.class).define(id, says.implementers());
            bean(PaymentSteps.class).define(id, says.steps());
            bean(Limits.class).define(id, says.limits());
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
