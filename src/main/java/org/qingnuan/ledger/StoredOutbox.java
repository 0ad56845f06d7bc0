package org.qingnuan.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The outbox in the database; who takes a mail holds its row until the transaction ends. */
@Service
@Transactional
class StoredOutbox implements Outbox {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final NoticeRows rows;

    StoredOutbox(JdbcClient jdbc, Clock clock, NoticeRows rows) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.rows = rows;
    }

    @Override
    public boolean openDay(LocalDate day) {
        return jdbc.sql("insert into ledger.mail_day(day, at) values (:day, :at) on conflict do nothing")
                        .param("day", day)
                        .param("at", Rows.at(clock.instant()))
                        .update()
                == 1;
    }

    @Override
    public List<String> waiting() {
        return jdbc.sql(
                        "select distinct recipient from ledger.notice where to_mail and mail is null order by recipient")
                .query(String.class)
                .list();
    }

    @Override
    public List<Notice> waiting(String user) {
        return rows.unmailed(user);
    }

    @Override
    public Optional<Long> put(Draft draft) {
        Optional<Long> mail = jdbc.sql("""
                        insert into ledger.mail_outbox(recipient, day, reminder, address, subject, html, at)
                        values (:user, :day, cast(:reminder as bigint), :address, :subject, :html, :at)
                        on conflict do nothing returning id
                        """)
                .param("user", draft.user())
                .param("day", draft.day())
                .param("reminder", draft.reminder())
                .param("address", draft.address())
                .param("subject", draft.subject())
                .param("html", draft.html())
                .param("at", Rows.at(clock.instant()))
                .query(Long.class)
                .optional();
        mail.ifPresent(id -> jdbc.sql("update ledger.notice set mail = :mail where id in (:notices)")
                .param("mail", id)
                .param("notices", draft.notices().stream().map(Notice::id).toList())
                .update());
        return mail;
    }

    @Override
    public Optional<Mail> take(long id) {
        return jdbc.sql("""
                        select id, address, subject, html, tries from ledger.mail_outbox
                        where id = :id and sent_at is null for update skip locked
                        """).param("id", id).query(Mail.class).optional();
    }

    @Override
    public void sent(long id) {
        jdbc.sql("update ledger.mail_outbox set sent_at = :at where id = :id")
                .param("id", id)
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    @Override
    public void failed(long id, String problem) {
        jdbc.sql("update ledger.mail_outbox set tries = tries + 1, problem = :problem where id = :id")
                .param("id", id)
                .param("problem", problem)
                .update();
    }
}
