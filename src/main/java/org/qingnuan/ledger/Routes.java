package org.qingnuan.ledger;

import java.util.Map;

/** The technical routes and what officials call them (ZC-04). */
final class Routes {

    private static final Map<String, String> LABELS =
            Map.of("CENTRAL_HEATING", "集中供热", "COAL_TO_GAS", "气代煤", "COAL_TO_ELECTRICITY", "电代煤");

    private Routes() {}

    static boolean known(String code) {
        return LABELS.containsKey(code);
    }

    static String label(String code) {
        return LABELS.getOrDefault(code, code);
    }
}
