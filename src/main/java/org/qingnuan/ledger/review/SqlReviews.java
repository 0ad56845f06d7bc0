package org.qingnuan.ledger.review;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.qingnuan.ledger.Review;
import org.qingnuan.ledger.Reviews;
import org.qingnuan.ledger.Submission;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps reviews in order of arrival. */
@Component
class SqlReviews implements Reviews {

    private static final String APPROVE = "approve";

    private final JdbcClient jdbc;
    private final Submissions submissions;
    private final Clock clock;

    SqlReviews(JdbcClient jdbc, Submissions submissions, Clock clock) {
        this.jdbc = jdbc;
        this.submissions = submissions;
        this.clock = clock;
    }

    @Override
    @Transactional
    public boolean decide(CaseKey subject, String task, UUID submission, String by) {
        Submission handedIn = submissions.open(submission, subject, task);
        boolean approved = APPROVE.equals(handedIn.fields().get("decision"));
        add(subject, task, approved ? "通过" : "退回", handedIn.fields().get("opinion"), by);
        return approved;
    }

    @Override
    @Transactional
    public void note(CaseKey subject, String task, UUID submission, String by) {
        Submission handedIn = submissions.open(submission, subject, task);
        String note = String.join("；", handedIn.fields().values());
        add(subject, task, "办理", note.isBlank() ? null : note, by);
    }

    @Override
    @Transactional
    public void handedOver(CaseKey subject, String task, String from, String to, String reason) {
        add(subject, task, "转交", "转交给 " + to + "：" + reason, from);
    }

    @Override
    @Transactional
    public void withdrawn(CaseKey subject, String task, String by, String reason) {
        add(subject, task, "撤回", reason, by);
    }

    @Override
    @Transactional
    public void sentBack(CaseKey subject, String stageName, String by, String reason) {
        add(subject, stageName, "退回环节", reason, by);
    }

    @Override
    public List<Review> of(CaseKey subject) {
        return jdbc.sql("select task, outcome, opinion, by_user, at from ledger.review where subject = ? order by id")
                .param(subject.toString())
                .query((row, n) -> new Review(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getTimestamp(5).toInstant()))
                .list();
    }

    private void add(CaseKey subject, String task, String outcome, String opinion, String by) {
        jdbc.sql("""
                        insert into ledger.review (plan, subject, task, outcome, opinion, by_user, at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        subject.plan().value(),
                        subject.toString(),
                        task,
                        outcome,
                        opinion,
                        by,
                        Timestamp.from(clock.instant()))
                .update();
    }
}
