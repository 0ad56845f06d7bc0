package org.qingnuan.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.qingnuan.shared.Region;
import org.qingnuan.support.EligibilityTable;
import org.qingnuan.support.ModuleDatabase;
import org.qingnuan.support.RosterRows;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole ledger on a real PostgreSQL with the real eligibility table; a plan with areas and people of its own per test. */
public class RegisterWorld {

    public static final String DATA_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    public static final String SEARCH_KEY = "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXphYmNkZWY=";

    /** What the ledger's node also knows, so that a test may change to it and back. */
    public static final String OTHER_SEARCH_KEY = "enl4d3Z1dHNycXBvbm1sa2ppaGdmZWRjYmE5ODc2NTQ=";

    private static final AnnotationConfigApplicationContext CONTEXT = start();
    private static final AtomicInteger PLANS = new AtomicInteger();

    public final PlanId plan;
    public final int people;
    public final Plans plans = bean(Plans.class);
    public final Villages villages = bean(Villages.class);
    public final Submissions submissions = bean(Submissions.class);
    public final Sheets sheets = bean(Sheets.class);
    public final SheetRows sheetRows = bean(SheetRows.class);
    public final Households households = bean(Households.class);
    public final Equipment equipment = bean(Equipment.class);
    public final PersonalData personal = bean(PersonalData.class);
    public final EligibilityTable table = bean(EligibilityTable.class);
    public final JdbcClient jdbc = bean(JdbcClient.class);
    public final TransactionTemplate transaction = new TransactionTemplate(bean(PlatformTransactionManager.class));

    /** A plan of 西河镇 with 3,000 and 洪山镇 with 3,000 households on 2021-06-15, gas and heat named, ten days for rectification. */
    public RegisterWorld() {
        this(rules -> rules);
    }

    /** The same with a fewest number of rooms. */
    public RegisterWorld(int minRooms) {
        this(rules -> rules.minRooms(minRooms));
    }

    /** The same with more rules. */
    public RegisterWorld(UnaryOperator<PlanRulesDraft> more) {
        int number = PLANS.incrementAndGet();
        plan = new PlanId("register-" + number);
        people = number * 10_000;
        today("2021-06-15");
        bean(Events.class).seen.clear();
        table.asked();
        plans.register(new PlanCharter(
                plan,
                "测试方案",
                "川政办字〔2021〕32号",
                LocalDate.of(2021, 6, 10),
                2021,
                new Region("zichuan-" + number, "淄川区"),
                List.of(
                        new Target(new Region("xihe-" + number, "西河镇"), null, 3000, "户"),
                        new Target(new Region("hongshan-" + number, "洪山镇"), null, 3000, "户")),
                more.apply(PlanRules.draft(List.of("CENTRAL_HEATING", "COAL_TO_GAS"))
                                .catalogueRequired(true)
                                .recommendationRequired(true)
                                .contractItemsRequired(true)
                                .jointAcceptance(true)
                                .ledgerRequired(true)
                                .safetyOfficersRequired(true)
                                .townPlanRequired(true))
                        .done()));
        equipment.loadCatalogue(
                plan,
                List.of(
                        new CatalogueItem("BGL-20", "COAL_TO_GAS", "甲厂", "壁挂炉", Money.of("3200")),
                        new CatalogueItem("BGL-24", "COAL_TO_GAS", "乙厂", "壁挂炉", Money.of("3500")),
                        new CatalogueItem("RB-5", "COAL_TO_ELECTRICITY", "丙厂", "热泵", Money.of("9000")),
                        new CatalogueItem("NQP", "CENTRAL_HEATING", "丁厂", "暖气片", Money.of("1500"))));
    }

    /** A county that is the body of a plan of its own, with a target of so many households. */
    public CaseKey countyOf(int households) {
        PlanId countys = new PlanId("county-" + PLANS.incrementAndGet());
        Region county = new Region(countys.value() + "-mudan", "牡丹区");
        plans.register(new PlanCharter(
                countys,
                "测试方案",
                "菏政办字〔2021〕22号",
                LocalDate.of(2021, 6, 1),
                2021,
                new Region(countys.value(), "菏泽市"),
                List.of(new Target(county, null, households, "户")),
                PlanRules.draft(List.of("COAL_TO_GAS")).towns(true).done()));
        return CaseKey.ofBody(countys, county.id());
    }

