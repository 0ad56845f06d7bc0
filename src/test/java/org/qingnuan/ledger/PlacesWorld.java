package org.qingnuan.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.calendar.WorkingDays;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.qingnuan.shared.Region;
import org.qingnuan.support.ModuleDatabase;
import org.qingnuan.support.PlanGates;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger's places on a real PostgreSQL, one plan with areas of its own per test; the register is played by {@link PlayedRegister}. */
class PlacesWorld {

    private static final AnnotationConfigApplicationContext CONTEXT =
            new AnnotationConfigApplicationContext(Wiring.class);
    private static final AtomicInteger PLANS = new AtomicInteger();

    final PlanId plan;
    final PlayedRegister register = bean(PlayedRegister.class);
    final Plans plans = bean(Plans.class);
    final Quotas quotas = bean(Quotas.class);
    final Villages villages = bean(Villages.class);
    final TownPlans townPlans = bean(TownPlans.class);
    final Lots lots = bean(Lots.class);
    final Safety safety = bean(Safety.class);
    final Networks networks = bean(Networks.class);
    final WorkRecords records = bean(WorkRecords.class);
    final Conditions conditions = bean(Conditions.class);
    final Responsibilities responsibilities = bean(Responsibilities.class);
    final Gates gates = bean(Gates.class);
    final Stages stages = bean(Stages.class);
    final Board board = bean(Board.class);
    final Reminders reminders = bean(Reminders.class);
    final Overdues overdues = bean(Overdues.class);
    final Praises praises = bean(Praises.class);
    final JdbcClient jdbc = bean(JdbcClient.class);
    final TransactionTemplate transaction = new TransactionTemplate(bean(PlatformTransactionManager.class));

    /** A plan of 西河镇 with 150 and 洪山镇 with 458 households, on 2021-06-15. */
    PlacesWorld() {
        plan = new PlanId("test-" + PLANS.incrementAndGet());
        today("2021-06-15");
        bean(Events.class).seen.clear();
        plans.register(charter());
    }

    PlanCharter charter() {
        return new PlanCharter(
                plan,
                "测试方案",
                "川政办字〔2021〕32号",
                LocalDate.of(2021, 6, 10),
                2021,
                new Region(area("zichuan"), "淄川区"),
                List.of(
                        new Target(new Region(area("xihe"), "西河镇"), "370302111", 150, "户"),
                        new Target(new Region(area("hongshan"), "洪山镇"), null, 458, "户")),
                PlanRules.draft(List.of("CENTRAL_HEATING", "COAL_TO_GAS"))
                        .catalogueRequired(true)
                        .recommendationRequired(true)
                        .contractItemsRequired(true)
                        .jointAcceptance(true)
                        .ledgerRequired(true)
                        .safetyOfficersRequired(true)
                        .townPlanRequired(true)
                        .networkRoutes(List.of("COAL_TO_GAS"))
                        .done());
    }

    /** The id of an area of this test's own. */
    String area(String name) {
        return name + "-" + plan.value();
    }

    CaseKey xihe() {
        return CaseKey.ofBody(plan, area("xihe"));
    }

    CaseKey hongshan() {
        return CaseKey.ofBody(plan, area("hongshan"));
    }

    /** A village of 西河镇 that is on its way. */
    CaseKey village(String name, int quota) {
        CaseKey village = villages.add(xihe(), name, quota, "COAL_TO_GAS", "测试", "town");
        villages.claimStart(village);
        return village;
    }

    /** Hands the answers in and has them applied. */
    UUID hand(CaseKey subject, String task, Map<String, String> fields) {
        return register.hand(subject, task, fields, null);
    }

    /** Lets the plan demand these conditions from now on. */
    void demands(PlanGate... gates) {
        PlanGates.set(jdbc, plan, gates);
    }

    void approveTownPlan() {
        townPlans.submit(xihe(), hand(xihe(), TownPlanRules.DRAFT, townPlan("COAL_TO_GAS")), "town");
        townPlans.decide(xihe(), hand(xihe(), TownPlanRules.APPROVE, Map.of("decision", "approve")), "office");
    }

    static Map<String, String> townPlan(String routes) {
        return Map.of("taskBreakdown", "按村分解", "routes", routes, "milestones", "8月30日前完工");
    }

    /** Noon of the day in China. */
    void today(String day) {
        bean(TestClock.class)
                .set(LocalDate.parse(day)
                        .atTime(LocalTime.NOON)
                        .atZone(ChinaTime.ZONE)
                        .toInstant());
    }

    void now(String instant) {
        bean(TestClock.class).set(Instant.parse(instant));
    }

    <T> List<T> seen(Class<T> event) {
        return bean(Events.class).seen.stream()
                .filter(event::isInstance)
                .map(event::cast)
                .toList();
    }

    static <T> T bean(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    /** Remembers what was published. */
    static class Events implements ApplicationListener<PayloadApplicationEvent<?>> {

        private final List<Object> seen = new CopyOnWriteArrayList<>();

        @Override
        public void onApplicationEvent(PayloadApplicationEvent<?> event) {
            seen.add(event.getPayload());
        }
    }

    /** No component, so that scans of the application do not find it. */
    @Import({
        ModuleDatabase.class,
        Intake.class,
        DateClaimRows.class,
        StoredDateClaims.class,
        PlaceEvents.class,
        BodyRows.class,
        TownPlanRows.class,
        LotRows.class,
        StoredCategoryQuotas.class,
        StoredBarredBidders.class,
        FrameRows.class,
        TaskRows.class,
        BoardCounts.class,
        BoardCases.class,
        CaseDeadlines.class,
        StoredBoard.class,
        StoredReminders.class,
        NoticeRows.class,
        StoredPraises.class,
        DocumentNumbers.class,
        OrderRows.class,
        Measures.class,
        StoredPlans.class,
        StoredQuotas.class,
        StoredVillages.class,
        VillageCodes.class,
        StoredTownPlans.class,
        StoredLots.class,
        SealedSafety.class,
        StoredNetworks.class,
        StoredWorkRecords.class,
        ConditionPlaces.class,
        ConditionRows.class,
        VillageRouteDecision.class,
        StoredConditions.class,
        ConditionRules.class,
        SealedResponsibilities.class,
        LedgerGates.class,
        SiteReportRows.class,
        BuildingRows.class,
        GridRows.class,
        StageGates.class,
        StageProjection.class,
        SupervisionOrders.class,
        MilestoneChecks.class,
        BoilerRows.class,
        CoverageRows.class,
        StoredNoBurnZones.class,
        CorrectionDates.class,
        Terms.class,
        VillageRules.class,
        TownPlanRules.class,
        LotRules.class,
        SafetyRules.class,
        NetworkRules.class,
        SupervisionRules.class,
        PlayedRegister.class
    })
    static class Wiring {

        @Bean
        WorkingDays workingDays() {
            return WorkingDays.published();
        }

        /** Nobody waits in this world. */
        @Bean
        WaitingList waitingList() {
            return (village, by) -> 0;
        }

        @Bean
        TestClock clock() {
            return new TestClock();
        }

        @Bean
        Events events() {
            return new Events();
        }
    }

    /** Stands still where it is set. */
    static class TestClock extends Clock {

        private volatile Instant now = Instant.EPOCH;

        void set(Instant instant) {
            now = instant;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
