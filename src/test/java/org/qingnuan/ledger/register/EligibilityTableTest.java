package org.qingnuan.ledger.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qingnuan.shared.PlanId;
import org.qingnuan.support.EligibilityTable;

class EligibilityTableTest {

    private final EligibilityTable table = new EligibilityTable();

    private Map<String, Object> decide(Map<String, Object> changes) {
        Map<String, Object> inputs = new HashMap<>(Map.of(
                "listed",
                true,
                "willing",
                true,
                "route",
                "COAL_TO_GAS",
                "rooms",
                2,
                "priorBenefit",
                false,
                "priorBenefitExcluded",
                false,
                "minRooms",
                2,
                "routes",
                List.of("COAL_TO_GAS", "CENTRAL_HEATING")));
        inputs.putAll(changes);
        List<Map<String, Object>> rows = table.decide(new PlanId("any"), "eligibility", inputs);
        assertThat(rows).as("one answer for every household").hasSize(1);
        assertThat(rows.get(0)).containsKeys("eligible", "hard", "reasonCode", "reason", "clause");
        return rows.get(0);
    }

    @Test
    void whoeverFulfilsAllIsEligible() {
        assertThat(decide(Map.of())).containsEntry("eligible", true).containsEntry("reasonCode", "ELIGIBLE");
        assertThat(decide(Map.of("minRooms", 0, "rooms", 1))).containsEntry("eligible", true);
    }

    @Test
    void eachExclusionSaysItsReasonAndTheFirstOneCounts() {
        Map<Map<String, Object>, String> expected = Map.of(
                Map.of("listed", false), "NOT_LISTED",
                Map.of("willing", false), "NOT_WILLING",
                Map.of("route", "COAL_TO_ELECTRICITY"), "ROUTE_NOT_ALLOWED",
                Map.of("rooms", 1), "ROOMS_BELOW_MINIMUM",
                Map.of("priorBenefit", true, "priorBenefitExcluded", true), "PRIOR_BENEFIT",
                Map.of("willing", false, "route", "COAL_TO_ELECTRICITY"), "NOT_WILLING",
                Map.of("willing", false, "rooms", 1), "ROOMS_BELOW_MINIMUM");

        expected.forEach((inputs, code) -> assertThat(decide(inputs))
                .as(code)
                .containsEntry("reasonCode", code)
                .containsEntry("eligible", false)
                .containsEntry("clause", "默认"));
    }

    @Test
    void whatADocumentRulesOutIsHardAndWhatItWishesIsNot() {
        assertThat(decide(Map.of("rooms", 1))).containsEntry("hard", true);
        assertThat(decide(Map.of("priorBenefit", true, "priorBenefitExcluded", true)))
                .containsEntry("hard", true);
        assertThat(decide(Map.of("willing", false))).containsEntry("hard", false);
        assertThat(decide(Map.of("route", "COAL_TO_ELECTRICITY"))).containsEntry("hard", false);
    }

    @Test
    void wherePlansSayNothingWhoBenefitedBeforeIsNotedAndNotExcluded() {
        assertThat(decide(Map.of("priorBenefit", true)))
                .containsEntry("eligible", true)
                .containsEntry("reasonCode", "PRIOR_BENEFIT_NOTED")
                .containsEntry("clause", "默认");
    }
}
