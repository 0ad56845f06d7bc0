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
        @JsonInclude(JsonInclude.Include.NON_NULL) Season season) {

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
                season);
    }
}
