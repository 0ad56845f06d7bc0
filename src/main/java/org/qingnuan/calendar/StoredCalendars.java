package org.qingnuan.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qingnuan.shared.Finding;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the years in the database; a year that comes with the application is written down once, unless it is there. */
@Service
class StoredCalendars implements Calendars {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    StoredCalendars(
            JdbcClient jdbc, Clock clock, ApplicationEventPublisher events, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> CalendarFiles.readAll().forEach(this::ship));
    }

    private void ship(CalendarYear year) {
        insert(year, Notice.SYSTEM, """
                select :year, :source, :by, :at
                where not exists (select from calendar.notice n where n.year = :year)
                on conflict do nothing returning id
                """);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Notice> current() {
        return notices("""
                select distinct on (year) * from calendar.notice order by year desc, id desc
                """);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Notice> history() {
        return notices("select * from calendar.notice order by id desc");
    }

    private List<Notice> notices(String sql) {
        Map<Long, List<CalendarDay>> days = jdbc
                .sql("select * from calendar.day order by date")
                .query((row, number) -> Map.entry(
                        row.getLong("notice"),
                        new CalendarDay(
                                row.getObject("date", LocalDate.class),
                                row.getBoolean("working"),
                                row.getString("name"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return jdbc.sql(sql)
                .query((row, number) -> new Notice(
                        new CalendarYear(
                                row.getInt("year"),
                                row.getString("source"),
                                days.getOrDefault(row.getLong("id"), List.of())),
                        row.getString("loaded_by"),
                        row.getObject("loaded_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    @Override
    public List<Finding> check(CalendarYear year) {
        return CalendarChecks.of(year);
    }

    @Override
    @Transactional
    public void load(CalendarYear year, String by) {
        List<Finding> findings = check(year);
        if (!findings.isEmpty()) {
            throw new IllegalArgumentException(
                    findings.stream().map(Finding::sentence).collect(Collectors.joining()));
        }
        insert(year, by, "values (:year, :source, :by, :at) returning id");
        events.publishEvent(new CalendarLoaded(year.year(), by));
    }

    private void insert(CalendarYear year, String by, String row) {
        Optional<Long> notice = jdbc.sql("insert into calendar.notice(year, source, loaded_by, loaded_at) " + row)
                .param("year", year.year())
                .param("source", year.source())
                .param("by", by)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional();
        notice.ifPresent(id -> year.days()
                .forEach(day -> jdbc.sql(
                                "insert into calendar.day(notice, date, working, name) values (:notice, :date, :working, :name)")
                        .param("notice", id)
                        .param("date", day.date())
                        .param("working", day.working())
                        .param("name", day.name())
                        .update()));
    }

    @Override
    public long version() {
        return jdbc.sql("select coalesce(max(id), 0) from calendar.notice")
                .query(Long.class)
                .single();
    }
}