    public CaseKey xihe() {
        return CaseKey.ofBody(plan, plans.bodies(plan).get(0).area().id());
    }

    public CaseKey hongshan() {
        return CaseKey.ofBody(plan, plans.bodies(plan).get(1).area().id());
    }

    /** A village of 西河镇 by gas. */
    public CaseKey village(String name, int quota) {
        return villages.add(xihe(), name, quota, "COAL_TO_GAS", "测试", "town");
    }

    /** Rows of households that no other test has. */
    public RosterRows roster(int from, int count) {
        return RosterRows.of(people + from, count);
    }

    /** Checks typed rows, which must be right, and gives the sheet. */
    public UUID sheet(SheetKind kind, CaseKey subject, List<Map<String, String>> rows) {
        CheckedSheet checked = sheets.check(kind, subject, rows, "someone");
        if (checked.sheet() == null) {
            throw new IllegalStateException(checked.findings().toString());
        }
        return checked.sheet();
    }

    /** Hands in fields and a sheet, which must be right. */
    public UUID hand(CaseKey subject, String task, Map<String, String> fields, UUID sheet) {
        Checked checked = submissions.check(entry(subject, task, fields, sheet));
        if (checked instanceof Checked.Accepted accepted) {
            return accepted.submission();
        }
        throw new IllegalStateException(checked.toString());
    }

    /** The same by a certain person, without a sheet. */
    public UUID handBy(String by, CaseKey subject, String task, Map<String, String> fields) {
        Entry entry = entry(subject, task, fields, null);
        Checked checked =
                submissions.check(new Entry(subject, task, entry.taskId(), by, entry.specs(), entry.fields(), null));
        if (checked instanceof Checked.Accepted accepted) {
            return accepted.submission();
        }
        throw new IllegalStateException(checked.toString());
    }

    public static Entry entry(CaseKey subject, String task, Map<String, String> fields, UUID sheet) {
        List<FieldSpec> specs = fields.keySet().stream()
                .map(name -> new FieldSpec(name, name, name.endsWith("On") ? "date" : "text", true, List.of()))
                .toList();
        return new Entry(subject, task, "task-1", "someone", specs, fields, sheet);
    }

    public int survey(CaseKey village, List<Map<String, String>> roster) {
        UUID sheet = sheet(SheetKind.ROSTER, village, roster);
        UUID submission = hand(village, "survey.userTask_registerSurvey", Map.of("surveyedOn", "2021-06-15"), sheet);
        return households.recordSurvey(village, submission, "clerk");
    }

    /** Surveys, screens and confirms that many gas households. */
    public void confirmed(CaseKey village, int from, int count) {
        survey(village, roster(from, count).rows());
        households.screen(village, plan);
        confirm(village, each(village, Map.of("result", "CONFIRMED")));
        recommend(village);
    }

    public int confirm(CaseKey village, List<Map<String, String>> rows) {
        UUID sheet = sheet(SheetKind.CONFIRMATION, village, rows);
        UUID submission = hand(
                village,
                "household-confirmation.userTask_confirmHouseholds",
                Map.of("confirmedOn", "2021-06-15"),
                sheet);
        return households.recordConfirmation(village, submission, "town");
    }

    public void recommend(CaseKey village) {
        UUID submission = hand(
                village,
                "contract-award.userTask_recommendEquipment",
                Map.of("models", "BGL-20", "reason", "往年运行稳定"),
                null);
        equipment.recommend(village, submission, "gas");
    }

    /** Installs every confirmed household on that day. */
    public int install(CaseKey village, String day) {
        return progress(village, installations(village, day));
    }

    public List<Map<String, String>> installations(CaseKey village, String day) {
        return ids(village).stream()
                .map(id -> Map.of(
                        "household",
                        id,
                        "model",
                        "BGL-20",
                        "serial",
                        "SN" + id,
                        "meter",
                        "QB" + id,
                        "installedOn",
                        day))
                .toList();
    }

    public int progress(CaseKey village, List<Map<String, String>> rows) {
        UUID submission = hand(
                village, "construction.userTask_reportProgress", Map.of(), sheet(SheetKind.PROGRESS, village, rows));
        return households.recordProgress(village, submission, "contractor");
    }

    public int commission(CaseKey village, List<Map<String, String>> rows) {
        UUID submission = hand(
                village,
                "commissioning.userTask_reportCommissioning",
                Map.of(),
                sheet(SheetKind.COMMISSIONING, village, rows));
        return households.recordCommissioning(village, submission, "contractor");
    }

