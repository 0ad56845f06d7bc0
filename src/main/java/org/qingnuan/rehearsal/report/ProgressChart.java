package org.qingnuan.rehearsal.report;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.qingnuan.calendar.ChineseDates;
import org.qingnuan.rehearsal.Course;
import org.qingnuan.rehearsal.Course.Week;
import org.qingnuan.rehearsal.Summary;

/** Households by week against what is played, with the days of the gates. */
final class ProgressChart {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 330;
    private static final int LEFT = 48;
    private static final int RIGHT = 16;
    private static final int TOP = 66;
    private static final int BOTTOM = 52;
    private static final int LABEL = 92;

    /** What is counted, in the order in which a household passes it. */
    record Line(String name, String colour, ToIntFunction<Week> figure) {}

    static final List<Line> LINES = List.of(
            new Line("摸底", "#8b96a3", Week::surveyed),
            new Line("确认", "#c77700", Week::confirmed),
            new Line("建成", "#14628c", Week::installed),
            new Line("验收合格", "#1d7a46", Week::accepted),
            new Line("已拨付", "#7a3fa0", Week::paid));

    private final Svg svg = new Svg(WIDTH, "每周进展");
    private final Course course;
    private final LocalDate from;
    private final long days;
    private final int most;

    private ProgressChart(Course course) {
        this.course = course;
        this.from = course.about().from();
        this.days = Math.max(1, ChronoUnit.DAYS.between(from, course.day()));
        this.most = Math.max(
                Math.max(1, course.about().households()),
                course.weeks().stream().mapToInt(Week::surveyed).max().orElse(0));
    }

    static String of(Course course, List<Summary.Gate> gates) {
        ProgressChart chart = new ProgressChart(course);
        chart.axes();
        chart.gates(gates);
        chart.target();
        LINES.forEach(chart::line);
        chart.legend();
        return chart.svg.drawn(HEIGHT);
    }

    private double x(LocalDate day) {
        long at = Math.max(0, Math.min(days, ChronoUnit.DAYS.between(from, day)));
        return LEFT + (double) at * (WIDTH - LEFT - RIGHT) / days;
    }

    private double y(int households) {
        return HEIGHT - BOTTOM - (double) households * (HEIGHT - TOP - BOTTOM) / most;
    }

    private void axes() {
        int step = step(most);
        for (int value = 0; value <= most; value += step) {
            svg.line(LEFT, y(value), WIDTH - RIGHT, y(value), "#edf1f4", null);
            svg.text(LEFT - 6, y(value) + 4, "end", Svg.SOFT, 11, Integer.toString(value));
        }
        svg.text(LEFT - 6, TOP - 12, "end", Svg.SOFT, 11, "户");
        long months = Math.max(1, days / 30);
        int every = (int) (months / 12 + 1);
        LocalDate month = from.withDayOfMonth(1).plusMonths(1);
        for (; !month.isAfter(from.plusDays(days)); month = month.plusMonths(every)) {
            svg.line(x(month), HEIGHT - BOTTOM, x(month), HEIGHT - BOTTOM + 4, Svg.SOFT, null);
            boolean named = month.getMonthValue() <= every;
            svg.text(
                    x(month),
                    HEIGHT - BOTTOM + 17,
                    "middle",
                    Svg.SOFT,
                    11,
                    named ? month.getYear() + "年" + month.getMonthValue() + "月" : month.getMonthValue() + "月");
        }
        svg.line(LEFT, y(0), WIDTH - RIGHT, y(0), Svg.SOFT, null);
    }

    /** About five steps of a round number. */
    private static int step(int most) {
        int size = 1;
        while (size * 50 < most) {
            size *= 10;
        }
        for (int factor : List.of(1, 2, 5, 10)) {
            if (size * factor * 6 >= most) {
                return size * factor;
            }
        }
        return size * 10;
    }

    /** The names stand above, each as far right of the last as it needs, in up to four rows. */
    private void gates(List<Summary.Gate> gates) {
        Map<LocalDate, String> byDay = gates.stream()
                .filter(gate ->
                        !gate.deadline().isBefore(from) && !gate.deadline().isAfter(from.plusDays(days)))
                .collect(Collectors.toMap(
                        Summary.Gate::deadline, Summary.Gate::gate, (one, other) -> one + "、" + other, TreeMap::new));
        double[] free = new double[4];
        byDay.forEach((day, name) -> {
            double x = x(day);
            String text = name + " " + ChineseDates.formatShort(day);
            boolean leftwards = x > WIDTH - RIGHT - LABEL;
            double width = text.length() * 9.5;
            double start = leftwards ? x - width : x;
            for (int row = 0; row < free.length; row++) {
                if (start >= free[row] || row == free.length - 1) {
                    svg.line(x, 12 + row * 14, x, HEIGHT - BOTTOM, Svg.BAD, "3 3");
                    svg.text(x + (leftwards ? -3 : 3), 16 + row * 14, leftwards ? "end" : "start", Svg.BAD, 10, text);
                    free[row] = start + width + 6;
                    break;
                }
            }
        });
    }

    private void target() {
        int target = course.about().households();
        svg.line(LEFT, y(target), WIDTH - RIGHT, y(target), Svg.INK, "6 3");
        svg.text(WIDTH - RIGHT, y(target) - 4, "end", Svg.INK, 11, "任务 " + target + " 户");
    }

    /** What was true at the end of a week holds until the end of the next in which something happened. */
    private void line(Line line) {
        StringBuilder points = new StringBuilder(point(x(from), y(0)));
        int before = 0;
        LocalDate last = from;
        for (Week week : course.weeks()) {
            int now = line.figure().applyAsInt(week);
            LocalDate begin = week.day().minusDays(6);
            if (begin.isAfter(last)) {
                points.append(' ').append(point(x(begin), y(before)));
            }
            points.append(' ').append(point(x(week.day()), y(now)));
            before = now;
            last = week.day();
        }
        svg.path(points.toString(), line.colour());
    }

    private static String point(double x, double y) {
        return Svg.number(x) + "," + Svg.number(y);
    }

    private void legend() {
        double x = LEFT;
        for (Line line : LINES) {
            svg.rectangle(x, HEIGHT - 18, 18, 4, line.colour());
            int last = course.weeks().isEmpty()
                    ? 0
                    : line.figure().applyAsInt(course.weeks().get(course.weeks().size() - 1));
            String text = line.name() + " " + last;
            svg.text(x + 24, HEIGHT - 12, "start", Svg.INK, 12, text);
            x += 60 + text.length() * 11;
        }
    }
}
