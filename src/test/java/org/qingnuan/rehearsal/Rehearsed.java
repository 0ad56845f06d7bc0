package org.qingnuan.rehearsal;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.qingnuan.rehearsal.Rehearsals.Run;
import org.qingnuan.rehearsal.Rehearsals.State;

/** A small rehearsal of Zichuan that came to its end, for tests of what is made of it. */
public final class Rehearsed {

    private Rehearsed() {}

    /** @param late villages that missed the works' date */
    public static Summary summary(LocalDate works, int late, String paid) {
        return new Summary(
                "zichuan-2021",
                2021,
                7,
                new Summary.Households(2198, 42, 40, 2, 40, 40, 39),
                9,
                List.of(new Summary.Body("西河镇", 150, 20, 20, 20, late), new Summary.Body("洪山镇", 458, 20, 20, 19, 0)),
                List.of(
                        new Summary.Gate("建成", works, 9 - late, late, 0),
                        new Summary.Gate("交付使用", LocalDate.of(2021, 9, 30), 8, 1, 0)),
                new Summary.Supervision(3, Map.of("issueOrder", 3, "holdAccountable", 1)),
                2,
                new Summary.Payments(80, 78, 2, 1),
                new Summary.Money("160000.00", "0.00", paid, "0.00"),
                0,
                new Summary.Simulated(LocalDate.of(2021, 6, 10), LocalDate.of(2021, 11, 23)),
                new BigDecimal("12.345"),
                new BigDecimal("3.2"),
                300,
                60,
                null,
                null);
    }

    /** The same of a plan without rates. */
    public static Summary unpaid(Summary summary) {
        return new Summary(
                summary.plan(),
                summary.year(),
                summary.seed(),
                summary.households(),
                summary.villages(),
                summary.bodies(),
                summary.gates(),
                summary.supervision(),
                summary.rectifications(),
                new Summary.Payments(0, 0, 0, 0),
                new Summary.Money("160000.00", "0.00", "0.00", "0.00"),
                summary.incidents(),
                summary.simulated(),
                summary.wallSeconds(),
                summary.householdsPerSecond(),
                summary.peakHeapMb(),
                summary.databaseMb(),
                null,
                null);
    }

    /** @param built households by the end of August */
    public static Course course(List<Course.Moved> moved, int built) {
        return new Course(
                new Course.About(
                        "zichuan-2021",
                        "淄川区2021年冬季清洁取暖",
                        2021,
                        "现行方案（村级改造第2版）",
                        "a1bea546bf07",
                        moved,
                        List.of(),
                        "mixed",
                        7,
                        40,
                        false,
                        LocalDate.of(2021, 6, 10),
                        Instant.parse("2026-03-01T02:30:00Z")),
                LocalDate.of(2021, 11, 23),
                true,
                List.of(
                        new Course.Week(LocalDate.of(2021, 6, 27), 42, 20, 0, 0, 0),
                        new Course.Week(LocalDate.of(2021, 8, 29), 42, 40, built, 0, 0),
                        new Course.Week(LocalDate.of(2021, 11, 23), 42, 40, 40, 40, 39)),
                List.of(
                        new Course.Cell("西河镇", "建成", LocalDate.of(2021, 8, 30), 3, 1, 0, 0),
                        new Course.Cell("洪山镇", "建成", LocalDate.of(2021, 8, 30), 5, 0, 0, 0)),
                List.of(new Course.Rung("issueOrder", "督办单", 3), new Course.Rung("holdAccountable", "约谈问责通知", 1)),
                List.of(
                        new Course.Fund("上级资金", "60000.00", "0.00", "23000.00", "37000.00"),
                        new Course.Fund("区县配套", "100000.00", "0.00", "77000.50", "22999.50")),
                List.of(),
                List.of());
    }

    /** Keeps it below the folder of kept rehearsals as one that somebody ordered. */
    public static void keep(Path root, String id, Summary summary, Course course) throws IOException {
        Path folder = Files.createDirectories(root.resolve(summary.plan()).resolve(id));
        Results results = new Results(folder);
        results.writeFigures(summary, course);
        Files.writeString(folder.resolve(Results.REPORT), "<p>报告</p>");
        Run run = new Run(
                id,
                summary.plan(),
                course.about().source(),
                course.about().moved().isEmpty() ? "" : "建成：2021年8月30日改为2021年9月15日",
                List.of(),
                course.about().households(),
                summary.seed(),
                course.about().pace(),
                false,
                "somebody",
                course.about().made(),
                course.about().made(),
                State.DONE,
                null);
        results.write(run, "run.json");
    }
}
