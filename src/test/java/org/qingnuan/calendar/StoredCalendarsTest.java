package org.qingnuan.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.qingnuan.support.TestPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The calendar on a real PostgreSQL. */
class StoredCalendarsTest {

    private final DataSource database = TestPostgres.newDatabaseOfOurTables();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final List<Object> events = new ArrayList<>();
    private final StoredCalendars calendars = start();

    private StoredCalendars start() {
        Clock clock = Clock.fixed(Instant.parse("2026-11-20T02:00:00Z"), ZoneOffset.UTC);
        return new StoredCalendars(jdbc, clock, events::add, new JdbcTransactionManager(database));
    }

    @Test
    void theYearsThatComeWithTheApplicationAreWrittenDownOnce() {
        start();

        assertThat(calendars.history()).hasSize(CalendarFiles.readAll().size());
        assertThat(calendars.current())
                .extracting(notice -> notice.content().year())
                .startsWith(2026)
                .contains(2021, 2023);
        assertThat(calendars.current().get(0).by()).isEqualTo(Notice.SYSTEM);
    }

    @Test
    void aLoadedYearReplacesTheEarlierOneWholeAndBothAreKept() {
        WorkingDays days = new KeptWorkingDays(calendars);
        LocalDate newYear = LocalDate.of(2026, 1, 1);
        assertThat(days.isWorkingDay(newYear)).isFalse();

        calendars.load(may(2026), "administrator");

        assertThat(days.isWorkingDay(newYear)).isTrue();
        assertThat(days.isWorkingDay(LocalDate.of(2026, 5, 12))).isFalse();
        assertThat(calendars.history())
                .filteredOn(notice -> notice.content().year() == 2026)
                .extracting(Notice::by)
                .containsExactly("administrator", Notice.SYSTEM);
        assertThat(events).containsExactly(new CalendarLoaded(2026, "administrator"));
    }

    @Test
    void aNewYearIsProvisionalUntilItIsLoaded() {
        WorkingDays days = new KeptWorkingDays(calendars);
        assertThat(days.isProvisional(2027)).isTrue();

        calendars.load(may(2027), "administrator");

        assertThat(days.isProvisional(2027)).isFalse();
    }

    @Test
    void aStartAfterALoadingLeavesItAlone() {
        calendars.load(may(2026), "administrator");

        assertThat(start().current().get(0).by()).isEqualTo("administrator");
    }

    @Test
    void aYearWithFindingsIsNotLoaded() {
        assertThatThrownBy(() -> calendars.load(new CalendarYear(2027, "", List.of()), "administrator"))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(calendars.current()).noneMatch(notice -> notice.content().year() == 2027);
        assertThat(events).isEmpty();
    }

    @Test
    void whatWasLoadedIsNeverChanged() {
        assertThatThrownBy(() -> jdbc.sql("delete from calendar.day").update()).hasMessageContaining("calendar");
        assertThatThrownBy(() ->
                        jdbc.sql("update calendar.notice set source = 'x'").update())
                .hasMessageContaining("calendar");
    }

    private static CalendarYear may(int year) {
        return new CalendarYear(
                year,
                "测试通知",
                IntStream.rangeClosed(1, 12)
                        .mapToObj(day -> new CalendarDay(LocalDate.of(year, 5, day), false, "劳动节"))
                        .toList());
    }
}
