package org.qingnuan.rehearsal.report;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.qingnuan.calendar.ChineseDates;
import org.qingnuan.rehearsal.Course;
import org.qingnuan.rehearsal.Course.Week;
import org.qingnuan.rehearsal.Summary;

/**
 * Two rehearsals side by side, figure by figure; the difference is the second one less the first.
 *
 * @param weeks households by week, from the first week of either to the last
 * @param picture the same as lines
 */
public record Comparison(List<Section> sections, List<WeekLine> weeks, String picture) {

    public record Section(String title, List<Line> lines) {}

    /** @param difference such as +3, 晚16天 or 不同; empty where both are the same, — where one of them has no such figure */
    public record Line(String name, String one, String other, String difference) {

        public boolean differs() {
            return !one.equals(other);
        }
    }

    /** Built, accepted and paid at the end of a week. */
    public record WeekLine(String week, List<Line> figures) {

        public boolean differs() {
            return figures.stream().anyMatch(Line::differs);
        }
    }

    /** A rehearsal that came to its end. */
    public record Side(Summary summary, Course course) {}

    private static final List<ProgressChart.Line> FOLLOWED = ProgressChart.LINES.subList(2, ProgressChart.LINES.size());
    private static final String NONE = "—";

    public static Comparison of(Side one, Side other) {
        return new Comparison(
                List.of(
                        settings(one, other),
                        households(one, other),
                        gates(one, other),
                        supervision(one, other),
                        money(one, other)),
                weeks(one, other),
                ComparedProgress.of(one.course(), other.course(), FOLLOWED));
    }

    private static Section settings(Side one, Side other) {
        Course.About left = one.course().about();
        Course.About right = other.course().about();
        return new Section(
                "设定",
                List.of(
                        words("方案来源", left.source(), right.source()),
                        words("改动的期限", Figures.moved(left), Figures.moved(right)),
                        words("其他改动的文件", files(left), files(right)),
                        words("方案文件指纹", left.fingerprint(), right.fingerprint()),
                        words("办理进度", Figures.pace(left), Figures.pace(right)),
                        words("随机种子", Long.toString(left.seed()), Long.toString(right.seed())),
                        count("演练户数", left.households(), right.households()),
                        words("采暖季", heats(left), heats(right)),
                        day(
                                "模拟到",
                                one.summary().simulated().to(),
                                other.summary().simulated().to())));
    }

    private static String files(Course.About about) {
        return about.otherFiles().isEmpty() ? "无" : Figures.names(about.otherFiles());
    }

    private static String heats(Course.About about) {
        return about.heatingSeason() ? "演练" : "不演练";
    }

    private static Section households(Side one, Side other) {
        Function<ToIntFunction<Summary.Households>, ToIntFunction<Side>> of =
                figure -> side -> figure.applyAsInt(side.summary().households());
        return new Section(
                "户数",
                List.of(
                        count("摸底", one, other, of.apply(Summary.Households::surveyed)),
                        count("确认", one, other, of.apply(Summary.Households::confirmed)),
                        count("不予确认", one, other, of.apply(Summary.Households::rejected)),
                        count("建成", one, other, of.apply(Summary.Households::installed)),
                        count("验收合格", one, other, of.apply(Summary.Households::accepted)),
                        count("已拨付", one, other, of.apply(Summary.Households::paid)),
                        count("整改户次", one, other, side -> side.summary().rectifications())));
    }

    private static Section gates(Side one, Side other) {
        Set<String> names = new LinkedHashSet<>();
        Stream.of(one, other).forEach(side -> side.summary().gates().forEach(gate -> names.add(gate.gate())));
        List<Line> lines = new ArrayList<>();
        for (String name : names) {
            Summary.Gate left = gate(one, name);
            Summary.Gate right = gate(other, name);
            lines.add(day(
                    name + "：最后一天", left == null ? null : left.deadline(), right == null ? null : right.deadline()));
            lines.add(count(name + "：按期", value(left, Summary.Gate::onTime), value(right, Summary.Gate::onTime)));
            lines.add(count(name + "：逾期", value(left, Summary.Gate::late), value(right, Summary.Gate::late)));
            lines.add(count(name + "：未到期", value(left, Summary.Gate::open), value(right, Summary.Gate::open)));
        }
        return new Section("各关口", lines);
    }

