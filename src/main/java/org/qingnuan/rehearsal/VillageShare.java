package org.qingnuan.rehearsal;

/**
 * A village of the rehearsal with its share of the body's quota.
 *
 * @param index in its body, from 0
 * @param first the plan-wide number of its first household, so that no two households get the same numbers
 * @param surveyed households surveyed; those beyond the quota will be rejected
 */
record VillageShare(
        String body, String name, int index, int quota, String route, boolean plain, int first, int surveyed) {

    /** As workbooks name it. */
    String routeName() {
        return switch (route) {
            case "COAL_TO_GAS" -> "气代煤";
            case "COAL_TO_ELECTRICITY" -> "电代煤";
            case "GEOTHERMAL" -> "地热能";
            case "BIOMASS" -> "生物质能";
            default -> "集中供热";
        };
    }

    /** What chance is asked about. */
    String place() {
        return body + "." + name;
    }
}
