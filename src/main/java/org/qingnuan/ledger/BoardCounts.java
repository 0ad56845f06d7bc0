package org.qingnuan.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
            select body, frame, name, own_dates, due, state, cast(sum(cases) as int) as cases from ledger.board_tally
            where plan = :plan and body = any(:bodies)
            group by body, frame, name, own_dates, due, state having sum(cases) <> 0
            """;

    private static final String ROW_BY_ROW = """
            select coalesce(f.body, '') as body, f.frame, f.name, f.subject like '%%%%/%%%%' as own_dates, f.due, %s as state,
              cast(count(*) as int) as cases
            from ledger.frame_state f left join (%s) w on w.subject = f.subject and w.frame = f.frame
            %%s
            group by f.body, f.frame, f.name, own_dates, f.due, state
            """.formatted(FrameRows.COLUMN, FrameRows.WAITING_OF_PLAN);

    private static final String COUNTS = """
            select c.*, a.name as body_name from (%s) c
            left join ledger.body b on b.plan = :plan and b.area = c.body
            join ledger.area a on a.id = coalesce(b.area, (select p.area from ledger.plan p where p.id = :plan))
            order by coalesce(b.position, 0), c.due, c.frame
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    BoardCounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<BoardRow> of(BoardScope scope) {
        LocalDate today = ChinaTime.today(clock);
        return counted(scope, today).stream()
                .collect(groupingBy(count -> count.body() + " " + count.frame(), LinkedHashMap::new, toList()))
                .values()
                .stream()
                .map(gate -> row(scope.plan(), gate, today))
                .toList();
    }

    private List<Count> counted(BoardScope scope, LocalDate today) {
        String gates = scope.unfiltered() ? TALLIED : ROW_BY_ROW.formatted(BoardFilter.where(scope));
        return BoardFilter.bind(jdbc.sql(COUNTS.formatted(gates)), scope, today)
                .query(Count.class)
                .list();
    }

    /** @param gate what was counted of one body and frame, by date */
    private static BoardRow row(PlanId plan, List<Count> gate, LocalDate today) {
        Count first = gate.get(0);
        Map<BoardColumn, Integer> counts = new EnumMap<>(BoardColumn.class);
        gate.forEach(count -> counts.merge(count.column(today), count.cases(), Integer::sum));
        return new BoardRow(
                first.body().equals(BoardScope.WHOLE_PLAN) ? CaseKey.ofPlan(plan) : CaseKey.ofBody(plan, first.body()),
                first.bodyName(),
                first.frame(),
                first.name(),
                first.ownDates(),
                first.due(),
                gate.get(gate.size() - 1).due(),
                gate.stream().mapToInt(count -> count.daysLate(today)).max().orElse(0),
                counts);
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

    /** @param state a column of the board, or OPEN, which the day of reading tells apart */
    private record Count(
            String body,
            String bodyName,
            String frame,
            String name,
            boolean ownDates,
            LocalDate due,
            String state,
            int cases) {

        BoardColumn column(LocalDate today) {
            return state.equals("OPEN") ? BoardColumn.open(due, today) : BoardColumn.valueOf(state);
        }

        int daysLate(LocalDate today) {
            return column(today).isOpen() ? (int) Math.max(0, ChronoUnit.DAYS.between(due, today)) : 0;
        }
    }
}