    private static Summary.Gate gate(Side side, String name) {
        return side.summary().gates().stream()
                .filter(gate -> gate.gate().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static <T> Integer value(T from, ToIntFunction<T> figure) {
        return from == null ? null : figure.applyAsInt(from);
    }

    private static Section supervision(Side one, Side other) {
        Set<String> steps = new LinkedHashSet<>();
        Stream.of(one, other).forEach(side -> side.course().ladder().forEach(rung -> steps.add(rung.name())));
        List<Line> lines = new ArrayList<>();
        lines.add(count("督办次数", one, other, side -> side.summary().supervision().orders()));
        steps.forEach(step -> lines.add(count(step, one, other, side -> times(side, step))));
        return new Section("督办", lines);
    }

    private static int times(Side side, String step) {
        return side.course().ladder().stream()
                .filter(rung -> rung.name().equals(step))
                .mapToInt(Course.Rung::times)
                .sum();
    }

    private static Section money(Side one, Side other) {
        Set<String> sources = new LinkedHashSet<>();
        Stream.of(one, other).forEach(side -> side.course().funds().forEach(fund -> sources.add(fund.source())));
        List<Line> lines = new ArrayList<>();
        for (String source : sources) {
            lines.add(money(
                    source + "：下达",
                    fund(one, source, Course.Fund::allotted),
                    fund(other, source, Course.Fund::allotted)));
            lines.add(money(
                    source + "：已付", fund(one, source, Course.Fund::paid), fund(other, source, Course.Fund::paid)));
        }
        lines.add(money(
                "合计已付", one.summary().money().paid(), other.summary().money().paid()));
        lines.add(count("退票笔数", one, other, side -> side.summary().payments().returned()));
        if (one.summary().season() != null || other.summary().season() != null) {
            lines.add(count(
                    "运行补贴已付户数",
                    value(one.summary().season(), Summary.Season::households),
                    value(other.summary().season(), Summary.Season::households)));
        }
        return new Section("资金（元）", lines);
    }

    private static String fund(Side side, String source, Function<Course.Fund, String> amount) {
        return side.course().funds().stream()
                .filter(fund -> fund.source().equals(source))
                .map(amount)
                .findFirst()
                .orElse("0.00");
    }

    private static List<WeekLine> weeks(Side one, Side other) {
        Set<LocalDate> sundays = new TreeSet<>();
        Stream.of(one, other).forEach(side -> side.course().weeks().forEach(week -> sundays.add(sunday(week.day()))));
        return sundays.stream()
                .map(sunday -> new WeekLine(
                        ChineseDates.format(sunday),
                        FOLLOWED.stream()
                                .map(line -> count(
                                        line.name(),
                                        reached(one, sunday, line.figure()),
                                        reached(other, sunday, line.figure())))
                                .toList()))
                .toList();
    }

    private static LocalDate sunday(LocalDate day) {
        return day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    }

    /** What was last noted by then. */
    private static int reached(Side side, LocalDate sunday, ToIntFunction<Week> figure) {
        return side.course().weeks().stream()
                .filter(week -> !week.day().isAfter(sunday))
                .mapToInt(figure)
                .reduce(0, (before, last) -> last);
    }

    private static Line words(String name, String one, String other) {
        return new Line(name, one, other, Objects.equals(one, other) ? "" : "不同");
    }

    private static Line count(String name, Side one, Side other, ToIntFunction<Side> figure) {
        return count(name, figure.applyAsInt(one), figure.applyAsInt(other));
    }

    private static Line count(String name, Integer one, Integer other) {
        if (one == null || other == null) {
            return new Line(name, text(one), text(other), NONE);
        }
        int difference = other - one;
        return new Line(name, one.toString(), other.toString(), difference == 0 ? "" : signed(difference));
    }

    private static String text(Integer value) {
        return value == null ? NONE : value.toString();
    }

    private static String signed(int difference) {
        return difference > 0 ? "+" + difference : "−" + -difference;
    }

    private static Line day(String name, LocalDate one, LocalDate other) {
        if (one == null || other == null) {
            return new Line(
                    name,
                    one == null ? NONE : ChineseDates.format(one),
                    other == null ? NONE : ChineseDates.format(other),
                    NONE);
        }
        long days = ChronoUnit.DAYS.between(one, other);
        String difference = days == 0 ? "" : days > 0 ? "晚" + days + "天" : "早" + -days + "天";
        return new Line(name, ChineseDates.format(one), ChineseDates.format(other), difference);
    }

    private static Line money(String name, String one, String other) {
        BigDecimal difference = new BigDecimal(other).subtract(new BigDecimal(one));
        String signed = difference.signum() > 0 ? "+" : "−";
        return new Line(
                name,
                Figures.thousands(one),
                Figures.thousands(other),
                difference.signum() == 0
                        ? ""
                        : signed + Figures.thousands(difference.abs().toPlainString()));
    }
}
