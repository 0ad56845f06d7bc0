package org.qingnuan.calendar;

import java.time.LocalDate;
import java.util.Optional;
import org.qingnuan.shared.WrittenDates;

/** Dates as officials read and write them. */
public final class ChineseDates {

    private ChineseDates() {}

    /** The full date, 2021年8月30日. */
    public static String format(LocalDate day) {
        return day.getYear() + "年" + formatShort(day);
    }

    /** The date within a known year, 8月30日, as labels of deadlines show it. */
    public static String formatShort(LocalDate day) {
        return day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    /** Reads a date as people type it (see {@link WrittenDates}); empty when it is none. */
    public static Optional<LocalDate> parse(String text) {
        return WrittenDates.parse(text);
    }
}
