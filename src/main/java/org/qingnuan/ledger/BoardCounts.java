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

/** Counts frames per body, gate and column, each in one query. */
@Component
class BoardCounts {

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
        return BoardFilter.bind(
                        jdbc.sql("""
                                select c.body, a.name as body_name, c.frame, max(c.name) over gate as name,
                                  min(c.due) over gate as due, max(c.last_due) over gate as last_due, max(c.days_late) over gate as days_late, c.board_column, c.cases
                                from (
                                  select f.body, f.frame, max(f.name) as name, min(f.due) as due, max(f.due) as last_due, %s as board_column,
                                    cast(count(*) as int) as cases,
                                    max(case when f.recorded_at is null then %s end) as days_late
                                  from ledger.frame_state f left join (%s) w on w.subject = f.subject and w.frame = f.frame
                                  %s
                                  group by f.body, f.frame, board_column) c
                                join ledger.body b on b.plan = :plan and b.area = c.body
                                join ledger.area a on a.id = c.body
                                window gate as (partition by c.body, c.frame)
                                order by b.position, due, c.frame
                                """.formatted(
                                        FrameRows.COLUMN,
                                        FrameRows.DAYS_LATE,
                                        FrameRows.WAITING_OF_PLAN,
                                        BoardFilter.where(scope))),
                        scope,
                        ChinaTime.today(clock))
                .query(Count.class)
                .list();
    }

    List<LateCount> trend(BoardScope scope, List<LocalDate> days) {
        return BoardFilter.bind(jdbc.sql("""
                                select d.day, f.body, cast(count(*) as int) as late
                                from (select * from ledger.frame_state f %s
                                  and (f.finished_on is null or f.finished_on > f.due)) f
                                join unnest(cast(:days as date[])) d(day)
                                  on f.due < d.day and (f.finished_on is null or f.finished_on > d.day)
                                group by d.day, f.body order by d.day, f.body
                                """.formatted(BoardFilter.where(scope))), scope, ChinaTime.today(clock))
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