    public long inspect(CaseKey village, List<Map<String, String>> rows) {
        UUID submission = hand(
                village,
                "acceptance.userTask_inspectHouseholds",
                Map.of("inspectedOn", rows.get(0).get("inspectedOn")),
                sheet(SheetKind.INSPECTION, village, rows));
        return households.recordInspection(village, submission, "technician");
    }

    /** A row for every household of the village that is not withdrawn. */
    public List<Map<String, String>> each(CaseKey village, Map<String, String> values) {
        return ids(village).stream().map(id -> row(id, values)).toList();
    }

    public static Map<String, String> row(String household, Map<String, String> values) {
        Map<String, String> row = new HashMap<>(values);
        row.put("household", household);
        return row;
    }

    public List<String> ids(CaseKey village) {
        return jdbc.sql("""
                        SELECT id::text FROM ledger.household
                        WHERE plan = :plan AND village = :village AND eligibility <> 'WITHDRAWN' ORDER BY sequence_no, id""")
                .param("plan", plan.value())
                .param("village", village.village())
                .query(String.class)
                .list();
    }

    public long events(CaseKey village) {
        return jdbc.sql("""
                        SELECT count(*) FROM ledger.household_event e JOIN ledger.household h ON h.id = e.household
                        WHERE h.plan = :plan AND h.village = :village""")
                .param("plan", plan.value())
                .param("village", village.village())
                .query(Long.class)
                .single();
    }

    public Numbers numbers(CaseKey village) {
        return villages.get(village).numbers();
    }

    /** Noon of the day in China. */
    public void today(String day) {
        bean(TestClock.class).runs = false;
        bean(TestClock.class).now = LocalDate.parse(day)
                .atTime(LocalTime.NOON)
                .atZone(ChinaTime.ZONE)
                .toInstant();
    }

    /** From now on every look at the clock is a microsecond later, until {@link #today}, so that what comes later is known to be later. */
    public void clockRuns() {
        bean(TestClock.class).runs = true;
    }

    public <T> List<T> seen(Class<T> event) {
        return bean(Events.class).seen.stream()
                .filter(event::isInstance)
                .map(event::cast)
                .toList();
    }

    public static <T> T bean(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    private static AnnotationConfigApplicationContext start() {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "keys",
                        Map.of(
                                "qingnuan.keys.data",
                                DATA_KEY,
                                "qingnuan.keys.search",
                                SEARCH_KEY,
                                "qingnuan.keys.old-search",
                                OTHER_SEARCH_KEY)));
        context.register(Wiring.class);
        context.refresh();
        return context;
    }

    /** Remembers what was published. */
    static class Events implements ApplicationListener<PayloadApplicationEvent<?>> {

        private final List<Object> seen = new CopyOnWriteArrayList<>();

        @Override
        public void onApplicationEvent(PayloadApplicationEvent<?> event) {
            seen.add(event.getPayload());
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    @Import(ModuleDatabase.class)
    @ComponentScan(
            basePackages = {"org.qingnuan.ledger", "org.qingnuan.calendar", "org.qingnuan.spreadsheet"},
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = {".*World.*", ".*Test.*", ".*PlayedRegister"}))
    static class Wiring {

        @Bean
        EligibilityTable eligibilityTable() {
            return new EligibilityTable();
        }

        @Bean
        TestClock clock() {
            return new TestClock();
        }

        @Bean
        PlayedHolds paymentHolds() {
            return new PlayedHolds();
        }

        @Bean
        Events events() {
            return new Events();
        }
    }

    /** The batches that the test says a household is in. */
    public static class PlayedHolds implements PaymentHolds {

        public final java.util.Map<Long, String> paying = new java.util.concurrent.ConcurrentHashMap<>();

        @Override
        public java.util.Optional<String> paying(long household) {
            return java.util.Optional.ofNullable(paying.get(household));
        }

        @Override
        public java.util.Optional<String> computed(long household) {
            return paying(household);
        }
    }

    /** Stands still where it is set, unless it is told to run. */
    static class TestClock extends Clock {

        private volatile Instant now = Instant.EPOCH;
        private volatile boolean runs;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public synchronized Instant instant() {
            if (runs) {
                now = now.plus(1, ChronoUnit.MICROS);
            }
            return now;
        }
    }
}
