package org.qingnuan.rehearsal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The result of a rehearsal, {@code summary.json}; its keys are stable. Money is yuan as text.
 *
 * @param season null, and absent from the file, unless the heating season was played, too
 * @param beside what is done beside villages and payments; null in files of before
 */
public record Summary(
        String plan,
        int year,
        long seed,
        Households households,
        int villages,
        List<Body> bodies,
        List<Gate> gates,
        Supervision supervision,
        int rectifications,
        Payments payments,
        Money money,
        long incidents,
        Simulated simulated,
        BigDecimal wallSeconds,
        BigDecimal householdsPerSecond,
        long peakHeapMb,
        long databaseMb,
        @JsonInclude(JsonInclude.Include.NON_NULL) Season season,
        @JsonInclude(JsonInclude.Include.NON_NULL) Beside beside) {

    public record Households(
            int target, int surveyed, int confirmed, int rejected, int installed, int accepted, int paid) {}

    /** {@code late} villages that missed a date of theirs. */
    public record Body(String name, int target, int confirmed, int accepted, int paid, int late) {}

    /** {@code late} finished after the date or still open after it, {@code open} not finished but still in time. */
    public record Gate(String gate, LocalDate deadline, int onTime, int late, int open) {}

    public record Supervision(int orders, Map<String, Integer> byMeasure) {}

    public record Payments(int lines, int settled, int returned, int reissued) {}

    public record Money(String allotted, String reserved, String paid, String clawedBack) {}

    public record Simulated(LocalDate from, LocalDate to) {}

    /**
     * What came of the heating season of all bodies.
     *
     * @param statements that utilities handed in and reviewers let pass
     * @param matched readings that belong to a household
     * @param households that were paid their running subsidy
     * @param amount that was paid to them
     */
    public record Season(int statements, int matched, int households, String amount) {}

    /**
     * What is done beside the villages and their payments; each part is absent where the plan has none of it.
     *
     * @param covered bodies that the ecology office assessed as fully covered (JY-10, JN-27)
     * @param praised circulars that praise bodies (JY-21)
     * @param reports progress reports of towns
     * @param drills emergency drills
     * @param grid bodies whose grid capacity is reported (LZ-07)
     * @param heatingStarted the day on which heating began (LZ-24)
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Beside(
            Integer covered,
            Integer praised,
            int reports,
            int drills,
            SpotChecks spotChecks,
            Buildings buildings,
            Integer grid,
            LocalDate heatingStarted,
            Advances advances,
            Contributions contributions) {}

    /** Households drawn, and how many of them were found to fail. */
    public record SpotChecks(int drawn, int failed) {}

    /** Accepted square metres of urban buildings and rural households (LZ-02). */
    public record Buildings(String urbanPassed, int ruralPassed) {}

    /** What contractors advanced and what is still owed to them (LZ-37). */
    public record Advances(String claimed, String settled, String owed) {}

    /** What households paid themselves, and what towns still hold of it (LZ-50). */
    public record Contributions(String collected, String handedOver, String held) {}

    /** The same without what depends on the machine. */
    Summary withoutMeasured() {
        return measured(BigDecimal.ZERO, BigDecimal.ZERO, 0, 0);
    }

    Summary measured(BigDecimal wallSeconds, BigDecimal householdsPerSecond, long peakHeapMb, long databaseMb) {
        return new Summary(
                plan,
                year,
                seed,
                households,
                villages,
                bodies,
                gates,
                supervision,
                rectifications,
                payments,
                money,
                incidents,
                simulated,
                wallSeconds,
                householdsPerSecond,
                peakHeapMb,
                databaseMb,
                season,
                beside);
    }
}
