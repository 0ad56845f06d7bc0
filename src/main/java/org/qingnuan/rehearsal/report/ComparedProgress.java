package org.qingnuan.rehearsal.report;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.qingnuan.calendar.ChineseDates;
import org.qingnuan.rehearsal.Course;
import org.qingnuan.rehearsal.Course.Week;

/** Households by week of two rehearsals in one picture: the first with thin lines, the second with thick ones. */
final class ComparedProgress {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 280;
    private static final int LEFT = 48;
    private static final int RIGHT = 16;
    private static final int TOP = 16;
    private static final int BOTTOM = 56;
    private static final int GRID = 4;

    private final Svg svg = new Svg(WIDTH, "两次演练每周进展对比");
    private final LocalDate from;
    private final long days;
    private final int most;

    private ComparedProgress(Course one, Course other) {
        this.from = Stream.of(one, other)
                .map(course -> course.about().from())
                .min(LocalDate::compareTo)
                .orElseThrow();
        LocalDate to = one.day().isAfter(other.day()) ? one.day() : other.day();
        this.days = Math.max(1, ChronoUnit.DAYS.between(from, to));
        this.most = Math.max(1, Math.max(one.about().households(), other.about().households()));
    }

    static String of(Course one, Course other, List<ProgressChart.Line> lines) {
        ComparedProgress picture = new ComparedProgress(one, other);
        picture.axes();
        for (ProgressChart.Line line : lines) {
            picture.svg.path(picture.points(one, line), line.colour(), 1.2, "5 3");
            picture.svg.path(picture.points(other, line), line.colour(), 2.4, null);
        }
        picture.legend(lines);
        return picture.svg.drawn(HEIGHT);
    }

    private double x(LocalDate day) {
        return LEFT + (double) ChronoUnit.DAYS.between(from, day) * (WIDTH - LEFT - RIGHT) / days;
    }

    private double y(int households) {
        return HEIGHT - BOTTOM - (double) households * (HEIGHT - TOP - BOTTOM) / most;
    }

    private void axes() {
        for (int i = 0; i <= GRID; i++) {
            int value = most * i / GRID;
            svg.line(LEFT, y(value), WIDTH - RIGHT, y(value), i == 0 ? Svg.SOFT : "#edf1f4", null);
            svg.text(LEFT - 6, y(value) + 4, "end", Svg.SOFT, 11, Integer.toString(value));
        }
        for (int i = 0; i <= GRID; i++) {
            LocalDate day = from.plusDays(days * i / GRID);
            String anchor = i == 0 ? "start" : i == GRID ? "end" : "middle";
            svg.text(x(day), HEIGHT - BOTTOM + 18, anchor, Svg.SOFT, 11, ChineseDates.format(day));
        }
    }

    private String points(Course course, ProgressChart.Line line) {
        StringBuilder points = new StringBuilder(point(course.about().from(), 0));
        int before = 0;
        LocalDate last = course.about().from();
        for (Week week : course.weeks()) {
            LocalDate begin = week.day().minusDays(6);
            if (begin.isAfter(last)) {
                points.append(' ').append(point(begin, before));
            }
            before = line.figure().applyAsInt(week);
            last = week.day();
            points.append(' ').append(point(last, before));
        }
        return points.toString();
    }

    private String point(LocalDate day, int households) {
        return Svg.number(x(day)) + "," + Svg.number(y(households));
    }

    private void legend(List<ProgressChart.Line> lines) {
        int x = LEFT;
        for (ProgressChart.Line line : lines) {
            svg.rectangle(x, HEIGHT - 18, 18, 4, line.colour());
            svg.text(x + 24, HEIGHT - 12, "start", Svg.INK, 12, line.name());
            x += 100;
        }
        svg.text(WIDTH - RIGHT, HEIGHT - 12, "end", Svg.INK, 12, "细虚线：甲　粗实线：乙");
    }
}
