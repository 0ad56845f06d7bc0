package org.qingnuan.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The technical routes and what officials call them (ZC-04, JN-17, JN-18). */
public final class Routes {

    private static final Map<String, String> LABELS = new LinkedHashMap<>();

    static {
        LABELS.put("CENTRAL_HEATING", "集中供热");
        LABELS.put("COAL_TO_GAS", "气代煤");
        LABELS.put("COAL_TO_ELECTRICITY", "电代煤");
        LABELS.put("GEOTHERMAL", "地热能");
        LABELS.put("BIOMASS", "生物质能");
    }

    private Routes() {}

    static boolean known(String code) {
        return LABELS.containsKey(code);
    }

    /** What officials call it; the code itself for one that is none. */
    public static String label(String code) {
        return LABELS.getOrDefault(code, code);
    }

    /** All codes, in the usual order. */
    public static List<String> codes() {
        return List.copyOf(LABELS.keySet());
    }

    /** All of them, for a remedy. */
    static String all() {
        return String.join("、", LABELS.values());
    }
}
