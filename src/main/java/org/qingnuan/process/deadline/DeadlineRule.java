package org.qingnuan.process.deadline;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The date a model states, inclusive: {@code 08-30} in the plan's year, {@code +1y 04-15}, {@code 2020-10-31}, or
 * {@code works+30d, latest 11-14}, counted from the day on which another frame of the case was finished.
 */
public sealed interface DeadlineRule {

    /** The last day on which the frame is on time; of one that is counted, the latest it can be. */
    LocalDate inYear(int planYear);

    /** The words a timer's label must carry, such as 8月30日前. */
    String label();

    /** Another day written in the way of this rule: a full date stays one, else month and day in or after the plan's year. */
    default String with(LocalDate day, int planYear) {
        int later = day.getYear() - planYear;
        if (this instanceof Full || later < 0 || later > 9) {
            return day.toString();
        }
        String monthDay = day.toString().substring(5);
        return later == 0 ? monthDay : "+" + later + "y " + monthDay;
    }

    /** Throws IllegalArgumentException, in Chinese, for a text that is no date of these forms. */
    static DeadlineRule parse(String text) {
        Matcher counted = Forms.COUNTED.matcher(text.trim());
        if (counted.matches()) {
            return new After(counted.group(1), Integer.parseInt(counted.group(2)), parse(counted.group(3)));
        }
        Matcher shifted = Forms.SHIFTED.matcher(text.trim());
        try {
            if (shifted.matches()) {
                int years = shifted.group(1) == null ? 0 : Integer.parseInt(shifted.group(1));
                return new OfYear(years, MonthDay.parse("--" + shifted.group(2)));
            }
            return new Full(LocalDate.parse(text.trim()));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "期限“" + text + "”不是日期，应写成 08-30、+1y 04-15、2021-08-30 或 works+30d, latest 11-14 这样的形式", e);
        }
    }

    /** A month and day, in the plan's year or years after it. */
    record OfYear(int yearsLater, MonthDay day) implements DeadlineRule {

        @Override
        public LocalDate inYear(int planYear) {
            return day.atYear(planYear + yearsLater);
        }

        @Override
        public String label() {
            String when = day.getMonthValue() + "月" + day.getDayOfMonth() + "日前";
            return switch (yearsLater) {
                case 0 -> when;
                case 1 -> "次年" + when;
                default -> yearsLater + "年后" + when;
            };
        }
    }

    /** A full date, whatever the plan's year. */
    record Full(LocalDate day) implements DeadlineRule {

        @Override
        public LocalDate inYear(int planYear) {
            return day;
        }

        @Override
        public String label() {
            return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日前";
        }
    }

    /**
     * So many days after the day on which another frame was finished, and never after a fixed day, which holds alone
     * until that frame is finished.
     *
     * @param frame the other frame of the same case, such as {@code works}
     * @param latest a date of the other forms
     */
    record After(String frame, int days, DeadlineRule latest) implements DeadlineRule {

        /** The last day; {@code finishedOn} null while the other frame is not finished. */
        LocalDate from(LocalDate finishedOn, int planYear) {
            LocalDate last = latest.inYear(planYear);
            LocalDate counted = finishedOn == null ? last : finishedOn.plusDays(days);
            return counted.isBefore(last) ? counted : last;
        }

        @Override
        public LocalDate inYear(int planYear) {
            return latest.inYear(planYear);
        }

        @Override
        public String label() {
            return (frame.equals("works") ? "完工后" : "前一关口完成后") + days + "日内，至迟" + latest.label();
        }

        @Override
        public String with(LocalDate day, int planYear) {
            return frame + "+" + days + "d, latest " + latest.with(day, planYear);
        }
    }

    /** The written forms. */
    final class Forms {
        private static final Pattern SHIFTED = Pattern.compile("(?:\\+(\\d)y )?(\\d{2}-\\d{2})");

        private static final Pattern COUNTED = Pattern.compile("(\\w+)\\+(\\d{1,3})d, ?latest ([^,]+)");

        private Forms() {}
    }
}
