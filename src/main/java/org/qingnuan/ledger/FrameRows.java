package org.qingnuan.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads frames as of today; the one place that says which column of the board a row stands in. */
@Component
class FrameRows {

    /** The column of a frame {@code f} whose stages wait for {@code w.waiting_for}. */
    static final String COLUMN = """
            case
                when f.recorded_at is not null and f.finished_on > f.due then 'DONE_LATE'
                when f.recorded_at is not null
                  and cast(f.recorded_at at time zone 'Asia/Shanghai' as date) > f.due then 'REPORTED_LATE'
                when f.recorded_at is not null then 'DONE'
                when w.waiting_for is not null then 'WAITING'
                when f.due < cast(:today as date) then 'LATE'
                when f.due <= cast(:today as date) + 7 then 'DUE_SOON'
                else 'ON_TIME'
              end""";

    static final String DAYS_LATE = "greatest(0, coalesce(f.finished_on, cast(:today as date)) - f.due)";

    /** Subject and frame of all open stages of a plan that wait for another office. */
    static final String WAITING_OF_PLAN = """
            select subject, frame, max(waiting_for) as waiting_for from ledger.stage_state
              where plan = :plan and waiting_for is not null and recorded_at is null group by subject, frame""";

    /** Every frame with its column; {@code :today} is to be bound. */
    static final String FRAMES = """
            select f.*, v.name as village_name, b.name as body_name, w.waiting_for,
              (select max(e.until) from ledger.extension e where e.subject = f.subject and e.frame = f.frame
                and e.approved_at is not null and e.until = f.due) as extended_until,
              %s as days_late, %s as board_column
            from ledger.frame_state f
            left join ledger.area v on v.id = f.village
            left join ledger.area b on b.id = coalesce(f.body, (select area from ledger.plan p where p.id = f.plan))
            left join lateral (select max(s.waiting_for) as waiting_for from ledger.stage_state s
              where s.subject = f.subject and s.frame = f.frame and s.recorded_at is null) w on true
            """.formatted(DAYS_LATE, COLUMN);

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

    /** Whether the frame's timer has fired, its work is open, it waits for nobody else and is no goal. */
    boolean overdue(CaseKey subject, String frame) {
        return of(subject).stream()
                .filter(state -> state.frame().equals(frame))
                .anyMatch(state -> state.firedAt() != null && !state.goal() && state.column() == BoardColumn.LATE);
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
                row.getBoolean("provisional"),
                row.getBoolean("goal"));
    }
}
