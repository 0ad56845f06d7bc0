package org.qingnuan.rehearsal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * How a rehearsal goes, {@code progress.json}: written while it runs, whole at its end. Money is yuan as text.
 *
 * @param about what is played
 * @param day the simulated day
 * @param finished whether it is whole
 * @param weeks the ends of the weeks in which something happened, and the last moment
 * @param cells body by gate, in the order of the plan's bodies; empty before the end, like the following
 * @param ladder the steps of supervision that were taken, from the first to the hardest
 * @param generic what no virtual official knew and somebody did by its form alone; empty in what was kept before there were such
 * @param missingRates the rates without which subsidies were not computed, in Chinese; empty in what was kept before they were named
 */
public record Course(
        About about,
        LocalDate day,
        boolean finished,
        List<Week> weeks,
        List<Cell> cells,
        List<Rung> ladder,
        List<Fund> funds,
        List<Generic> generic,
        List<String> missingRates) {

    public Course {
        generic = generic == null ? List.of() : List.copyOf(generic);
        missingRates = missingRates == null ? List.of() : List.copyOf(missingRates);
    }

    /**
     * What is played and by which plan.
     *
     * @param source where the plan's files come from, in Chinese
     * @param fingerprint the same for the same files of the plan, whatever their source
     * @param moved gates with another date than the source
     * @param otherFiles paths of files that were changed otherwise
     * @param households how many are played
     * @param made when, by the machine's clock
     */
    public record About(
            String plan,
            String planName,
            int year,
            String source,
            String fingerprint,
            List<Moved> moved,
            List<String> otherFiles,
            String pace,
            long seed,
            int households,
            boolean heatingSeason,
            LocalDate from,
            Instant made) {}

    /** A gate that was given another last day for this rehearsal. */
    public record Moved(String gate, LocalDate before, LocalDate after) {}

    /** How many households had come how far at the end of a day. */
    public record Week(LocalDate day, int surveyed, int confirmed, int installed, int accepted, int paid) {}

    /** A body at a gate: how many of its cases kept the date, missed it, are still in time; the longest delay of an open one. */
    public record Cell(String body, String gate, LocalDate deadline, int onTime, int late, int open, int daysLate) {}

    /** How often a step of supervision was taken. */
    public record Rung(String step, String name, int times) {}

    /**
     * A kind of task that was done by what its form declares.
     *
     * @param model the model without its plan
     * @param filled labels of the fields that somebody who knew the task left out; empty where nobody knew it
     */
    public record Generic(String model, String task, int times, List<String> filled) {}

    public record Fund(String source, String allotted, String reserved, String paid, String available) {}
}
