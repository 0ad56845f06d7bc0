package org.qingnuan.ledger;

import java.util.List;
import java.util.Map;
import org.qingnuan.calendar.Term;

/**
 * What a plan demands beyond its dates; kept as JSON, so that later rules are absent from older plans.
 *
 * @param routes codes of the routes the document names (ZC-04); others only by an approved town plan
 * @param minRooms fewest heated rooms of a household, 0 for no such rule
 * @param recommendationRequired whether the gas company recommends what a village by gas may choose (ZC-18); not where a plan does not say
 * @param contractItemsRequired whether a contract has to settle four items before works begin (ZC-28); not where a plan does not say
 * @param jointAcceptance whether several units conclude an acceptance together (ZC-20, LZ-26); not where a plan does not say
 * @param ledgerRequired whether an acceptance is concluded only with a complete ledger that was checked (ZC-21); not where a plan does not say
 * @param verifier the role that verifies completed works and rectifications; the town where a plan does not say
 * @param priorBenefitExcluded whether the document rules out who benefited before (B3); not where a plan does not say
 * @param priorities the kinds of villages that the document wishes to come first (HZ-16, LZ-03, LZ-05); none where a plan does not say
 * @param rectificationDays how long a failing household's rectification may take
 * @param backdatingDays days an actual date may lie before the day of its entry without the office's confirmation; 7 where a plan does not say
 * @param networkRoutes codes of the routes whose villages are complete only with their network (ZC-07, ZC-08)
 * @param correctionDays how long a correction order runs whose issuer sets no date; 10 days where a plan does not say
 * @param extension how far a gate may be extended; once by 30 days where a plan does not say
 * @param reminders when people are reminded of dates; the usual ones where a plan does not say
 * @param praiseCirculars whether the document praises who finishes in time by circular (JY-21); not where a plan does not say
 * @param accountability for which causes accountability may be opened by hand, without anybody being late (JY-23, JN-33); none where a plan does not say
 * @param season how the plan's heating seasons run; null where it has none
 * @param towns whether a body is a county, whose villages name the town they lie in (HZ-39); not where a plan does not say
 * @param milestones dates of the plan and its bodies over several years (JN-02 to JN-07); none where a plan does not say
 * @param subordinatePlans by a body's area, the plan under which its towns work (JN-27); none where a plan does not say
 * @param noBurnZones whether a completed place becomes a zone where no coal may be burnt (JN-09); not where a plan does not say
 * @param routeTable whether the table {@code route} suggests each village's route (JN-20); not where a plan does not say
 * @param deferral whether villages whose demolition is planned are deferred (JN-11); not where a plan does not say
 * @param clawbackOnCoal what follows for a household found using coal (LZ-28, JN-09); a record where a plan does not say
 * @param clawbackDays how long a household has to repay; 30 days where a plan does not say
 * @param publicNotice which lists are shown in public and how (D-42); none where a plan does not say
 * @param gates the conditions demanded before its gates (B6), in the plan's order; none where a plan does not say
 * @param tenderer the role that runs the tenders of lots (LZ-52); the town where a plan does not say
 * @param categories the kinds of villages among which the plan's figure is divided (LZ-01); none where it is divided among bodies alone
 * @param roster what the survey's roster asks beyond the usual
 * @param householdGates what each household must have before it is paid (LZ-27, LZ-29); none where a plan does not say
 * @param complaints how long a complaint may take (LZ-47, B5); the usual terms where a plan does not say
 * @param householdChanges what may change of a confirmed household; not its route where a plan does not say
 * @param advanceByContractor whether contractors advance the subsidies and are settled by contract on actuals (LZ-37)
 * @param sentences what the plan's own document says about a task, {@code <model>.<task>} as its form is named; shown beside the form's own words
 * @param householdContributions whether towns collect what households pay themselves (LZ-50)
 * @param contractFromAbove whether builders and equipment are chosen by a higher level, so that no village waits for a contract of its lot; not where a plan does not say
 * @param commissionedWithWorks whether households count as commissioned on the day on which their village's works are finished; not where a plan does not say
 * @param tracks what is done beside the villages, by the body or once for the plan; nothing where a plan does not say
 * @param routine how often towns report, drills are held and how many households spot checks look at; the usual where a plan does not say
 */
