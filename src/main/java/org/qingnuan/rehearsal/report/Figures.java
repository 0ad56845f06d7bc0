package org.qingnuan.rehearsal.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.calendar.ChineseDates;
import org.qingnuan.rehearsal.Course;
import org.qingnuan.rehearsal.Pace;
import org.qingnuan.rehearsal.Summary;

/** The figures of a rehearsal as people read them; page, workbook and comparison say the same. */
public final class Figures {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private Figures() {}

    /** Something about a rehearsal and what it is. */
    public record Line(String name, String value) {}

    /** What was played, how and when. */
    static List<Line> about(Summary summary, Course course) {
        Course.About about = course.about();
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("方案", about.planName() + "（" + about.plan() + "，文件指纹 " + about.fingerprint() + "）"));
        lines.add(new Line("方案来源", about.source()));
        lines.add(new Line("改动的期限", moved(about)));
        if (!about.otherFiles().isEmpty()) {
            lines.add(new Line("其他改动的文件", names(about.otherFiles())));
        }
        lines.add(new Line("办理进度", pace(about) + "，随机种子" + about.seed()));
        lines.add(new Line(
                "演练户数", about.households() + "户（方案任务" + summary.households().target() + "户）"));
        lines.add(new Line(
                "模拟期间",
                ChineseDates.format(summary.simulated().from()) + "至"
                        + ChineseDates.format(summary.simulated().to())
                        + (about.heatingSeason() ? "，演练到第一个采暖季结清" : "，不含采暖季")));
        if (!course.generic().isEmpty()) {
            lines.add(new Line("由通用办理人办理", generic(course.generic())));
        }
        if (!course.missingRates().isEmpty()) {
            lines.add(new Line("缺少的补贴标准", String.join("、", course.missingRates())));
        }
        lines.add(new Line(
                "制作时间", time(about.made()) + "，用时" + summary.wallSeconds().toBigInteger() + "秒"));
        return lines;
    }

    /** 核实管护责任（upkeep）9次；登记摸底结果（survey）3次，补填了管护责任人. */
    private static String generic(List<Course.Generic> generic) {
        return generic.stream()
                .map(one -> one.task() + "（" + one.model() + "）" + one.times() + "次"
                        + (one.filled().isEmpty() ? "" : "，补填了" + String.join("、", one.filled())))
                .collect(Collectors.joining("；"));
    }

    /** Why subsidies were not computed, null when the table has every rate. */
    public static String withoutRates(Summary summary, Course course) {
        if (course.missingRates().isEmpty()) {
            return null;
        }
        String names = String.join("、", course.missingRates());
        return summary.payments().lines() == 0
                ? "没有核定补贴，也就没有拨付：补贴标准表（subsidy.dmn）里缺少" + names + "。补上标准后再演练，才能看到资金。"
                : "补贴标准表（subsidy.dmn）里缺少" + names + "，用到它们的补贴没有核定和拨付。";
    }

    /** 建成：2021年8月30日改为2021年9月15日; 无 without any. */
    public static String moved(Course.About about) {
        return about.moved().isEmpty()
                ? "无"
                : about.moved().stream()
                        .map(move -> move.gate() + "：" + ChineseDates.format(move.before()) + "改为"
                                + ChineseDates.format(move.after()))
                        .collect(Collectors.joining("；"));
    }

    /** The files' names without their folders. */
    public static String names(List<String> paths) {
        return paths.stream()
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .collect(Collectors.joining("、"));
    }

    public static String pace(Course.About about) {
        return Pace.of(about.pace()).map(Pace::label).orElse(about.pace());
    }

    /** 2021年8月30日 09:05, in China. */
    public static String time(Instant at) {
        LocalDateTime there = at.atZone(ChinaTime.ZONE).toLocalDateTime();
        return ChineseDates.format(there.toLocalDate()) + " " + TIME.format(there);
    }

    /** 1,234.50 for 1234.50. */
    public static String thousands(String yuan) {
        return new BigDecimal(yuan).toPlainString().replaceAll("(?<=\\d)(?=(\\d{3})+\\.)", ",");
    }
}
