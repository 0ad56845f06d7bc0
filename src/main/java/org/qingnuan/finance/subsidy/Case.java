package org.qingnuan.finance.subsidy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a rate depends on, equal for households that get the same.
 *
 * @param route a code
 * @param heatedArea in square metres
 * @param equipmentPrice in fen, null without equipment
 * @param season 0 for what is due on acceptance, else the season of running, from 1 (ZC-10)
 */
public record Case(String route, int rooms, BigDecimal heatedArea, Long equipmentPrice, String hardship, int season) {

    private static final Map<String, String> ROUTES =
            Map.of("CENTRAL_HEATING", "集中供热", "COAL_TO_GAS", "气代煤", "COAL_TO_ELECTRICITY", "电代煤");

    String routeLabel() {
        return ROUTES.getOrDefault(route, route);
    }

    /** As the decision table takes them. */
    Map<String, Object> inputs() {
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("route", route);
        inputs.put("rooms", rooms);
        inputs.put("heatedArea", heatedArea);
        inputs.put("equipmentPrice", equipmentPrice);
        inputs.put("hardship", hardship);
        inputs.put("season", season);
        return inputs;
    }
}
