package org.qingnuan.ledger;

import java.util.List;
import org.qingnuan.calendar.Term;

/**
 * What a plan demands beyond its dates; kept as JSON, so that later rules are absent from older plans.
 *
 * @param routes codes of the routes the document names (ZC-04); others only by an approved town plan
 * @param minRooms fewest heated rooms of a household, 0 for no such rule
 * @param rectificationDays how long a failing household's rectification may take
 * @param backdatingDays days an actual date may lie before the day of its entry without the office's confirmation; 7 where a plan does not say
 * @param networkRoutes codes of the routes whose villages are complete only with their network (ZC-07, ZC-08)
 * @param correctionDays how long a correction order runs whose issuer sets no date; 10 days where a plan does not say
 * @param extension how far a gate may be extended; once by 30 days where a plan does not say
 * @param reminders when people are reminded of dates; the usual ones where a plan does not say
 * @param praiseCirculars whether the document praises who finishes in time by circular (JY-21); not where a plan does not say
 * @param towns whether a body is a county, whose villages name the town they lie in (HZ-39); not where a plan does not say
 * @param gates the conditions demanded before its gates (B6), in the plan's order; none where a plan does not say
 * @param advanceByContractor whether contractors advance the subsidies and are settled by contract on actuals (LZ-37)
 * @param householdContributions whether towns collect what households pay themselves (LZ-50)
 * @param tracks what is done beside the villages, by the body or once for the plan; nothing where a plan does not say
 */
public record PlanRules(
        List<String> routes,
        int minRooms,
        boolean catalogueRequired,
        boolean safetyOfficersRequired,
        boolean townPlanRequired,
        Term rectificationDays,
        Integer backdatingDays,
        List<String> networkRoutes,
        Term correctionDays,
        ExtensionCap extension,
        ReminderRules reminders,
        boolean praiseCirculars,
        boolean towns,
        List<PlanGate> gates,
        boolean advanceByContractor,
        boolean householdContributions,
        PlanTracks tracks) {

    private static final int USUAL_BACKDATING = 7;
    private static final Term USUAL_CORRECTION = Term.calendarDays(10);
    private static final ExtensionCap USUAL_EXTENSION = new ExtensionCap(30, 1);

    public PlanRules {
        routes = routes == null ? List.of() : List.copyOf(routes);
        backdatingDays = backdatingDays == null ? USUAL_BACKDATING : backdatingDays;
        networkRoutes = networkRoutes == null ? List.of() : List.copyOf(networkRoutes);
        correctionDays = correctionDays == null ? USUAL_CORRECTION : correctionDays;
        extension = extension == null ? USUAL_EXTENSION : extension;
        reminders = reminders == null ? ReminderRules.USUAL : reminders;
        gates = gates == null ? List.of() : List.copyOf(gates);
        tracks = tracks == null ? PlanTracks.NONE : tracks;
    }

    /** Rules with these routes and nothing else demanded; what a plan adds is named on the draft. */
    public static PlanRulesDraft draft(List<String> routes) {
        return new PlanRulesDraft(routes);
    }
}
