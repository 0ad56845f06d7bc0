package org.qingnuan.ledger;

import java.util.List;
import org.qingnuan.calendar.Term;

/** Writes a plan's rules down one by one, each by its name; what is not named is as in a plan that does not say. */
public final class PlanRulesDraft {

    private static final Term USUAL_RECTIFICATION = Term.calendarDays(10);

    private final List<String> routes;
    private int minRooms;
    private boolean catalogueRequired;
    private boolean safetyOfficersRequired;
    private boolean townPlanRequired;
    private Term rectificationDays = USUAL_RECTIFICATION;
    private Integer backdatingDays;
    private List<String> networkRoutes;
    private Term correctionDays;
    private ExtensionCap extension;
    private ReminderRules reminders;
    private boolean praiseCirculars;
    private boolean towns;
    private List<PlanGate> gates;
    private boolean advanceByContractor;
    private boolean householdContributions;
    private PlanTracks tracks;

    PlanRulesDraft(List<String> routes) {
        this.routes = routes;
    }

    public PlanRulesDraft minRooms(int rooms) {
        minRooms = rooms;
        return this;
    }

    public PlanRulesDraft catalogueRequired(boolean required) {
        catalogueRequired = required;
        return this;
    }

    public PlanRulesDraft safetyOfficersRequired(boolean required) {
        safetyOfficersRequired = required;
        return this;
    }

    public PlanRulesDraft townPlanRequired(boolean required) {
        townPlanRequired = required;
        return this;
    }

    public PlanRulesDraft rectificationDays(Term term) {
        rectificationDays = term;
        return this;
    }

    public PlanRulesDraft backdatingDays(int days) {
        backdatingDays = days;
        return this;
    }

    public PlanRulesDraft networkRoutes(List<String> codes) {
        networkRoutes = codes;
        return this;
    }

    public PlanRulesDraft correctionDays(Term term) {
        correctionDays = term;
        return this;
    }

    public PlanRulesDraft extension(ExtensionCap cap) {
        extension = cap;
        return this;
    }

    public PlanRulesDraft reminders(ReminderRules rules) {
        reminders = rules;
        return this;
    }

    public PlanRulesDraft praiseCirculars(boolean praises) {
        praiseCirculars = praises;
        return this;
    }

    public PlanRulesDraft towns(boolean named) {
        towns = named;
        return this;
    }

    public PlanRulesDraft gates(List<PlanGate> demanded) {
        gates = demanded;
        return this;
    }

    public PlanRulesDraft advanceByContractor(boolean advances) {
        advanceByContractor = advances;
        return this;
    }

    public PlanRulesDraft householdContributions(boolean collected) {
        householdContributions = collected;
        return this;
    }

    public PlanRulesDraft tracks(PlanTracks beside) {
        tracks = beside;
        return this;
    }

    public PlanRules done() {
        return new PlanRules(
                routes,
                minRooms,
                catalogueRequired,
                safetyOfficersRequired,
                townPlanRequired,
                rectificationDays,
                backdatingDays,
                networkRoutes,
                correctionDays,
                extension,
                reminders,
                praiseCirculars,
                towns,
                gates,
                advanceByContractor,
                householdContributions,
                tracks);
    }
}
