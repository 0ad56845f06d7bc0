package org.qingnuan.ledger;

import java.util.List;

/**
 * What a plan demands beyond its dates; kept as JSON, so that later rules are absent from older plans.
 *
 * @param routes codes of the routes the document names (ZC-04); others only by an approved town plan
 * @param minRooms fewest heated rooms of a household, 0 for no such rule
 * @param rectificationDays days a failing household's rectification may take
 * @param backdatingDays days an actual date may lie before the day of its entry without the office's confirmation; 7 where a plan does not say
 * @param reminders when people are reminded of dates; the usual ones where a plan does not say
 * @param networkRoutes codes of the routes whose villages are complete only with their network (ZC-07, ZC-08)
 */
public record PlanRules(
        List<String> routes,
        int minRooms,
        boolean catalogueRequired,
        boolean safetyOfficersRequired,
        boolean townPlanRequired,
        int rectificationDays,
        Integer backdatingDays,
        List<String> networkRoutes,
        ReminderRules reminders) {

    private static final int USUAL_BACKDATING = 7;

    public PlanRules {
        routes = routes == null ? List.of() : List.copyOf(routes);
        backdatingDays = backdatingDays == null ? USUAL_BACKDATING : backdatingDays;
        networkRoutes = networkRoutes == null ? List.of() : List.copyOf(networkRoutes);
        reminders = reminders == null ? ReminderRules.USUAL : reminders;
    }

    /** With the usual reminders. */
    public PlanRules(
            List<String> routes,
            int minRooms,
            boolean catalogueRequired,
            boolean safetyOfficersRequired,
            boolean townPlanRequired,
            int rectificationDays,
            Integer backdatingDays,
            List<String> networkRoutes) {
        this(
                routes,
                minRooms,
                catalogueRequired,
                safetyOfficersRequired,
                townPlanRequired,
                rectificationDays,
                backdatingDays,
                networkRoutes,
                null);
    }
}