public record PlanRules(
        List<String> routes,
        int minRooms,
        boolean catalogueRequired,
        boolean safetyOfficersRequired,
        boolean townPlanRequired,
        boolean recommendationRequired,
        boolean contractItemsRequired,
        boolean jointAcceptance,
        boolean ledgerRequired,
        String verifier,
        Term rectificationDays,
        Integer backdatingDays,
        List<String> networkRoutes,
        Term correctionDays,
        ExtensionCap extension,
        ReminderRules reminders,
        boolean praiseCirculars,
        List<AccountabilityCause> accountability,
        SeasonRules season,
        boolean towns,
        List<PlanGate> gates,
        String tenderer,
        List<QuotaCategory> categories,
        RosterRules roster,
        List<HouseholdGate> householdGates,
        MilestoneRules milestones,
        Map<String, String> subordinatePlans,
        boolean noBurnZones,
        boolean routeTable,
        boolean deferral,
        ComplaintRules complaints,
        HouseholdChangeRules householdChanges,
        CoalRule clawbackOnCoal,
        Term clawbackDays,
        NoticeRules publicNotice,
        boolean advanceByContractor,
        Map<String, String> sentences,
        boolean householdContributions,
        PlanTracks tracks,
        boolean contractFromAbove,
        boolean commissionedWithWorks,
        boolean priorBenefitExcluded,
        List<VillagePriority> priorities,
        RoutineRules routine) {

    private static final int USUAL_BACKDATING = 7;
    private static final Term USUAL_CORRECTION = Term.calendarDays(10);
    private static final Term USUAL_CLAWBACK = Term.calendarDays(30);
    private static final ExtensionCap USUAL_EXTENSION = new ExtensionCap(30, 1);
    private static final String USUAL_TENDERER = "town-official";
    private static final String USUAL_VERIFIER = "town-official";

    public PlanRules {
        routes = routes == null ? List.of() : List.copyOf(routes);
        backdatingDays = backdatingDays == null ? USUAL_BACKDATING : backdatingDays;
        networkRoutes = networkRoutes == null ? List.of() : List.copyOf(networkRoutes);
        correctionDays = correctionDays == null ? USUAL_CORRECTION : correctionDays;
        extension = extension == null ? USUAL_EXTENSION : extension;
        reminders = reminders == null ? ReminderRules.USUAL : reminders;
        accountability = accountability == null ? List.of() : List.copyOf(accountability);
        gates = gates == null ? List.of() : List.copyOf(gates);
        tenderer = tenderer == null ? USUAL_TENDERER : tenderer;
        verifier = verifier == null ? USUAL_VERIFIER : verifier;
        categories = categories == null ? List.of() : List.copyOf(categories);
        roster = roster == null ? RosterRules.USUAL : roster;
        householdGates = householdGates == null ? List.of() : List.copyOf(householdGates);
        milestones = milestones == null ? MilestoneRules.NONE : milestones;
        subordinatePlans = subordinatePlans == null ? Map.of() : Map.copyOf(subordinatePlans);
        complaints = complaints == null ? ComplaintRules.USUAL : complaints;
        householdChanges = householdChanges == null ? HouseholdChangeRules.USUAL : householdChanges;
        clawbackOnCoal = clawbackOnCoal == null ? CoalRule.RECORD : clawbackOnCoal;
        clawbackDays = clawbackDays == null ? USUAL_CLAWBACK : clawbackDays;
        sentences = sentences == null ? Map.of() : Map.copyOf(sentences);
        publicNotice = publicNotice == null ? NoticeRules.NONE : publicNotice;
        tracks = tracks == null ? PlanTracks.NONE : tracks;
        priorities = priorities == null ? List.of() : List.copyOf(priorities);
        routine = routine == null ? RoutineRules.USUAL : routine;
    }

    /** Rules with these routes and nothing else demanded; what a plan adds is named on the draft. */
    public static PlanRulesDraft draft(List<String> routes) {
        return new PlanRulesDraft(routes);
    }
}
