package org.qingnuan.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.calendar.DueDate;
import org.qingnuan.ledger.PublicNotice.Objection;
import org.qingnuan.ledger.PublicNotice.State;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes public notices and the objections to them. */
@Component
class PublicNoticeRows {

    private static final String NOTICES = """
            select n.*, a.name as village_name from ledger.public_notice n
            join ledger.area a on a.id = split_part(split_part(n.subject, '/', 1), '.', 3)
            """;

    private final JdbcClient jdbc;
    private final PersonalData personal;
    private final Clock clock;

    PublicNoticeRows(JdbcClient jdbc, PersonalData personal, Clock clock) {
        this.jdbc = jdbc;
        this.personal = personal;
        this.clock = clock;
    }

    /** What a draft fixes. */
    record Draft(
            CaseKey subject,
            NoticePage.Head head,
            DueDate last,
            byte[] tableHash,
            String content,
            NoticeTable table,
            String by) {}

    void insert(Draft draft) {
        CaseKey subject = draft.subject();
        byte[] content = draft.content().getBytes(StandardCharsets.UTF_8);
        long id = jdbc.sql("""
                        insert into ledger.public_notice(plan, body, subject, list, round, first_day, last_day, provisional, place,
                          contact, table_hash, content, sha256, token, drafted_by, drafted_at)
                        select :plan, :body, :subject, :list,
                          (select coalesce(max(round), 0) + 1 from ledger.public_notice where subject = :subject),
                          :firstDay, :lastDay, :provisional, :place, :contact, :tableHash, :content, sha256(:content), :token, :by, :at
                        returning id
                        """)
                .param("plan", subject.plan().value())
                .param("body", subject.area())
                .param("subject", subject.toString())
                .param("list", draft.head().list().name())
                .param("firstDay", draft.head().firstDay())
                .param("lastDay", draft.last().day())
                .param("provisional", draft.last().provisional())
                .param("place", draft.head().place())
                .param("contact", draft.head().contact())
                .param("tableHash", draft.tableHash())
                .param("content", content)
                .param("token", UUID.randomUUID())
                .param("by", draft.by())
                .param("at", Rows.at(clock.instant()))
                .query(Long.class)
                .single();
        jdbc.sql("""
                        insert into ledger.public_notice_row(notice, no, household)
                        select :notice, r.no, r.household from unnest(cast(:households as bigint[])) with ordinality as r(household, no)
                        """)
                .param("notice", id)
                .param(
                        "households",
                        draft.table().rows().stream()
                                .map(NoticeTable.Row::household)
                                .toArray(Long[]::new))
                .update();
    }

    /** The latest notice of the subject. */
    Optional<PublicNotice> latest(CaseKey subject) {
        return jdbc.sql(NOTICES + "where n.subject = :subject order by n.round desc limit 1")
                .param("subject", subject.toString())
                .query((row, number) -> notice(row))
                .optional();
    }

    /** The same, locked until the transaction ends. */
    Optional<PublicNotice> lockLatest(CaseKey subject) {
        jdbc.sql("select id from ledger.public_notice where subject = :subject order by id for update")
                .param("subject", subject.toString())
                .query(Long.class)
                .list();
        return latest(subject);
    }

    byte[] tableHash(PublicNotice notice) {
        return jdbc.sql("select table_hash from ledger.public_notice where id = :id")
                .param("id", notice.id())
                .query(byte[].class)
                .single();
    }

    List<PublicNotice> of(CaseKey body) {
        return jdbc.sql(NOTICES + "where n.plan = :plan and n.body = :body order by n.id desc")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query((row, number) -> notice(row))
                .list();
    }

    Optional<PublicNotice> find(CaseKey body, long id, boolean locked) {
        return jdbc.sql(NOTICES + "where n.id = :id and n.plan = :plan and n.body = :body"
                        + (locked ? " for update of n" : ""))
                .param("id", id)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query((row, number) -> notice(row))
                .optional();
    }

    Optional<PublicNotice> find(UUID token) {
        return jdbc.sql(NOTICES + "where n.token = :token")
                .param("token", token)
                .query((row, number) -> notice(row))
                .optional();
    }

    byte[] content(PublicNotice notice) {
        return jdbc.sql("select content from ledger.public_notice where id = :id")
                .param("id", notice.id())
                .query(byte[].class)
                .single();
    }

    void posted(PublicNotice notice, String by) {
        jdbc.sql("update ledger.public_notice set state = 'SHOWN', posted_by = :by, posted_at = :at where id = :id")
                .param("id", notice.id())
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    void end(PublicNotice notice, State state) {
        jdbc.sql("update ledger.public_notice set state = :state, concluded_at = :at where id = :id")
                .param("id", notice.id())
                .param("state", state.name())
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    void removed(PublicNotice notice) {
        jdbc.sql("update ledger.public_notice set removed = removed + 1 where id = :id")
                .param("id", notice.id())
                .update();
    }

    long household(PublicNotice notice, int no) {
        return jdbc.sql("select household from ledger.public_notice_row where notice = :notice and no = :no")
                .param("notice", notice.id())
                .param("no", no)
                .query(Long.class)
                .single();
    }

    int rows(PublicNotice notice) {
        return jdbc.sql("select count(*) from ledger.public_notice_row where notice = :notice")
                .param("notice", notice.id())
                .query(Integer.class)
                .single();
    }

    void object(PublicNotices.Objecting objecting, String by) {
        jdbc.sql("""
                        insert into ledger.public_notice_objection(notice, no, objector_sealed, objector_masked, phone_sealed, text,
                          raised_on, recorded_by, recorded_at)
                        values (:notice, :no, :objector, :masked, :phone, :text, :today, :by, :at)
                        """)
                .param("notice", objecting.notice())
                .param("no", objecting.no())
                .param("objector", personal.seal(objecting.objector().strip()))
                .param("masked", personal.maskName(objecting.objector().strip()))
                .param("phone", personal.seal(objecting.phone()))
                .param("text", objecting.text().strip())
                .param("today", ChinaTime.today(clock))
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    void answer(Objection objection, boolean upheld, String answer, String by) {
        jdbc.sql("""
                        update ledger.public_notice_objection set upheld = :upheld, answer = :answer, answered_by = :by, answered_at = :at
                        where id = :id
                        """)
                .param("id", objection.id())
                .param("upheld", upheld)
                .param("answer", answer)
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    private PublicNotice notice(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        return new PublicNotice(
                id,
                CaseKey.parse(row.getString("subject")),
                row.getString("village_name"),
                NoticeList.valueOf(row.getString("list")),
                row.getInt("round"),
                State.valueOf(row.getString("state")),
                Rows.day(row, "first_day"),
                Rows.day(row, "last_day"),
                row.getBoolean("provisional"),
                row.getString("place"),
                row.getString("contact"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                row.getObject("token", UUID.class),
                row.getString("drafted_by"),
                Rows.instant(row, "drafted_at"),
                row.getInt("removed"),
                objections(id));
    }

    private List<Objection> objections(long notice) {
        return jdbc.sql("select * from ledger.public_notice_objection where notice = :notice order by id")
                .param("notice", notice)
                .query((row, number) -> new Objection(
                        row.getLong("id"),
                        row.getObject("no", Integer.class),
                        row.getString("objector_masked"),
                        row.getString("text"),
                        Rows.day(row, "raised_on"),
                        row.getString("recorded_by"),
                        row.getObject("upheld", Boolean.class),
                        row.getString("answer"),
                        row.getString("answered_by")))
                .list();
    }
}
