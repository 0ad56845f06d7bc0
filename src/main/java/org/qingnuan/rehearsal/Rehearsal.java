package org.qingnuan.rehearsal;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** One season from an empty database to its summary. */
@Component
class Rehearsal {

    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

    private final Services services;
    private final Preparation preparation;
    private final Review review;

    Rehearsal(Services services, Preparation preparation, Review review) {
        this.services = services;
        this.preparation = preparation;
        this.review = review;
    }

    /** What came of it, and how. */
    record Played(Summary summary, Course course) {}

    /**
     * Plays the script; {@link Stuck} when the season cannot go on.
     *
     * @param source where the plan's files come from, in Chinese
     * @param made when, by the machine's clock
     * @param told after each moment how far it is
     */
    Played run(Script script, RehearsedPlan rehearsed, String source, Instant made, Consumer<Course> told) {
        long started = System.nanoTime();
        preparation.prepare(script, rehearsed);
        Season season = new Season(services, script);
        Diary diary = Diary.begin(services, script, rehearsed, source, season.households(), made);
        Instant end = season.play((now, weekEnds) -> {
            if (weekEnds) {
                diary.note(now);
            }
            told.accept(diary.soFar(now));
        });
        Summary summary = review.summary(script, end);
        BigDecimal seconds = BigDecimal.valueOf(System.nanoTime() - started).divide(NANOS, 3, RoundingMode.HALF_UP);
        BigDecimal speed = BigDecimal.valueOf(summary.households().surveyed()).divide(seconds, 1, RoundingMode.HALF_UP);
        return new Played(
                summary.measured(seconds, speed, peakHeapMegabytes(), 0), diary.whole(end, review, season.generic()));
    }

    /** Why the result may not be trusted, in Chinese; null when it may. */
    String doubt(Script script, Summary summary) {
        if (summary.incidents() > 0) {
            return "演练中有%d个流程作业失败，结果不可信。".formatted(summary.incidents());
        }
        var differences = review.differences(script);
        return differences.isEmpty() ? null : "资金对账不一致：" + String.join("", differences);
    }

    private static long peakHeapMegabytes() {
        long bytes = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        return bytes >> 20;
    }
}
