package org.qingnuan.ledger;

/**
 * A row of a plan's table of routes that applies.
 *
 * @param route its code, or {@link #TEMPORARY} where no route can be taken yet
 * @param technique such as 空气源热泵
 */
public record RouteSuggestion(String route, String technique, String reason, String clause) {

    /** Quality coal for the time being: what is left where nothing else is possible, and never a route (JN-12). */
    public static final String TEMPORARY = "TEMPORARY_QUALITY_COAL";

    public boolean temporary() {
        return route.equals(TEMPORARY);
    }
}
