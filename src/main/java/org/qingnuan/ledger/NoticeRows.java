package org.qingnuan.ledger;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads notices with what they speak of. */
@Component
class NoticeRows {

    private static final int SHOWN = 200;

    private static final String NOTICES = """
            select n.id, n.recipient, n.plan, n.body, n.frame_name, n.day, n.at, n.read_at, n.reminder,
              coalesce(n.due, cast(t.due at time zone 'Asia/Shanghai' - interval '1 second' as date)) as due,
              coalesce(b.name, p.name) as body_name, r.task, r.task_name, r.by_user, t.holder, t.task_id is not null as open,
              case when n.reminder is not null then array_remove(array[v.name], null) else array(select coalesce(v.name, lot.name, b.name, p.name) from ledger.date_reminder r
                join ledger.frame_state f on f.subject = r.subject and f.frame = r.frame
                left join ledger.area v on v.id = f.village
                left join ledger.lot lot on f.subject = f.plan || '.' || f.body || '/lot.' || lot.id
                where r.plan = n.plan and r.body is not distinct from n.body and r.day = n.day and r.frame = n.frame and r.due = n.due
                  and r.threshold = n.threshold
                order by r.subject) end as subjects
            from ledger.notice n join ledger.plan p on p.id = n.plan left join ledger.area b on b.id = n.body
            left join ledger.reminder r on r.id = n.reminder left join ledger.open_task t on t.task_id = r.task
            left join ledger.area v on v.id = split_part(split_part(r.subject, '/', 1), '.', 3)
            """;

    private final JdbcClient jdbc;

    NoticeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Notice> of(String user) {
        return jdbc.sql(NOTICES
                        + "where n.recipient = :user order by n.day desc, n.reminder desc nulls last, n.due, n.id limit "
                        + SHOWN)
                .param("user", user)
                .query(NoticeRows::notice)
                .list();
    }

    List<Notice> unmailed(String user) {
        return jdbc.sql(
                        NOTICES
                                + "where n.recipient = :user and n.to_mail and n.mail is null order by due, b.name, n.frame, n.id")
                .param("user", user)
                .query(NoticeRows::notice)
                .list();
    }

    /** The notices that a supervisor's click gave. */
    List<Notice> ofReminder(long reminder) {
        return jdbc.sql(NOTICES + "where n.reminder = :reminder order by n.recipient")
                .param("reminder", reminder)
                .query(NoticeRows::notice)
                .list();
    }

    private static Notice notice(ResultSet row, int number) throws SQLException {
        return new Notice(
                row.getLong("id"),
                row.getString("recipient"),
                row.getString("body") == null ? null : Rows.body(row),
                row.getString("body_name"),
                row.getString("frame_name"),
                Rows.day(row, "due"),
                Rows.day(row, "day"),
                Rows.instant(row, "at"),
                Rows.instant(row, "read_at"),
                texts(row.getArray("subjects")),
                row.getString("task") == null ? null : task(row));
    }

    private static Notice.Task task(ResultSet row) throws SQLException {
        return new Notice.Task(
                row.getLong("reminder"),
                row.getString("task"),
                row.getString("task_name"),
                row.getString("by_user"),
                row.getString("holder"),
                row.getBoolean("open"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
