package org.qingnuan.ledger;

import java.math.BigDecimal;
import java.util.Map;

/**
 * A row of a BUILDINGS sheet.
 *
 * @param area square metres of an urban building, null for a rural household
 * @param household its number in the register, null when it is in no plan of this year
 */
record NewBuilding(
        BuildingCategory category,
        String place,
        String door,
        BigDecimal area,
        Long household,
        boolean inPlan,
        boolean cleanHeated,
        boolean occupied,
        boolean worthwhile,
        boolean willing) {

    static NewBuilding of(Map<String, String> row) {
        return new NewBuilding(
                BuildingCategory.valueOf(row.get("category")),
                row.get("place"),
                row.get("door"),
                row.containsKey("area") ? new BigDecimal(row.get("area")) : null,
                row.containsKey("registerNo") ? Long.valueOf(row.get("registerNo")) : null,
                yes(row, "inPlan"),
                yes(row, "cleanHeated"),
                yes(row, "occupied"),
                yes(row, "worthwhile"),
                yes(row, "willing"));
    }

    private static boolean yes(Map<String, String> row, String key) {
        return "true".equals(row.get(key));
    }

    /** What its eligibility depends on (LZ-08). */
    Map<String, Object> facts() {
        return Map.of(
                "inPlan", inPlan,
                "cleanHeated", cleanHeated,
                "occupied", occupied,
                "worthwhile", worthwhile,
                "willing", willing);
    }
}
