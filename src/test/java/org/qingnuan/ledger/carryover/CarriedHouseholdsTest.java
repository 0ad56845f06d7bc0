package org.qingnuan.ledger.carryover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.CarriedHouseholds;
import org.qingnuan.ledger.CarriedHouseholds.Candidate;
import org.qingnuan.ledger.CarriedHouseholds.OfBody;
import org.qingnuan.ledger.CheckedSheet;
import org.qingnuan.ledger.HouseholdWithdrawn;
import org.qingnuan.ledger.Plan;
import org.qingnuan.ledger.PlanCharter;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.ledger.RegisterWorld;
import org.qingnuan.ledger.Screening;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.ledger.Target;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;

/** What a year leaves open begins the next one, once, with its history. */
class CarriedHouseholdsTest {

    private final RegisterWorld world = new RegisterWorld();
    private final CarriedHouseholds carried = RegisterWorld.bean(CarriedHouseholds.class);
    private final PlanId next = new PlanId(world.plan.value() + "-next");
    private final CaseKey east = world.village("东庄村", 10);
    private final CaseKey west = world.village("西庄村", 10);

    /** Three confirmed in the east, one of them installed; two in the west nobody has decided on. */
    @BeforeEach
    void aYearThatEnds() {
        world.confirmed(east, 0, 3);
        world.today("2021-08-20");
        world.progress(east, world.installations(east, "2021-08-01").subList(0, 1));
        world.survey(west, world.roster(50, 2).rows());
        Plan plan = world.plans.get(world.plan);
        world.plans.register(new PlanCharter(
                next,
                "测试方案2022",
                "川政办字〔2022〕1号",
                LocalDate.of(2022, 3, 1),
                2022,
                plan.area(),
                List.of(new Target(world.plans.bodies(world.plan).get(0).area(), null, 500, "户")),
                PlanRules.draft(List.of("COAL_TO_GAS")).done()));
    }

    private CaseKey xiheNext() {
        return world.plans.bodies(next).stream().map(Body::key).findFirst().orElseThrow();
    }

    @Test
    void theNumbersAreShownBeforeAnythingIsDone() {
        List<OfBody> preview = carried.preview(world.plan, next);

        assertThat(preview).hasSize(2);
        assertThat(preview.get(0)).isEqualTo(new OfBody("西河镇", xiheNext(), 2, 0, 2, 1, 0));
        assertThat(preview.get(0).open()).isEqualTo(4);
        assertThat(preview.get(1).to()).as("洪山镇 has no part in the next plan").isNull();
        assertThat(carried.of(xiheNext())).isEmpty();
    }

    @Test
    void openHouseholdsLeaveTheOldPlanOnceAndThoseInstalledStay() {
        assertThat(carried.carry(world.plan, next, "guanli")).isEqualTo(4);
        assertThat(carried.carry(world.plan, next, "guanli")).isZero();

        assertThat(carried.preview(world.plan, next).get(0)).isEqualTo(new OfBody("西河镇", xiheNext(), 0, 0, 0, 1, 4));
        assertThat(world.ids(east)).hasSize(1);
        assertThat(world.ids(west)).isEmpty();
        assertThat(world.jdbc
                        .sql(
                                "SELECT count(*) FROM ledger.household_event e JOIN ledger.household h ON h.id = e.household"
                                        + " WHERE h.plan = :plan AND e.change = 'CARRIED_OVER' AND e.reason = '结转到测试方案2022'")
                        .param("plan", world.plan.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
        assertThat(world.seen(HouseholdWithdrawn.class))
                .as("the confirmed ones")
                .hasSize(2);
        assertThat(carried.of(xiheNext()))
                .hasSize(4)
                .extracting(Candidate::was)
                .containsExactlyInAnyOrder("CONFIRMED", "CONFIRMED", "SURVEYED", "SURVEYED");
        assertThat(carried.of(xiheNext()))
                .allSatisfy(one -> assertThat(one.identity()).contains("*"));
    }

    @Test
    void theNextYearsClerkFindsThemInTheRosterAndTheirRowsAreLinkedWhenSurveyed() {
        carried.carry(world.plan, next, "guanli");
        CaseKey later = world.villages.add(xiheNext(), "东庄村", 20, "COAL_TO_GAS", "测试", "town");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        world.sheets.prefilled(SheetKind.ROSTER, later, out);
        CheckedSheet sheet = world.sheets.check(
                SheetKind.ROSTER, later, "摸底.xlsx", new ByteArrayInputStream(out.toByteArray()), "clerk");
        assertThat(sheet.findings()).isEmpty();
        assertThat(sheet.rows()).isEqualTo(2);
        world.households.recordSurvey(
                later,
                world.hand(later, "survey.userTask_registerSurvey", Map.of("surveyedOn", "2021-08-20"), sheet.sheet()),
                "clerk");

        assertThat(carried.of(xiheNext()))
                .filteredOn(one -> one.village().equals("东庄村"))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.surveyed()).isTrue());
        assertThat(world.households.screen(later, next))
                .as("a household that got nothing yet has no prior benefit")
                .isEqualTo(new Screening(2, 2, 0));
        assertThat(world.jdbc
                        .sql(
                                "SELECT count(*) FROM ledger.carried_household c JOIN ledger.household o ON o.id = c.from_household"
                                        + " JOIN ledger.household n ON n.id = c.household AND n.identity_fingerprint = o.identity_fingerprint"
                                        + " WHERE c.plan = :plan")
                        .param("plan", next.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        world.sheets.prefilled(SheetKind.ROSTER, later, again);
        assertThat(world.sheets
                        .check(
                                SheetKind.ROSTER,
                                later,
                                "空.xlsx",
                                new ByteArrayInputStream(again.toByteArray()),
                                "clerk")
                        .sheet())
                .as("nothing is left to take over")
                .isNull();
    }

    @Test
    void nothingIsCarriedBackInTime() {
        assertThatThrownBy(() -> carried.carry(next, world.plan, "guanli"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("不晚于");
    }
}
