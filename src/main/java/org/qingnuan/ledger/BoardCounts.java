package org.qingnuan.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts frames per body, gate and column, each in one query: from the tallies that triggers keep, or row by row where a
 * filter asks for what the tallies do not tell apart.
 */
@Component
class BoardCounts {

    private static final String TALLIED = """
            select t.body, t.frame, max(t.name) as name, min(t.due) as due, max(t.due) as last_due,
              case
                when t.state <> 'OPEN' then t.state
                when t.due < cast(:today as date) then 'LATE'
                when t.due <= cast(:today as date) + 7 then 'DUE_SOON'
                else 'ON_TIME'
              end as board_column,
              cast(sum(t.cases) as int) as cases,
              max(case when t.state in ('OPEN', 'WAITING') then greatest(0, cast(:today as date) - t.due) end) as days_late
            from (
              select body, frame, name, due, state, sum(cases) as cases from ledger.board_tally
              where plan = :plan and body in (:bodies)
              group by body, frame, name, due, state having sum(cases) <> 0) t
            group by t.body, t.frame, board_column
            """;

    private static final String ROW_BY_ROW =
            """
            select f.body, f.frame, max(f.name) as name, min(f.due) as due, max(f.due) as last_due, %s as board_column,
              cast(count(*) as int) as cases,
              max(case when f.recorded_at is null then %s end) as days_late
            from ledger.frame_state f left join (%s) w on w.subject = f.subject and w.frame = f.frame
            %%s
            group by f.body, f.frame, board_column
            """.formatted(FrameRows.COLUMN, FrameRows.DAYS_LATE, FrameRows.WAITING_OF_PLAN);

    private static final String COUNTS = """
            select c.body, a.name as body_name, c.frame, max(c.name) over gate as name, min(c.due) over gate as due,
              max(c.last_due) over gate as last_due, max(c.days_late) over gate as days_late, c.board_column, c.cases
            from (%s) c
            join ledger.body b on b.plan = :plan and b.area = c.body
            join ledger.area a on a.id = c.body
            window gate as (partition by c.body, c.frame)
            order by b.position, due, c.frame
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    BoardCounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<BoardRow> of(BoardScope scope) {
        Map<String, BoardRow> rows = new LinkedHashMap<>();
        counted(scope)
                .forEach(count -> rows.computeIfAbsent(
                                count.body() + " " + count.frame(), key -> count.row(scope.plan()))
                        .counts()
                        .put(BoardColumn.valueOf(count.boardColumn()), count.cases()));
        return List.copyOf(rows.values());
    }

    private List<Count> counted(BoardScope scope) {
        String gates = scope.unfiltered() ? TALLIED : ROW_BY_ROW.formatted(BoardFilter.where(scope));
        return BoardFilter.bind(jdbc.sql(COUNTS.formatted(gates)), scope, ChinaTime.today(clock))
                .query(Count.class)
                .list();
    }

    List<LateCount> trend(BoardScope scope, List<LocalDate> days) {
        return BoardFilter.bind(jdbc.sql("""
                                select d.day, f.body, cast(count(*) as int) as late
                                from ledger.open_spell f
                                join unnest(cast(:days as date[])) d(day)
                                  on f.due < d.day and f.since <= d.day and (f.until is null or f.until > d.day)
                                %s
                                group by d.day, f.body order by d.day, f.body
                                """.formatted(BoardFilter.everOn(scope))), scope, ChinaTime.today(clock))
                .param("days", days.stream().map(LocalDate::toString).collect(Collectors.joining(",", "{", "}")))
                .query(LateCount.class)
                .list();
    }

    List<BoardStage> stages(BoardScope scope) {
        return jdbc.sql("""
                        select stage, max(name) as name from ledger.stage_state
                        where plan = :plan and recorded_at is null and body in (:bodies) group by stage order by stage
                        """)
                .param("plan", scope.plan().value())
                .param("bodies", scope.bodies())
                .query(BoardStage.class)
                .list();
    }

    List<String> contractors(BoardScope scope) {
        return jdbc.sql("""
                        select distinct t.bidder from ledger.lot l
                        join ledger.tender t on t.lot = l.id and t.result = 'AWARDED'
                        where l.plan = :plan and l.body in (:bodies) order by t.bidder
                        """)
                .param("plan", scope.plan().value())
                .param("bodies", scope.bodies())
                .query(String.class)
                .list();
    }

    private record Count(
            String body,
            String bodyName,
            String frame,
            String name,
            LocalDate due,
            LocalDate lastDue,
            Integer daysLate,
            String boardColumn,
            int cases) {

        BoardRow row(PlanId plan) {
            return new BoardRow(
                    CaseKey.ofBody(plan, body),
                    bodyName,
                    frame,
                    name,
                    due,
                    lastDue,
                    daysLate == null ? 0 : daysLate,
                    new EnumMap<>(BoardColumn.class));
        }
    }
}
