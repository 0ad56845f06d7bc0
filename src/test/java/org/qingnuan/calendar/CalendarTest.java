package org.qingnuan.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qingnuan.shared.Finding;

class CalendarTest {

    private final WorkingDays days = WorkingDays.published();

    @Test
    void aTermBeginsOnTheNextDayUnlessItsFirstDayCounts() {
        LocalDate friday = LocalDate.of(2021, 9, 17);

        assertThat(days.plus(friday, Term.workingDays(1))).isEqualTo(DueDate.fixed(LocalDate.of(2021, 9, 18)));
        assertThat(days.plus(friday, new Term(1, Term.Kind.WORKING, true))).isEqualTo(DueDate.fixed(friday));
        assertThat(days.plus(friday, Term.calendarDays(10))).isEqualTo(DueDate.fixed(LocalDate.of(2021, 9, 27)));
        assertThat(days.plus(friday, new Term(10, Term.Kind.CALENDAR, true)))
                .isEqualTo(DueDate.fixed(LocalDate.of(2021, 9, 26)));
    }

    @Test
    void aFirstDayThatIsAHolidayDoesNotCountAsAWorkingDay() {
        assertThat(days.plus(LocalDate.of(2021, 10, 1), new Term(2, Term.Kind.WORKING, true)))
                .isEqualTo(DueDate.fixed(LocalDate.of(2021, 10, 9)));
    }

    @Test
    void workingDaysIntoAnUnpublishedYearAreProvisionalAndCalendarDaysAreNot() {
        LocalDate christmas = LocalDate.of(2026, 12, 25);

        assertThat(days.plus(christmas, Term.workingDays(4))).isEqualTo(DueDate.fixed(LocalDate.of(2026, 12, 31)));
        assertThat(days.plus(christmas, Term.workingDays(5))).isEqualTo(new DueDate(LocalDate.of(2027, 1, 1), true));
        assertThat(days.plus(christmas, Term.calendarDays(30)).provisional()).isFalse();
    }

    @Test
    void everyYearThatComesWithTheApplicationNamesItsNoticeAndIsSound() {
        assertThat(CalendarFiles.readAll()).hasSizeGreaterThanOrEqualTo(6).allSatisfy(year -> {
            assertThat(year.source()).contains(year.year() + "年部分节假日安排的通知（国办发明电〔" + (year.year() - 1) + "〕");
            assertThat(CalendarChecks.of(year)).isEmpty();
        });
    }

    @Test
    void aYearIsCheckedWhole() {
        CalendarYear wrong = new CalendarYear(
                2027,
                " ",
                List.of(
                        new CalendarDay(LocalDate.of(2027, 1, 1), false, "元旦"),
                        new CalendarDay(LocalDate.of(2027, 1, 1), false, "元旦"),
                        new CalendarDay(LocalDate.of(2027, 1, 4), true, "元旦"),
                        new CalendarDay(LocalDate.of(2028, 1, 1), false, "")));

        assertThat(CalendarChecks.of(wrong))
                .extracting(Finding::reason)
                .containsExactly("没有填写", "重复", "是平日，不必写成调休上班", "不在2027年", "没有节日名称，或名称过长", "放假日只有3天，少于法定节假日的11天");
    }

    @Test
    void aDeadlineEndsWhenTheNextDayBeginsInChina() {
        assertThat(ChinaTime.endOfDay(LocalDate.of(2021, 8, 30))).isEqualTo(Instant.parse("2021-08-30T16:00:00Z"));
    }

    @Test
    void todayIsChinasDayAlsoWhenGreenwichIsStillInYesterday() {
        Clock clock = Clock.fixed(Instant.parse("2021-08-30T16:00:00Z"), ZoneOffset.UTC);

        assertThat(ChinaTime.today(clock)).isEqualTo(LocalDate.of(2021, 8, 31));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2021-08-30",
                "2021-8-30",
                "2021/8/30",
                "2021.8.30",
                "2021年8月30日",
                "2021年08月30日",
                "20210830",
                " 2021 年 8 月 30 日 "
            })
    void aDateIsReadHoweverItIsTyped(String text) {
        assertThat(ChineseDates.parse(text)).contains(LocalDate.of(2021, 8, 30));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "2021-02-29", "2021-13-01", "8月30日", "2021-8/30", "21-8-30", "2021830", "0021-08-30", "八月底"})
    void whatIsNoCertainDateIsNotGuessed(String text) {
        assertThat(ChineseDates.parse(text)).isEmpty();
    }

    @Test
    void datesAreShownWithoutLeadingZeros() {
        assertThat(ChineseDates.format(LocalDate.of(2021, 8, 3))).isEqualTo("2021年8月3日");
        assertThat(ChineseDates.formatShort(LocalDate.of(2021, 8, 30))).isEqualTo("8月30日");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2021-02-07",
                "2021-02-20",
                "2021-04-25",
                "2021-05-08",
                "2021-09-18",
                "2021-09-26",
                "2021-10-09",
                "2026-01-04",
                "2026-02-14",
                "2026-02-28",
                "2026-05-09",
                "2026-09-20",
                "2026-10-10"
            })
    void aWeekendDayThatMakesUpForAHolidayIsWorked(String text) {
        LocalDate day = LocalDate.parse(text);

        assertThat(day.getDayOfWeek()).isIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(days.isWorkingDay(day)).isTrue();
        assertThat(days.isWorkingDay(day.with(DayOfWeek.SATURDAY)) && days.isWorkingDay(day.with(DayOfWeek.SUNDAY)))
                .isFalse();
    }

    @Test
    void workingDaysOverTheNationalHolidayOf2021EndOnTheMakeUpSaturday() {
        assertThat(days.addWorkingDays(LocalDate.of(2021, 9, 29), 3)).isEqualTo(LocalDate.of(2021, 10, 9));
        assertThat(days.addWorkingDays(LocalDate.of(2021, 9, 17), 1)).isEqualTo(LocalDate.of(2021, 9, 18));
        assertThat(days.addWorkingDays(LocalDate.of(2021, 9, 18), 1)).isEqualTo(LocalDate.of(2021, 9, 22));
        assertThat(days.addWorkingDays(LocalDate.of(2021, 10, 3), 0)).isEqualTo(LocalDate.of(2021, 10, 3));
        assertThatThrownBy(() -> days.addWorkingDays(LocalDate.of(2021, 9, 18), -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDateInAYearWithoutANoticeIsProvisional() {
        assertThat(days.isProvisional(2021)).isFalse();
        assertThat(days.isProvisional(2026)).isFalse();
        assertThat(days.isProvisional(LocalDate.of(2027, 1, 4))).isTrue();
        assertThat(days.addWorkingDays(LocalDate.of(2027, 1, 1), 1)).isEqualTo(LocalDate.of(2027, 1, 4));
    }

    @Test
    void aNoticeThatNamesALastDayOfTheYearBeforeDoesNotPublishThatYear() {
        LocalDate day = LocalDate.of(2022, 12, 30);
        WorkingDays only2023 =
                WorkingDays.of(List.of(new CalendarYear(2023, "通知", List.of(new CalendarDay(day, false, "元旦")))));

        assertThat(only2023.isWorkingDay(day)).isFalse();
        assertThat(only2023.isProvisional(2022)).isTrue();
        assertThat(only2023.isProvisional(2023)).isFalse();
    }
}
