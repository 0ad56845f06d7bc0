package org.qingnuan.rehearsal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The result of a rehearsal, {@code summary.json}; its keys are stable. Money is yuan as text. */
record Summary(
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
        long databaseMb) {

    record Households(int target, int surveyed, int confirmed, int rejected, int installed, int accepted, int paid) {}

    /** {@code late} villages that missed a date of theirs. */
    record Body(String name, int target, int confirmed, int accepted, int paid, int late) {}

    /** {@code late} finished after the date or still open after it, {@code open} not finished but still in time. */
    record Gate(String gate, LocalDate deadline, int onTime, int late, int open) {}

    record Supervision(int orders, Map<String, Integer> byMeasure) {}

    record Payments(int lines, int settled, int returned, int reissued) {}

    record Money(String allotted, String reserved, String paid, String clawedBack) {}

    record Simulated(LocalDate from, LocalDate to) {}

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
                databaseMb);
    }
}
