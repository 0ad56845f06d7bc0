package org.qingnuan.ledger;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.BuildingRows.Report;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Buildings in the database, changed under the lock of their body's row. */
@Service
@Transactional
class StoredBuildings implements Buildings {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Intake intake;
    private final SheetRows sheets;
    private final BodyRows bodies;
    private final BuildingRows rows;
    private final BuildingEligibility eligibility;
    private final Stages stages;
    private final ActualDays days;

    StoredBuildings(
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events,
            Intake intake,
            SheetRows sheets,
            BodyRows bodies,
            BuildingRows rows,
            BuildingEligibility eligibility,
            Stages stages,
            ActualDays days) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.intake = intake;
        this.sheets = sheets;
        this.bodies = bodies;
        this.rows = rows;
        this.eligibility = eligibility;
        this.stages = stages;
        this.days = days;
    }

    @Override
    public void define(PlanId plan, List<BuildingTarget> targets) {
        targets.forEach(target -> jdbc.sql("""
                        insert into ledger.building_target(plan, category, name, quantity, unit)
                        values (:plan, :category, :name, :quantity, :unit) on conflict (plan, category) do nothing
                        """)
                .param("plan", plan.value())
                .param("category", target.category().name())
                .param("name", target.name())
                .param("quantity", target.quantity())
                .param("unit", target.unit())
                .update());
    }

    @Override
    @Transactional(readOnly = true)
    public List<BuildingTarget> targets(PlanId plan) {
        return rows.targets(plan);
    }

    @Override
    public void assign(CaseKey body, BuildingCategory category, BigDecimal quantity, String reason, String by) {
        bodies.lock(body);
        Rules.requireReason(reason);
        lockTarget(body.plan(), category);
        BuildingTarget target = rows.targets(body.plan()).stream()
                .filter(one -> one.category() == category)
                .findFirst()
                .orElseThrow();
        BigDecimal left = target.left().add(rows.share(body, category));
        BigDecimal registered = rows.registered(body, category);
        Rules.refuse(quantity.signum() < 0, "任务量小于0", "请填写0或正数");
        Rules.refuse(
                quantity.stripTrailingZeros().scale() > (category == BuildingCategory.URBAN ? 2 : 0),
                category == BuildingCategory.URBAN ? "面积超过两位小数" : "户数不是整数",
                "请改正");
        Rules.refuse(
                quantity.compareTo(left) > 0,
                "各单位合计超过方案任务%s%s，本单位至多%s%s"
                        .formatted(
                                target.quantity().toPlainString(), target.unit(), left.toPlainString(), target.unit()),
                "请减少任务量");
        Rules.refuse(
                quantity.compareTo(registered) < 0,
                "少于已登记的%s%s".formatted(registered.toPlainString(), target.unit()),
                "请先核对登记的改造对象");
        jdbc.sql("""
                        insert into ledger.building_quota(plan, body, category, quantity, reason, by_user, at)
                        values (:plan, :body, :category, :quantity, :reason, :by, :at)
                        """)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .param("category", category.name())
                .param("quantity", quantity)
                .param("reason", reason.strip())
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
        if (quantity.signum() > 0) {
            events.publishEvent(new BuildingAssigned(body.body()));
        }
    }

    /** Whoever shares out waits for whoever shares out. */
    private void lockTarget(PlanId plan, BuildingCategory category) {
        boolean known = jdbc.sql(
                        "select quantity from ledger.building_target where plan = :plan and category = :category for no key update")
                .param("plan", plan.value())
                .param("category", category.name())
                .query(BigDecimal.class)
                .optional()
                .isPresent();
        Rules.refuse(!known, "本方案没有" + category.label() + "的节能改造任务", "请核对方案");
    }

    @Override
    @Transactional(readOnly = true)
    public BuildingNumbers numbers(CaseKey body) {
        Optional<Report> works = rows.last(body, "WORKS");
        Optional<Report> inspection = rows.last(body, "INSPECTION");
        return new BuildingNumbers(
                rows.share(body, BuildingCategory.URBAN),
                rows.registered(body, BuildingCategory.URBAN),
                works.map(Report::urban).orElse(BigDecimal.ZERO),
                inspection.map(Report::urban).orElse(BigDecimal.ZERO),
                rows.share(body, BuildingCategory.RURAL).intValueExact(),
                rows.registered(body, BuildingCategory.RURAL).intValueExact(),
                works.map(Report::rural).orElse(0),
                inspection.map(Report::rural).orElse(0),
                rows.last(body, "WORKS_VERIFIED").map(Report::approved).orElse(false),
                rows.last(body, "CONCLUSION").map(Report::approved).orElse(false));
    }

    @Override
    public void register(CaseKey body, UUID submission, String by) {
        bodies.lock(body);
        UUID sheet = intake.take(submission, body, BuildingRules.REGISTER, by).sheet();
        sheets.rows(sheet).stream().map(NewBuilding::of).forEach(building -> insert(body, building, by));
    }

    private void insert(CaseKey body, NewBuilding building, String by) {
        BuildingEligibility.Verdict verdict = eligibility.of(body.plan(), building.facts());
        jdbc.sql("""
                        insert into ledger.building(plan, body, category, place, door, area, household, in_plan, clean_heated,
                          occupied, worthwhile, willing, reason, clause, by_user, at)
                        values (:plan, :body, :category, :place, :door, :area, :household, :inPlan, :cleanHeated, :occupied,
                          :worthwhile, :willing, :reason, :clause, :by, :at)
                        on conflict (plan, body, place, door) do nothing
                        """)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .param("category", building.category().name())
                .param("place", building.place())
                .param("door", building.door())
                .param("area", building.area())
                .param("household", building.household())
                .params(building.facts())
                .param("reason", verdict.reason())
                .param("clause", verdict.clause())
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    @Override
    public void reportWorks(CaseKey body, UUID submission, String by) {
        bodies.lock(body);
        Answers answers = intake.take(submission, body, BuildingRules.REPORT, by);
        report(body, "WORKS", quantities(answers), answers.day("finishedOn").orElseThrow(), null, null, by);
    }

    @Override
    public boolean verifyWorks(CaseKey body, UUID submission, String by) {
        bodies.lock(body);
        Answers answers = intake.take(submission, body, BuildingRules.VERIFY, by);
        boolean approved = Rules.approved(answers);
        report(body, "WORKS_VERIFIED", null, null, approved, answers.textOrNull("opinion"), by);
        if (approved) {
            Report works = rows.last(body, "WORKS").orElseThrow();
            stages.reported(body, "building-works", days.counting(body, works.doneOn(), ChinaTime.dayOf(works.at())));
        }
        return approved;
    }

    @Override
    public boolean inspect(CaseKey body, UUID submission, String by) {
        bodies.lock(body);
        Answers answers = intake.take(submission, body, BuildingRules.INSPECT, by);
        Quantities passed = quantities(answers);
        report(
                body,
                "INSPECTION",
                passed,
                answers.day("inspectedOn").orElseThrow(),
                null,
                answers.textOrNull("problems"),
                by);
        return BuildingRules.all(rows, body, passed);
    }

    @Override
    public void rectify(CaseKey body, UUID submission, String by) {
        bodies.lock(body);
        Answers answers = intake.take(submission, body, BuildingRules.RECTIFY, by);
        report(
                body,
                "RECTIFICATION",
                null,
                answers.day("rectifiedOn").orElseThrow(),
                null,
                answers.text("measure"),
                by);
    }

    @Override
    public boolean conclude(CaseKey body, UUID submission, String by) {
        bodies.lock(body);
        Answers answers = intake.take(submission, body, BuildingRules.CONCLUDE, by);
        boolean approved = Rules.approved(answers);
        LocalDate acceptedOn = answers.day("acceptedOn").orElseThrow();
        report(body, "CONCLUSION", null, acceptedOn, approved, answers.textOrNull("opinion"), by);
        if (approved) {
            stages.reported(body, "building-acceptance", days.counting(body, acceptedOn, ChinaTime.today(clock)));
        }
        return approved;
    }

    private static Quantities quantities(Answers answers) {
        return new Quantities(new BigDecimal(answers.text("urban")), Integer.parseInt(answers.text("rural")));
    }

    private void report(
            CaseKey body, String kind, Quantities quantities, LocalDate on, Boolean approved, String note, String by) {
        jdbc.sql("""
                        insert into ledger.building_report(plan, body, kind, urban, rural, done_on, approved, note, by_user, at)
                        values (:plan, :body, :kind, :urban, :rural, :on, :approved, :note, :by, :at)
                        """)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .param("kind", kind)
                .param("urban", quantities == null ? null : quantities.urban())
                .param("rural", quantities == null ? null : quantities.rural())
                .param("on", on)
                .param("approved", approved)
                .param("note", note)
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    /** Square metres of urban buildings and rural households. */
    record Quantities(BigDecimal urban, int rural) {}
}
