package org.qingnuan.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.qingnuan.shared.Finding;

/** What a year's notice must look like before dates are counted by it. */
final class CalendarChecks {

    /** The days that the State Council's regulation itself makes holidays: fewer cannot be a whole year. */
    private static final int FEWEST_HOLIDAYS = 11;

    private static final int LONGEST_NAME = 20;

    private static final int DAYS_BEFORE = 7;

    private CalendarChecks() {}

    static List<Finding> of(CalendarYear year) {
        List<Finding> findings = new ArrayList<>();
        if (year.year() < 2000 || year.year() > 2100) {
            findings.add(Finding.ofField("年份", Integer.toString(year.year()), "不是四位年份", "请填写2000至2100之间的年份"));
        }
        if (year.source() == null || year.source().isBlank()) {
            findings.add(Finding.ofColumn("来源", "没有填写", "请填写通知名称和文号，如国办发明电〔2025〕7号"));
        }
        Set<LocalDate> seen = new HashSet<>();
        year.days().forEach(day -> day(year.year(), day, seen, findings));
        long off = year.days().stream().filter(day -> !day.working()).count();
        if (off < FEWEST_HOLIDAYS) {
            findings.add(Finding.ofSheet("放假日只有" + off + "天，少于法定节假日的" + FEWEST_HOLIDAYS + "天", "一年要整年录入，请补全后再上传"));
        }
        return findings;
    }

    private static void day(int year, CalendarDay day, Set<LocalDate> seen, List<Finding> findings) {
        String date = ChineseDates.format(day.date());
        LocalDate first = LocalDate.of(year, 1, 1).minusDays(DAYS_BEFORE);
        if (day.date().isBefore(first) || day.date().getYear() > year) {
            findings.add(Finding.ofField("日期", date, "不在" + year + "年", "只能填写当年的日期，元旦假期可写上年最后一周的日期"));
        }
        if (!seen.add(day.date())) {
            findings.add(Finding.ofField("日期", date, "重复", "同一天只写一行"));
        }
        if (day.working() && day.date().getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
            findings.add(Finding.ofField("日期", date, "是平日，不必写成调休上班", "请核对日期，或改为放假"));
        }
        if (day.name() == null || day.name().isBlank() || day.name().length() > LONGEST_NAME) {
            findings.add(Finding.ofField("节日", date, "没有节日名称，或名称过长", "请填写元旦、春节等名称"));
        }
    }
}
