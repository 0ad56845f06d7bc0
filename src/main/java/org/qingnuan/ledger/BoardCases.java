package org.qingnuan.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows behind a number of the board, by the same conditions as the number. */
@Component
class BoardCases {

    private static final String CHOSEN = """
            select f.subject, f.plan, f.body, f.village, f.frame, f.name, f.due, f.finished_on, f.recorded_at,
              f.withdrawn, w.waiting_for, %s as board_column, %s as days_late
            from ledger.frame_state f left join (%s) w on w.subject = f.subject and w.frame = f.frame
            %s
            """;

    /** The same spells that the trend counts. */
    private static final String LATE_ON = """
            and exists (select from ledger.open_spell o where o.subject = f.subject and o.frame = f.frame
              and o.due < :lateOn and o.since <= :lateOn and (o.until is null or o.until > :lateOn))
            """;

    private static final String DETAILS = """
            select c.*, coalesce(v.name, lot.name, b.name) as subject_name, b.name as body_name,
              stage.name as stage_name,
              (select t.bidder from ledger.tender t
                where t.lot = coalesce(place.lot, lot.id) and t.result = 'AWARDED') as contractor,
              said.reason, said.promised_on,
              exists (select from ledger.extension e where e.subject = c.subject and e.frame = c.frame
                and e.approved_at is not null and e.until = c.due) as extended
            from (%s) c
            join ledger.area b on b.id = coalesce(c.body, (select p.area from ledger.plan p where p.id = c.plan))
            left join ledger.area v on v.id = c.village
            left join ledger.village place on place.plan = c.plan and place.area = c.village
            left join ledger.lot lot on lot.plan = c.plan and lot.body = c.body
              and c.subject = c.plan || '.' || c.body || '/lot.' || lot.id
            left join lateral (select max(s.name) as name from ledger.stage_state s
              where s.recorded_at is null
                and s.subject = case when lot.id is null then split_part(c.subject, '/', 1) else c.subject end) stage on true
            left join lateral (select i.reason, i.promised_on from ledger.supervision_item i
              join ledger.supervision_order o on o.id = i.order_id and o.frame = c.frame
              where i.subject = c.subject and i.ended_at is null order by o.id desc limit 1) said on true
            where (cast(:column as text) is null or board_column = :column)
            order by days_late desc, due, c.subject
            """;

    /** A case's own tasks with those of its rectifications, its lot's until the contract, its body's while that lies elsewhere. */
    private static final String TASKS = """
            select c.subject as case_subject, c.frame as case_frame, t.*, coalesce(t.held_since, t.created) as since,
              exists (select from ledger.reminder r where r.task = t.task_id and r.day = :today) as reminded
            from (%s) c
            left join ledger.village place on place.plan = c.plan and place.area = c.village
            join lateral (
              select * from ledger.open_task where subject = c.subject and c.body is not null
              union all
              select * from ledger.open_task where subject = c.subject || '/milestone.' || c.frame
              union all
              select * from ledger.open_task where plan = c.plan and village = c.village
                and subject like c.subject || '/household.%%'
              union all
              select * from ledger.open_task where subject = c.plan || '.' || c.body || '/lot.' || place.lot
                and exists (select from ledger.stage_state s
                  where s.subject = c.subject and s.stage = 'contract-award' and s.recorded_at is null)
              union all
              select * from ledger.open_task where c.waiting_for is not null and c.village is not null
                and subject = c.plan || '.' || c.body) t on true
            where c.recorded_at is null and (cast(:column as text) is null or board_column = :column)
            order by t.created, t.task_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    BoardCases(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<BoardCase> of(BoardScope scope, BoardSelection selection) {
        String chosen = CHOSEN.formatted(
                        FrameRows.COLUMN,
                        FrameRows.DAYS_LATE,
                        FrameRows.WAITING_OF_PLAN,
                        selection.lateOn() == null ? BoardFilter.where(scope) : BoardFilter.everOn(scope))
                + (selection.frame() == null ? "" : "and f.frame = :frame ")
                + (selection.lateOn() == null ? "" : LATE_ON);
        Map<String, List<BoardCase.Wait>> tasks = new HashMap<>();
        bind(TASKS.formatted(chosen), scope, selection)
                .query((row, number) -> tasks.computeIfAbsent(
                                row.getString("case_subject") + " " + row.getString("case_frame"),
                                key -> new ArrayList<>())
                        .add(task(row)))
                .list();
        return bind(DETAILS.formatted(chosen), scope, selection)
                .query((row, number) -> row(row, tasks))
                .list();
    }

    private JdbcClient.StatementSpec bind(String sql, BoardScope scope, BoardSelection selection) {
        LocalDate today = ChinaTime.today(clock);
        return BoardFilter.bind(jdbc.sql(sql), scope, today)
                .param("frame", selection.frame())
                .param(
                        "column",
                        selection.column() == null ? null : selection.column().name())
                .param("lateOn", selection.lateOn());
    }

    private static BoardCase row(ResultSet row, Map<String, List<BoardCase.Wait>> tasks) throws SQLException {
        String subject = row.getString("subject");
        return new BoardCase(
                CaseKey.parse(subject),
                row.getString("subject_name"),
                row.getString("body_name"),
                row.getString("frame"),
                row.getString("name"),
                Rows.day(row, "due"),
                Rows.day(row, "finished_on"),
                BoardColumn.valueOf(row.getString("board_column")),
                row.getInt("days_late"),
                row.getString("stage_name"),
                row.getString("contractor"),
                row.getString("waiting_for"),
                row.getString("reason"),
                Rows.day(row, "promised_on"),
                row.getBoolean("extended"),
                row.getBoolean("withdrawn"),
                tasks.getOrDefault(subject + " " + row.getString("frame"), List.of()));
    }

    private static BoardCase.Wait task(ResultSet row) throws SQLException {
        return new BoardCase.Wait(
                row.getString("task_id"),
                CaseKey.parse(row.getString("subject")),
                row.getString("name"),
                row.getString("candidate_group"),
                row.getString("holder"),
                Rows.instant(row, "since"),
                row.getBoolean("reminded"));
    }
}
