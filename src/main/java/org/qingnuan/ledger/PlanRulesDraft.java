package org.qingnuan.ledger;

import java.util.List;
import java.util.Map;
import org.qingnuan.calendar.Term;

/** Writes a plan's rules down one by one, each by its name; what is not named is as in a plan that does not say. */
public final class PlanRulesDraft {

    private static final Term USUAL_RECTIFICATION = Term.calendarDays(10);

    private final List<String> routes;
    private int minRooms;
    private boolean catalogueRequired;
    private boolean safetyOfficersRequired;
    private boolean townPlanRequired;
    private boolean recommendationRequired;
    private boolean contractItemsRequired;
    private boolean jointAcceptance;
    private boolean ledgerRequired;
    private String verifier;
    private Term rectificationDays = USUAL_RECTIFICATION;
    private Integer backdatingDays;
    private List<String> networkRoutes;
    private Term correctionDays;
    private ExtensionCap extension;
    private ReminderRules reminders;
    private boolean praiseCirculars;
    private List<AccountabilityCause> accountability;
    private SeasonRules season;
    private boolean towns;
    private List<PlanGate> gates;
    private String tenderer;
    private List<QuotaCategory> categories;
    private RosterRules roster;
    private List<HouseholdGate> householdGates;
    private MilestoneRules milestones;
    private Map<String, String> subordinatePlans;
    private boolean noBurnZones;
    private boolean routeTable;
    private boolean deferral;
    private ComplaintRules complaints;
    private HouseholdChangeRules householdChanges;
    private CoalRule clawbackOnCoal;
    private Term clawbackDays;
    private NoticeRules publicNotice;
    private boolean advanceByContractor;
    private Map<String, String> sentences;
    private boolean householdContributions;
    private boolean contractFromAbove;
    private boolean commissionedWithWorks;
    private PlanTracks tracks;
    private boolean priorBenefitExcluded;
    private List<VillagePriority> priorities;
    private RoutineRules routine;

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

    public PlanRulesDraft recommendationRequired(boolean required) {
        recommendationRequired = required;
        return this;
    }

    public PlanRulesDraft contractItemsRequired(boolean required) {
        contractItemsRequired = required;
        return this;
    }

    public PlanRulesDraft jointAcceptance(boolean joint) {
        jointAcceptance = joint;
        return this;
    }

    public PlanRulesDraft ledgerRequired(boolean required) {
        ledgerRequired = required;
        return this;
    }

    public PlanRulesDraft verifier(String role) {
        verifier = role;
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

    public PlanRulesDraft accountability(List<AccountabilityCause> causes) {
        accountability = causes;
        return this;
    }

    public PlanRulesDraft praiseCirculars(boolean praises) {
        praiseCirculars = praises;
        return this;
    }

    /** Null for a plan without heating seasons. */
    public PlanRulesDraft season(SeasonRules rules) {
        season = rules;
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

    public PlanRulesDraft tenderer(String role) {
        tenderer = role;
        return this;
    }

    public PlanRulesDraft categories(List<QuotaCategory> divided) {
        categories = divided;
        return this;
    }

    public PlanRulesDraft roster(RosterRules asked) {
        roster = asked;
        return this;
    }

    public PlanRulesDraft householdGates(List<HouseholdGate> demanded) {
        householdGates = demanded;
        return this;
    }

    public PlanRulesDraft milestones(MilestoneRules rules) {
        milestones = rules;
        return this;
    }

    public PlanRulesDraft subordinatePlans(Map<String, String> plansByBody) {
        subordinatePlans = plansByBody;
        return this;
    }

    public PlanRulesDraft noBurnZones(boolean designated) {
        noBurnZones = designated;
        return this;
    }

    public PlanRulesDraft routeTable(boolean suggests) {
        routeTable = suggests;
        return this;
    }

    public PlanRulesDraft deferral(boolean defers) {
        deferral = defers;
        return this;
    }

    public PlanRulesDraft complaints(ComplaintRules rules) {
        complaints = rules;
        return this;
    }

    public PlanRulesDraft householdChanges(HouseholdChangeRules rules) {
        householdChanges = rules;
        return this;
    }

    public PlanRulesDraft clawbackOnCoal(CoalRule rule) {
        clawbackOnCoal = rule;
        return this;
    }

    public PlanRulesDraft clawbackDays(Term term) {
        clawbackDays = term;
        return this;
    }

    public PlanRulesDraft publicNotice(NoticeRules rules) {
        publicNotice = rules;
        return this;
    }

    public PlanRulesDraft advanceByContractor(boolean advances) {
        advanceByContractor = advances;
        return this;
    }

    public PlanRulesDraft sentences(Map<String, String> byTask) {
        sentences = byTask;
        return this;
    }

    public PlanRulesDraft householdContributions(boolean collected) {
        householdContributions = collected;
        return this;
    }

    public PlanRulesDraft routine(RoutineRules rules) {
        routine = rules;
        return this;
    }

    public PlanRulesDraft tracks(PlanTracks beside) {
        tracks = beside;
        return this;
    }

    public PlanRulesDraft contractFromAbove(boolean chosen) {
        contractFromAbove = chosen;
        return this;
    }

    public PlanRulesDraft commissionedWithWorks(boolean together) {
        commissionedWithWorks = together;
        return this;
    }

    public PlanRulesDraft priorBenefitExcluded(boolean excludes) {
        priorBenefitExcluded = excludes;
        return this;
    }

    public PlanRulesDraft priorities(List<VillagePriority> wished) {
        priorities = wished;
        return this;
    }

    public PlanRules done() {
        return new PlanRules(
                routes,
                minRooms,
                catalogueRequired,
                safetyOfficersRequired,
                townPlanRequired,
                recommendationRequired,
                contractItemsRequired,
                jointAcceptance,
                ledgerRequired,
                verifier,
                rectificationDays,
                backdatingDays,
                networkRoutes,
                correctionDays,
                extension,
                reminders,
                praiseCirculars,
                accountability,
                season,
                towns,
                gates,
                tenderer,
                categories,
                roster,
                householdGates,
                milestones,
                subordinatePlans,
                noBurnZones,
                routeTable,
                deferral,
                complaints,
                householdChanges,
                clawbackOnCoal,
                clawbackDays,
                publicNotice,
                advanceByContractor,
                sentences,
                householdContributions,
                tracks,
                contractFromAbove,
                commissionedWithWorks,
                priorBenefitExcluded,
                priorities,
                routine);
    }
}
