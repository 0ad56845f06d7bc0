package org.qingnuan.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Praise circulars in the database; whether a gate was finished in time is judged by the actual days. */
@Service
@Transactional
class StoredPraises implements Praises {

    static final String SIGN = "表扬";

    private final JdbcClient jdbc;
    private final Plans plans;
    private final DocumentNumbers numbers;
    private final Clock clock;

    StoredPraises(JdbcClient jdbc, Plans plans, DocumentNumbers numbers, Clock clock) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.numbers = numbers;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Praise.Candidate> candidates(CaseKey body) {
        return plans.get(body.plan()).rules().praiseCirculars() ? finishedInTime(body) : List.of();
    }

    private List<Praise.Candidate> finishedInTime(CaseKey body) {
        return place(body, """
                        select f.frame, max(f.name) as frame_name, max(f.due) as due, max(f.finished_on) as finished_on,
                          cast(count(*) as int) as cases
                        from ledger.frame_state f
                        where f.plan = :plan and f.body = :body
                          and strpos(f.subject, '/') = 0 -- of the body and its villages, not of one household's case
                          and not exists (select from ledger.village gone where gone.plan = f.plan
                            and gone.area = f.village and gone.state = 'WITHDRAWN')
                          and not exists (select from ledger.praise p where p.plan = f.plan and p.body = f.body
                            and p.frame = f.frame)
                        group by f.frame
                        having bool_and(f.recorded_at is not null and f.finished_on <= f.due)
                        order by due, f.frame
                        """).query(Praise.Candidate.class).list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Praise> of(CaseKey body) {
        return place(body, """
                        select p.*, a.name as body_name from ledger.praise p join ledger.area a on a.id = p.body
                        where p.plan = :plan and p.body = :body order by p.id desc
                        """).query(StoredPraises::praise).list();
    }

    @Override
    public void issue(CaseKey body, String frame, String documentNo, String text, String by) {
        place(body, "select 1 from ledger.body where plan = :plan and area = :body for update")
                .query(Integer.class)
                .single();
        Praise.Candidate gate = candidates(body).stream()
                .filter(one -> one.frame().equals(frame))
                .findFirst()
                .orElseThrow(() -> refused("关口", "没有按期全部完成，或已经通报表扬", "请刷新页面后从列出的关口中选择"));
        if (text == null || text.isBlank()) {
            throw refused("表扬内容", "没有填写", "请写明突出的成效");
        }
        place(body, """
                        insert into ledger.praise(plan, body, frame, frame_name, due, finished_on, cases, number, document_no,
                          text, by_user, at)
                        values (:plan, :body, :frame, :name, :due, :finishedOn, :cases, :number, :documentNo, :text, :by, :at)
                        """)
                .param("frame", gate.frame())
                .param("name", gate.frameName())
                .param("due", gate.due())
                .param("finishedOn", gate.finishedOn())
                .param("cases", gate.cases())
                .param("number", numbers.next(body.plan(), SIGN))
                .param("documentNo", documentNo == null || documentNo.isBlank() ? null : documentNo.strip())
                .param("text", text.strip())
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    private static SubmissionRefused refused(String what, String why, String remedy) {
        return new SubmissionRefused(List.of(Finding.ofColumn(what, why, remedy)));
    }

    private JdbcClient.StatementSpec place(CaseKey body, String sql) {
        return jdbc.sql(sql).param("plan", body.plan().value()).param("body", body.area());
    }

    private static Praise praise(ResultSet row, int number) throws SQLException {
        return new Praise(
                row.getLong("id"),
                Rows.body(row),
                row.getString("body_name"),
                row.getString("frame"),
                row.getString("frame_name"),
                Rows.day(row, "due"),
                Rows.day(row, "finished_on"),
                row.getInt("cases"),
                row.getString("number"),
                row.getString("document_no"),
                row.getString("text"),
                row.getString("by_user"),
                Rows.instant(row, "at"));
    }
}
