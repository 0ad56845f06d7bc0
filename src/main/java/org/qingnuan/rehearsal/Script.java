package org.qingnuan.rehearsal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.shared.PlanId;

/**
 * What is to be played.
 *
 * @param households all together, no more than the plan's target; 0 for the whole target; of a demonstration at most so many
 * @param until the season is left there when it has not ended before
 * @param heats whether the heating season after the works is played, too, up to its last payment
 * @param leaveWork whether each official is to have something on the desk at the end, for people to go on with
 */
record Script(
        PlanId plan,
        int households,
        long seed,
        Pace pace,
        Instant from,
        Instant until,
        boolean heats,
        boolean leaveWork) {

    static final LocalTime OPENING = LocalTime.of(9, 0);

    private static final int MONTHS = 9;
    private static final int MONTHS_WITH_MILESTONES = 40;

    /** Long enough for the payments of one season, too short for the next to begin. */
    private static final int MONTHS_WITH_HEATING = 16;

    private static final int FEW = 5;

    /** The whole season, from the plan's issue to at most nine months later; of a plan over several years, past its last milestone. */
    static Script season(PlanId plan, int households, long seed, Pace pace, LocalDate issued, boolean milestones) {
        int months = milestones ? MONTHS_WITH_MILESTONES : MONTHS;
        return new Script(
                plan, households, seed, pace, opening(issued), opening(issued.plusMonths(months)), false, false);
    }

    /** The same with the first heating season. */
    Script withHeatingSeason() {
        Instant later = opening(ChinaTime.dayOf(from).plusMonths(MONTHS_WITH_HEATING));
        return new Script(plan, households, seed, pace, from, later, true, leaveWork);
    }

    /** A usual season of at most so many households up to the moment from which people take over. */
    static Script demonstration(PlanId plan, int households, long seed, LocalDate issued) {
        Instant until = demonstrated(issued).atZone(ChinaTime.ZONE).toInstant();
        return new Script(plan, households, seed, Pace.MIXED, opening(issued), until, false, true);
    }

    /** The first beginning of September after the issue: works have just been due, acceptance and payment are under way. */
    private static LocalDateTime demonstrated(LocalDate issued) {
        LocalDate thisYear = LocalDate.of(issued.getYear(), 9, 3);
        return (thisYear.isAfter(issued) ? thisYear : thisYear.plusYears(1)).atTime(10, 0);
    }

    /** How many households are played of a plan with so many. */
    int householdsOf(int target) {
        if (households == 0) {
            return target;
        }
        return leaveWork ? Math.min(households, target) : households;
    }

    /** Whether all sheets are typed into forms: in the demonstration, which has to be there soon. */
    boolean typed() {
        return leaveWork;
    }

    /** Sheets of up to so many rows are typed. */
    int typedUpTo() {
        return typed() ? Integer.MAX_VALUE : FEW;
    }

    /** The moment the offices open. */
    static Instant opening(LocalDate day) {
        return day.atTime(OPENING).atZone(ChinaTime.ZONE).toInstant();
    }
}
