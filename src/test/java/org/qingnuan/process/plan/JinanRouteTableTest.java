package org.qingnuan.process.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jinan's table of routes, row by row (JN-10, JN-12, JN-14, JN-16 to JN-20). */
class JinanRouteTableTest {

    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private static final DmnDecision TABLE = parse();
    private static final List<String> FACTS =
            List.of("heatNetwork", "wasteHeat", "gasNetwork", "gasSecured", "gridCapacity", "geothermal", "biomass");

    @ParameterizedTest
    @CsvSource({
        "URBAN, ORDINARY,  heatNetwork gasNetwork gasSecured, CENTRAL_HEATING,        URBAN_NETWORK,    JN-19",
        "URBAN, DENSE,     wasteHeat,                         CENTRAL_HEATING,        URBAN_WASTE_HEAT, JN-19",
        "URBAN, DENSE,     geothermal gridCapacity,           GEOTHERMAL,             URBAN_GEOTHERMAL, JN-19、JN-17",
        "URBAN, DENSE,     gridCapacity,                      COAL_TO_ELECTRICITY,    URBAN_HEAT_PUMP,  JN-19",
        "RURAL, DENSE,     heatNetwork gasNetwork gasSecured, CENTRAL_HEATING,        RURAL_NETWORK,    JN-14、JN-20",
        "RURAL, ORDINARY,  wasteHeat gasNetwork gasSecured,   CENTRAL_HEATING,        RURAL_WASTE_HEAT, JN-20",
        "RURAL, DENSE,     gasNetwork gasSecured gridCapacity, COAL_TO_GAS,           DENSE_GAS,        JN-10、JN-20",
        "RURAL, DENSE,     gridCapacity,                      COAL_TO_ELECTRICITY,    DENSE_ELECTRIC,   JN-16、JN-20",
        "RURAL, DENSE,     geothermal,                        GEOTHERMAL,             DENSE_GEOTHERMAL, JN-17、JN-20",
        "RURAL, DENSE,     biomass,                           BIOMASS,                DENSE_BIOMASS,    JN-18、JN-20",
        "RURAL, ORDINARY,  gasNetwork gasSecured gridCapacity, COAL_TO_GAS,           GAS,              JN-10、JN-20",
        "RURAL, ORDINARY,  gasNetwork gridCapacity,           COAL_TO_ELECTRICITY,    ELECTRIC,         JN-10、JN-16、JN-20",
        "RURAL, SCATTERED, gridCapacity,                      COAL_TO_ELECTRICITY,    ELECTRIC,         JN-10、JN-16、JN-20",
        "RURAL, SCATTERED, geothermal,                        GEOTHERMAL,             GEOTHERMAL,       JN-17、JN-20",
        "RURAL, SCATTERED, biomass,                           BIOMASS,                BIOMASS,          JN-18、JN-20",
        "RURAL, SCATTERED, gasNetwork,                        TEMPORARY_QUALITY_COAL, TEMPORARY,        JN-12",
        "URBAN, ORDINARY,  biomass,                           TEMPORARY_QUALITY_COAL, TEMPORARY,        JN-12"
    })
    void theFirstRowThatAppliesIsTheSuggestion(
            String settlement, String density, String facts, String route, String reason, String clause) {
        Map<String, Object> first = rows(settlement, density, facts).get(0);

        assertThat(first)
                .containsEntry("route", route)
                .containsEntry("reasonCode", reason)
                .containsEntry("clause", clause);
    }

    @Test
    void theOthersThatApplyAreShownInTheDocumentsOrder() {
        assertThat(rows("RURAL", "DENSE", "gasNetwork gasSecured gridCapacity biomass"))
                .extracting(row -> row.get("reasonCode"))
                .containsExactly("DENSE_GAS", "DENSE_ELECTRIC", "DENSE_BIOMASS", "TEMPORARY");
    }

    @Test
    void everyRowIsReachedByOneOfTheCases() {
        Set<String> reached = new TreeSet<>();
        for (String settlement : List.of("URBAN", "RURAL")) {
            for (String density : List.of("DENSE", "ORDINARY", "SCATTERED")) {
                rows(settlement, density, String.join(" ", FACTS))
                        .forEach(row -> reached.add(row.get("reasonCode").toString()));
            }
        }

        assertThat(reached).hasSize(15);
    }

    @Test
    void qualityCoalIsSuggestedOnlyWhereNothingElseApplies() {
        for (String fact : List.of("heatNetwork", "wasteHeat", "gridCapacity", "geothermal", "biomass")) {
            assertThat(rows("RURAL", "ORDINARY", fact).get(0).get("route")).isNotEqualTo("TEMPORARY_QUALITY_COAL");
        }
    }

    private static List<Map<String, Object>> rows(String settlement, String density, String facts) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("settlement", settlement);
        inputs.put("density", density);
        Set<String> there = Set.of(facts.strip().split("\\s+"));
        FACTS.forEach(fact -> inputs.put(fact, there.contains(fact)));
        return ENGINE.evaluateDecisionTable(TABLE, Variables.fromMap(inputs)).stream()
                .map(row -> row.getEntryMap())
                .collect(Collectors.toList());
    }

    private static DmnDecision parse() {
        try (InputStream model =
                JinanRouteTableTest.class.getResourceAsStream("/bpmn/plans/jinan-2019-2022/route.dmn")) {
            return ENGINE.parseDecision("jinan-2019-2022.route", model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
