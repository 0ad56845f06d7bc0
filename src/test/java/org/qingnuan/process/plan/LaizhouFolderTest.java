package org.qingnuan.process.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.ConditionKind;
import org.qingnuan.ledger.GateMode;
import org.qingnuan.ledger.GatePoint;
import org.qingnuan.ledger.HouseholdCondition;
import org.qingnuan.ledger.HouseholdGate;
import org.qingnuan.ledger.PlanGate;
import org.qingnuan.ledger.QuotaCategory;
import org.qingnuan.ledger.RosterRules;
import org.qingnuan.ledger.Target;
import org.qingnuan.shared.PlanId;

/** What Laizhou's folder says: two kinds of villages without a table of towns (LZ-01, D-39), its gates, its exclusions. */
class LaizhouFolderTest {

    private static final PlanId LAIZHOU = new PlanId("laizhou-2023");
    private static final String HOME = "bpmn/plans/laizhou-2023/";
    private static final PlanFolder FOLDER = PlanFolder.of(LAIZHOU, null);

    private final List<Target> targets = TargetsFile.read(HOME + "targets.csv", FOLDER.file("targets.csv"));
    private final PlanContents contents = PlanFile.read(
            LAIZHOU,
            HOME + "plan.yaml",
            FOLDER.file("plan.yaml"),
            PlanFolder.defaults().file("plan.yaml"),
            targets);

    @Test
    void twoKindsOfVillagesMakeUpTheWholeFigureAndNoTownHasOneOfItsOwn() {
        assertThat(contents.charter().rules().categories())
                .containsExactly(
                        new QuotaCategory("urban-village", "城中村、城郊村、棚户区等", 1821),
                        new QuotaCategory("rural", "农村地区", 20084))
                .extracting(QuotaCategory::households)
                .satisfies(all -> assertThat(
                                all.stream().mapToInt(Integer::intValue).sum())
                        .isEqualTo(21_905));
        assertThat(targets).hasSize(17).allMatch(target -> target.quantity() == Target.LEFT_OPEN);
    }

    @Test
    void itsGatesStandWhereTheMatrixSays() {
        assertThat(contents.charter().rules().gates())
                .extracting(PlanGate::kind, PlanGate::before, PlanGate::clause)
                .containsExactlyInAnyOrder(
                        tuple(ConditionKind.ROUTE_STANDARD, GatePoint.TENDER, "LZ-10"),
                        tuple(ConditionKind.ASSEMBLY, GatePoint.CONFIRMATION, "LZ-11"),
                        tuple(ConditionKind.PERMITS, GatePoint.CONSTRUCTION, "LZ-54"),
                        tuple(ConditionKind.WAGE_ACCOUNT, GatePoint.CONSTRUCTION, "LZ-20"),
                        tuple(ConditionKind.REAL_NAME_ROSTER, GatePoint.CONSTRUCTION, "LZ-20"),
                        tuple(ConditionKind.SITE_INSPECTOR, GatePoint.CONSTRUCTION, "LZ-22"),
                        tuple(ConditionKind.AFTER_SALES, GatePoint.ACCEPTANCE, "LZ-32"),
                        tuple(ConditionKind.PRELIMINARY_ACCEPTANCE, GatePoint.ACCEPTANCE, "LZ-30"),
                        tuple(ConditionKind.INSPECTOR_REPORT, GatePoint.ACCEPTANCE, "LZ-33"),
                        tuple(ConditionKind.DOSSIER, GatePoint.ACCEPTANCE, "LZ-31"),
                        tuple(ConditionKind.COMPLETION_FILING, GatePoint.CLOSE, "LZ-31"));
        assertThat(contents.charter().rules().gates()).allMatch(gate -> gate.mode() == GateMode.REQUIRED);
        assertThat(contents.charter().rules().householdGates())
                .containsExactly(
                        new HouseholdGate(HouseholdCondition.COMMITMENT, "LZ-27"),
                        new HouseholdGate(HouseholdCondition.TERMINAL_DEVICE, "LZ-29"));
        assertThat(contents.charter().rules().safetyOfficersRequired()).isTrue();
        assertThat(contents.charter().rules().tenderer()).isEqualTo(Roles.FINANCE_COMPANY);
        assertThat(contents.charter().rules().roster()).isEqualTo(RosterRules.FULL);
    }

    @Test
    void eachOfTheSixExclusionsSaysItsReasonAndItsClause() {
        Map<Map<String, Object>, String> excluded = Map.of(
                Map.of("demolition", true), "DEMOLITION",
                Map.of("premises", "COMMERCIAL"), "COMMERCIAL_PREMISES",
                Map.of("premises", "COMMODITY_HOUSE"), "COMMODITY_HOUSE",
                Map.of("premises", "ILLEGAL_BUILDING"), "ILLEGAL_BUILDING",
                Map.of("premises", "COLLECTIVE_HOUSE"), "COLLECTIVE_HOUSE",
                Map.of("benefitedOn", 20221231), "PRIOR_BENEFIT");

        excluded.forEach((inputs, code) -> assertThat(decide(inputs))
                .as(code)
                .containsEntry("reasonCode", code)
                .containsEntry("clause", "LZ-36")
                .containsEntry("hard", true)
                .containsEntry("eligible", false));
    }

    @Test
    void benefitIn2023ItselfExcludesNobody() {
        assertThat(decide(Map.of("benefitedOn", 20230101))).containsEntry("eligible", true);
    }

    @Test
    void onlyWhoReallyAndPermanentlyLivesThereAndWantsToTakesPart() {
        Map<Map<String, Object>, String> refused = Map.of(
                Map.of("actualResident", false), "LZ-35",
                Map.of("permanentResident", false), "LZ-35",
                Map.of("willing", false), "LZ-11",
                Map.of("route", "COAL_TO_GAS"), "LZ-04");

        refused.forEach((inputs, clause) -> assertThat(decide(inputs))
                .as(clause)
                .containsEntry("clause", clause)
                .containsEntry("eligible", false));
        assertThat(decide(Map.of())).containsEntry("eligible", true).containsEntry("clause", "LZ-12");
    }

    private static Map<String, Object> decide(Map<String, Object> changes) {
        Map<String, Object> inputs = new HashMap<>(Map.of(
                "listed",
                true,
                "willing",
                true,
                "route",
                "COAL_TO_ELECTRICITY",
                "actualResident",
                true,
                "permanentResident",
                true,
                "premises",
                "OWN_HOUSE",
                "demolition",
                false,
                "benefitedOn",
                99_999_999,
                "routes",
                List.of("COAL_TO_ELECTRICITY", "CENTRAL_HEATING")));
        inputs.putAll(changes);
        DmnEngine engine =
                DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
        DmnDecision table = engine.parseDecision(
                "laizhou-2023.eligibility", new java.io.ByteArrayInputStream(FOLDER.file("eligibility.dmn")));
        return engine.evaluateDecisionTable(table, Variables.fromMap(inputs))
                .getSingleResult()
                .getEntryMap();
    }
}
