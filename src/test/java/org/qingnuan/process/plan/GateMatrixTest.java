package org.qingnuan.process.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingnuan.ledger.ConditionKind;
import org.qingnuan.ledger.GateMode;
import org.qingnuan.ledger.GatePoint;
import org.qingnuan.ledger.PlanGate;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.shared.PlanId;

/** The gates of each plan's folder are those of the requirements' matrix (B6), no more and no fewer. */
class GateMatrixTest {

    static List<String> plans() {
        return List.of("heze-2021", "jinan-2019-2022", "jiyang-2021", "laizhou-2023", "zichuan-2021");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zichuan-2021    | gas-agreement          | plan-approval | required   | true",
                "zichuan-2021    | completion-filing      | close         | advised    | true",
                "heze-2021       | project-approval       | construction  | required   | true",
                "heze-2021       | gas-agreement          | plan-approval | required   | false",
                "heze-2021       | grid-survey            | plan-approval | required   | true",
                "heze-2021       | qualification          | award         | required   | true",
                "heze-2021       | post-meter-wiring      | acceptance    | required   | true",
                "heze-2021       | dossier                | acceptance    | required   | true",
                "heze-2021       | completion-filing      | close         | required   | true",
                "heze-2021       | contingency-plan       | payout        | advised    | false",
                "jiyang-2021     | contractor-commitment  | construction  | required   | true",
                "jiyang-2021     | permits                | construction  | deferrable | false",
                "jiyang-2021     | crossing               | construction  | required   | false",
                "jiyang-2021     | task-force             | construction  | advised    | true",
                "jiyang-2021     | village-contractors    | construction  | required   | true",
                "jiyang-2021     | wage-account           | construction  | required   | true",
                "jiyang-2021     | real-name-roster       | construction  | required   | true",
                "jiyang-2021     | completion-filing      | close         | required   | true",
                "jiyang-2021     | gas-agreement          | plan-approval | required   | true",
                "laizhou-2023    | route-standard         | tender        | required   | false",
                "laizhou-2023    | assembly               | confirmation  | required   | false",
                "laizhou-2023    | permits                | construction  | required   | true",
                "laizhou-2023    | site-inspector         | construction  | required   | true",
                "laizhou-2023    | wage-account           | construction  | required   | true",
                "laizhou-2023    | real-name-roster       | construction  | required   | true",
                "laizhou-2023    | after-sales            | acceptance    | required   | true",
                "laizhou-2023    | preliminary-acceptance | acceptance    | required   | true",
                "laizhou-2023    | inspector-report       | acceptance    | required   | true",
                "laizhou-2023    | dossier                | acceptance    | required   | true",
                "laizhou-2023    | completion-filing      | close         | required   | true",
                "jinan-2019-2022 | gas-agreement          | plan-approval | required   | false",
                "jinan-2019-2022 | grid-survey            | plan-approval | required   | true"
            })
    void aPlanDemandsWhatTheMatrixSaysBeforeWhatItSays(
            String plan, String kind, String before, String mode, boolean byDefault) {
        PlanGate gate = gates(plan).get(ConditionKind.of(kind).orElseThrow());

        assertThat(gate).isNotNull();
        assertThat(gate.before().key()).isEqualTo(before);
        assertThat(gate.mode().key()).isEqualTo(mode);
        assertThat(gate.byDefault()).isEqualTo(byDefault);
    }

    @ParameterizedTest
    @CsvSource({"zichuan-2021,2", "heze-2021,8", "jiyang-2021,9", "laizhou-2023,11", "jinan-2019-2022,2"})
    void aPlanDemandsNothingElse(String plan, int gates) {
        assertThat(gates(plan)).hasSize(gates);
    }

    @ParameterizedTest
    @CsvSource({
        "zichuan-2021,    true,  true,  true,  true,  true,  true,  true",
        "heze-2021,       true,  true,  false, false, false, false, true",
        "jiyang-2021,     false, false, false, false, false, false, true",
        "laizhou-2023,    true,  true,  false, false, false, true,  true",
        "jinan-2019-2022, false, false, false, false, false, false, false"
    })
    void theGatesThatAreRulesAreOnWhereTheMatrixSaysSo(
            String plan,
            boolean townPlan,
            boolean officers,
            boolean catalogue,
            boolean recommendation,
            boolean contractItems,
            boolean joint,
            boolean ledger) {
        PlanRules rules = rules(plan);

        assertThat(rules.townPlanRequired()).isEqualTo(townPlan);
        assertThat(rules.safetyOfficersRequired()).isEqualTo(officers);
        assertThat(rules.catalogueRequired()).isEqualTo(catalogue);
        assertThat(rules.recommendationRequired()).isEqualTo(recommendation);
        assertThat(rules.contractItemsRequired()).isEqualTo(contractItems);
        assertThat(rules.jointAcceptance()).isEqualTo(joint);
        assertThat(rules.ledgerRequired()).isEqualTo(ledger);
    }

    /** 监理 occurs in Jiyang's and Laizhou's documents alone (D-42). */
    @ParameterizedTest
    @CsvSource({
        "zichuan-2021,town-official",
        "heze-2021,acceptance-technician",
        "jiyang-2021,site-inspector",
        "laizhou-2023,site-inspector",
        "jinan-2019-2022,town-official"
    })
    void worksAreVerifiedByWhomTheDocumentNamesElseByTheDefault(String plan, String verifier) {
        PlanRules rules = rules(plan);

        assertThat(rules.verifier()).isEqualTo(verifier);
        assertThat(rules.sentences().get("rectification.verifyRectification")).contains("默认");
        assertThat(rules.sentences().get("construction.verifyCompletion")).contains("默认");
    }

    @Test
    void jiyangsDocumentsAreFiledUnderANumberWithTheGasAuthority() {
        PlanGate filing = gates("jiyang-2021").get(ConditionKind.COMPLETION_FILING);

        assertThat(filing.numbered()).isTrue();
        assertThat(filing.issuer()).isEqualTo("燃气");
    }

    @ParameterizedTest
    @MethodSource("plans")
    void aGateThatOnlyAdvisesIsNoneThatTheDocumentStates(String plan) {
        assertThat(gates(plan).values())
                .filteredOn(gate -> gate.mode() == GateMode.ADVISED && gate.before() != GatePoint.PAYOUT)
                .allMatch(PlanGate::byDefault);
    }

    private static Map<ConditionKind, PlanGate> gates(String plan) {
        return rules(plan).gates().stream().collect(Collectors.toMap(PlanGate::kind, Function.identity()));
    }

    private static PlanRules rules(String plan) {
        PlanId id = new PlanId(plan);
        PlanFolder folder = PlanFolder.of(id, null);
        return PlanFile.read(
                        id,
                        plan,
                        folder.file("plan.yaml"),
                        PlanFolder.defaults().file("plan.yaml"),
                        TargetsFile.read(plan, folder.file("targets.csv")))
                .charter()
                .rules();
    }
}
