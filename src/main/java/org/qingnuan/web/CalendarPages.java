package org.qingnuan.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.qingnuan.calendar.CalendarDay;
import org.qingnuan.calendar.Calendars;
import org.qingnuan.calendar.ChineseDates;
import org.qingnuan.calendar.Notice;
import org.qingnuan.process.Staff;
import org.springframework.stereotype.Component;

/** Puts together the calendar's page: twelve months and what the notice says in words. */
@Component
class CalendarPages {

    private final Calendars calendars;
    private final Staff staff;

    CalendarPages(Calendars calendars, Staff staff) {
        this.calendars = calendars;
        this.staff = staff;
    }

    /**
     * @param source null for a year that is not published
     * @param years those that are loaded and the next one, newest first
     */
    record Page(
            int year,
            List<Integer> years,
            String source,
            String link,
            List<String> holidays,
            List<Month> months,
            List<Line> history,
            boolean administrator) {}

    record Month(String name, List<List<Cell>> weeks) {}

    /** {@code look} is off, work, weekend or empty; an empty {@code day} lies outside the month. */
    record Cell(String day, String look, String title) {}

    record Line(int year, String source, String by, String at) {}

    Page of(int year, boolean administrator) {
        List<Notice> current = calendars.current();
        TreeSet<Integer> years = new TreeSet<>();
        current.forEach(notice -> years.add(notice.content().year()));
        years.add(years.isEmpty() ? year : years.last() + 1);
        years.add(year);
        Notice notice = current.stream()
                .filter(one -> one.content().year() == year)
                .findFirst()
                .orElse(null);
        List<CalendarDay> days = notice == null ? List.of() : notice.content().days();
        Map<LocalDate, CalendarDay> byDate =
                days.stream().collect(Collectors.toMap(CalendarDay::date, Function.identity()));
        String source = notice == null ? null : notice.content().source();
        return new Page(
                year,
                List.copyOf(years.descendingSet()),
                source == null ? null : source.replaceAll("\\s*https?://\\S+", ""),
                link(source),
                holidays(days),
                IntStream.rangeClosed(1, 12)
                        .mapToObj(month -> month(YearMonth.of(year, month), byDate))
                        .toList(),
                calendars.history().stream().map(this::line).toList(),
                administrator);
    }

    private static String link(String source) {
        int at = source == null ? -1 : Math.max(source.indexOf("http://"), source.indexOf("https://"));
        return at < 0 ? null : source.substring(at).strip();
    }

    private Line line(Notice notice) {
        return new Line(
                notice.content().year(),
                notice.content().source().replaceAll("\\s*https?://\\S+", ""),
                notice.by().equals(Notice.SYSTEM) ? "随系统提供" : staff.name(notice.by()),
                Wording.date(notice.at()));
    }

    /** 春节：2月15日至2月23日放假，共9天；2月14日、2月28日上班。 */
    private static List<String> holidays(List<CalendarDay> days) {
        Map<String, List<CalendarDay>> byName = days.stream()
                .collect(Collectors.groupingBy(CalendarDay::name, LinkedHashMap::new, Collectors.toList()));
        return byName.entrySet().stream()
                .sorted(Comparator.comparing(holiday -> begin(holiday.getValue())))
                .map(holiday -> holiday.getKey() + "：" + sentence(holiday.getValue()))
                .toList();
    }

    /** Its first day off, since a make-up day may lie before another holiday. */
    private static LocalDate begin(List<CalendarDay> days) {
        List<LocalDate> off = dates(days, false);
        return off.isEmpty() ? dates(days, true).get(0) : off.get(0);
    }

    private static String sentence(List<CalendarDay> days) {
        List<LocalDate> off = dates(days, false);
        List<LocalDate> work = dates(days, true);
        List<String> parts = new ArrayList<>();
        if (!off.isEmpty()) {
            parts.add(runs(off) + "放假，共" + off.size() + "天");
        }
        if (!work.isEmpty()) {
            parts.add(work.stream().map(ChineseDates::formatShort).collect(Collectors.joining("、")) + "上班");
        }
        return String.join("；", parts) + "。";
    }

    private static List<LocalDate> dates(List<CalendarDay> days, boolean working) {
        return days.stream()
                .filter(day -> day.working() == working)
                .map(CalendarDay::date)
                .sorted()
                .toList();
    }

    private static String runs(List<LocalDate> dates) {
        List<String> runs = new ArrayList<>();
        LocalDate first = dates.get(0);
        for (int i = 1; i <= dates.size(); i++) {
            LocalDate last = dates.get(i - 1);
            if (i == dates.size() || !dates.get(i).equals(last.plusDays(1))) {
                runs.add(
                        first.equals(last)
                                ? ChineseDates.formatShort(first)
                                : ChineseDates.formatShort(first) + "至" + ChineseDates.formatShort(last));
                first = i == dates.size() ? first : dates.get(i);
            }
        }
        return String.join("、", runs);
    }

    private static Month month(YearMonth month, Map<LocalDate, CalendarDay> days) {
        List<List<Cell>> weeks = new ArrayList<>();
        LocalDate first = month.atDay(1);
        LocalDate monday = first.minusDays(first.getDayOfWeek().getValue() - 1L);
        for (LocalDate week = monday; !week.isAfter(month.atEndOfMonth()); week = week.plusWeeks(1)) {
            LocalDate begin = week;
            weeks.add(IntStream.range(0, 7)
                    .mapToObj(begin::plusDays)
                    .map(day -> cell(month, day, days.get(day)))
                    .toList());
        }
        return new Month(month.getMonthValue() + "月", weeks);
    }

    private static Cell cell(YearMonth month, LocalDate day, CalendarDay known) {
        if (!YearMonth.from(day).equals(month)) {
            return new Cell("", "", null);
        }
        String number = Integer.toString(day.getDayOfMonth());
        if (known != null) {
            return known.working()
                    ? new Cell(number, "work", known.name() + "调休上班")
                    : new Cell(number, "off", known.name() + "放假");
        }
        return new Cell(number, day.getDayOfWeek().getValue() > 5 ? "weekend" : "", null);
    }
}
