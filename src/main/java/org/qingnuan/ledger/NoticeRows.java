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
            select n.*, b.name as body_name,
              array(select coalesce(v.name, b.name) from ledger.date_reminder r
                join ledger.frame_state f on f.subject = r.subject and f.frame = r.frame
                left join ledger.area v on v.id = f.village
                where r.plan = n.plan and r.body = n.body and r.day = n.day and r.frame = n.frame and r.due = n.due
                  and r.threshold = n.threshold
                order by r.subject) as subjects
            from ledger.notice n join ledger.area b on b.id = n.body
            """;

    private final JdbcClient jdbc;

    NoticeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Notice> of(String user) {
        return jdbc.sql(NOTICES + "where n.recipient = :user order by n.day desc, n.due, n.id limit " + SHOWN)
                .param("user", user)
                .query(NoticeRows::notice)
                .list();
    }

    List<Notice> unmailed(String user) {
        return jdbc.sql(
                        NOTICES
                                + "where n.recipient = :user and n.to_mail and n.mail is null order by n.due, b.name, n.frame, n.id")
                .param("user", user)
                .query(NoticeRows::notice)
                .list();
    }

    private static Notice notice(ResultSet row, int number) throws SQLException {
        return new Notice(
                row.getLong("id"),
                row.getString("recipient"),
                Rows.body(row),
                row.getString("body_name"),
                row.getString("frame_name"),
                Rows.day(row, "due"),
                Rows.day(row, "day"),
                Rows.instant(row, "at"),
                Rows.instant(row, "read_at"),
                texts(row.getArray("subjects")));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
