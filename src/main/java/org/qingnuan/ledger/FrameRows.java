package org.qingnuan.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads frames as of today; the one place that says which column of the board a row stands in. */
@Component
class FrameRows {

    /** Every frame with its column; {@code :today} is to be bound. */
    static final String FRAMES = """
            select f.*, v.name as village_name, b.name as body_name, w.waiting_for,
              (select max(e.until) from ledger.extension e where e.subject = f.subject and e.frame = f.frame
                and e.approved_at is not null and e.until = f.due) as extended_until,
              greatest(0, coalesce(f.finished_on, cast(:today as date)) - f.due) as days_late,
              case
                when f.recorded_at is not null and f.finished_on > f.due then 'DONE_LATE'
                when f.recorded_at is not null
                  and cast(f.recorded_at at time zone 'Asia/Shanghai' as date) > f.due then 'REPORTED_LATE'
                when f.recorded_at is not null then 'DONE'
                when w.waiting_for is not null then 'WAITING'
                when f.due < cast(:today as date) then 'LATE'
                when f.due <= cast(:today as date) + 7 then 'DUE_SOON'
                else 'ON_TIME'
              end as board_column
            from ledger.frame_state f
            left join ledger.area v on v.id = f.village
            left join ledger.area b on b.id = coalesce(f.body, (select area from ledger.plan p where p.id = f.plan))
            left join lateral (select max(s.waiting_for) as waiting_for from ledger.stage_state s
              where s.subject = f.subject and s.frame = f.frame and s.recorded_at is null) w on true
            """;

    /** Of bodies in the viewer's areas, without villages that left the plan. */
    private static final String SEEN = """
            where f.plan = :plan
              and f.body in (
                with recursive seen(id) as (
                  select id from ledger.area where id in (:areas)
                  union select a.id from ledger.area a join seen on a.parent = seen.id)
                select id from seen)
              and not exists (select from ledger.village gone
                where gone.plan = f.plan and gone.area = f.village and gone.state = 'WITHDRAWN')
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    FrameRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<FrameState> of(CaseKey subject) {
        return of(List.of(subject));
    }

    List<FrameState> of(Collection<CaseKey> subjects) {
        return jdbc.sql(FRAMES + "where f.subject = any(:subjects) order by f.due, f.frame")
                .param("today", ChinaTime.today(clock))
                .param("subjects", subjects.stream().map(CaseKey::toString).toArray(String[]::new))
                .query(FrameRows::state)
                .list();
    }

    /** Whether the frame's timer has fired, its work is open and it waits for nobody else. */
    boolean overdue(CaseKey subject, String frame) {
        return of(subject).stream()
                .filter(state -> state.frame().equals(frame))
                .anyMatch(state -> state.firedAt() != null && state.column() == BoardColumn.LATE);
    }

    List<FrameState> rows(PlanId plan, String frame, BoardColumn column, Collection<String> areas) {
        if (areas.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select * from (" + FRAMES + SEEN
                        + ") f where frame = :frame and board_column = :column order by due, subject")
                .param("today", ChinaTime.today(clock))
                .param("plan", plan.value())
                .param("areas", areas)
                .param("frame", frame)
                .param("column", column.name())
                .query(FrameRows::state)
                .list();
    }

    List<BoardRow> board(PlanId plan, Collection<String> areas) {
        Map<String, BoardRow> rows = new LinkedHashMap<>();
        if (!areas.isEmpty()) {
            counts(plan, areas)
                    .forEach(count -> rows.computeIfAbsent(count.body() + " " + count.frame(), key -> count.row(plan))
                            .counts()
                            .put(BoardColumn.valueOf(count.boardColumn()), count.subjects()));
        }
        return List.copyOf(rows.values());
    }

    private List<Count> counts(PlanId plan, Collection<String> areas) {
        return jdbc.sql("""
                        select o.area as body, f.body_name, f.frame, max(f.name) over byFrame as name,
                          min(f.due) over byFrame as due, f.board_column, f.subjects
                        from (
                          select body, body_name, frame, max(name) as name, min(due) as due, board_column,
                            cast(count(*) as int) as subjects
                          from (%s) f group by body, body_name, frame, board_column) f
                        join ledger.body o on o.plan = :plan and o.area = f.body
                        window byFrame as (partition by f.body, f.frame)
                        order by o.position, due, f.frame
                        """.formatted(FRAMES + SEEN))
                .param("today", ChinaTime.today(clock))
                .param("plan", plan.value())
                .param("areas", areas)
                .query(Count.class)
                .list();
    }

    private record Count(
            String body, String bodyName, String frame, String name, LocalDate due, String boardColumn, int subjects) {

        BoardRow row(PlanId plan) {
            return new BoardRow(
                    CaseKey.ofBody(plan, body), bodyName, frame, name, due, new EnumMap<>(BoardColumn.class));
        }
    }

    private static FrameState state(ResultSet row, int number) throws SQLException {
        String village = row.getString("village_name");
        return new FrameState(
                CaseKey.parse(row.getString("subject")),
                village == null ? row.getString("body_name") : village,
                row.getString("frame"),
                row.getString("name"),
                Rows.day(row, "due"),
                Rows.instant(row, "fired_at"),
                Rows.day(row, "finished_on"),
                Rows.instant(row, "recorded_at"),
                row.getString("waiting_for"),
                BoardColumn.valueOf(row.getString("board_column")),
                row.getInt("days_late"),
                Rows.day(row, "extended_until"),
                row.getBoolean("provisional"));
    }
}
