package org.qingnuan.finance.clawback;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.qingnuan.finance.ClawbackState;
import org.qingnuan.finance.Clawbacks.Next;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.fund.Journal;
import org.qingnuan.finance.fund.Movement;
import org.qingnuan.ledger.Submission;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happens to a receivable: repaid in as many parts as the household needs, objected to, written off by a second person. */
@Component
class Recovering {

    private final JdbcClient jdbc;
    private final ClawbackRows rows;
    private final ClawbackClaims claims;
    private final Reversing reversing;
    private final Journal journal;
    private final Submissions submissions;

    Recovering(
            JdbcClient jdbc,
            ClawbackRows rows,
            ClawbackClaims claims,
            Reversing reversing,
            Journal journal,
            Submissions submissions) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.claims = claims;
        this.reversing = reversing;
        this.journal = journal;
        this.submissions = submissions;
    }

    Next record(CaseKey key, UUID submission, String by) {
        Clawback clawback = lock(key);
        Map<String, String> fields =
                submissions.open(submission, key, Tasks.RECORD).fields();
        return switch (fields.get("action")) {
            case "REPAYMENT" -> repay(clawback, fields, by);
            case "OBJECTION" -> object(clawback, fields, by);
            default -> proposeWriteOff(clawback, fields, by);
        };
    }

    private Next repay(Clawback clawback, Map<String, String> fields, String by) {
        Money amount = Money.of(fields.get("amount"));
        long repayment = jdbc.sql("""
                        INSERT INTO finance.repayment (clawback, amount, received_on, receipt_no, note, by_user, at)
                        VALUES (:clawback, :amount, :receivedOn, :receiptNo, :note, :by, :at) RETURNING id""")
                .param("clawback", clawback.id())
                .param("amount", amount.fen())
                .param("receivedOn", LocalDate.parse(fields.get("receivedOn")))
                .param("receiptNo", fields.get("receiptNo").strip())
                .param("note", fields.get("text"))
                .param("by", by)
                .param("at", rows.now())
                .query(Long.class)
                .single();
        String step = "repaid." + repayment;
        Map<FundSource, Long> back =
                claims.enter(clawback, amount.fen(), new ClawbackClaims.Cause("REPAID", repayment, step, by));
        journal.move(Movement.RECOVER, Booking.money(clawback, back, step, "追缴补贴，退回原资金"));
        return settledOr(clawback, Next.CONTINUE);
    }

    private Next object(Clawback clawback, Map<String, String> fields, String by) {
        jdbc.sql("""
                        INSERT INTO finance.clawback_objection (clawback, text, raised_on, recorded_by, recorded_at)
                        VALUES (:clawback, :text, :raisedOn, :by, :at)""")
                .param("clawback", clawback.id())
                .param("text", fields.get("text").strip())
                .param("raisedOn", LocalDate.parse(fields.get("receivedOn")))
                .param("by", by)
                .param("at", rows.now())
                .update();
        return Next.OBJECTION;
    }

    private Next proposeWriteOff(Clawback clawback, Map<String, String> fields, String by) {
        jdbc.sql("""
                        INSERT INTO finance.write_off (clawback, reason, proposed_by, proposed_at)
                        VALUES (:clawback, :reason, :by, :at)""")
                .param("clawback", clawback.id())
                .param("reason", fields.get("text").strip())
                .param("by", by)
                .param("at", rows.now())
                .update();
        return Next.WRITE_OFF;
    }

    boolean answerObjection(CaseKey key, UUID submission, String by) {
        Clawback clawback = lock(key);
        Submission answer = submissions.open(submission, key, Tasks.ANSWER);
        boolean upheld = "uphold".equals(answer.fields().get("decision"));
        int answered = jdbc.sql("""
                        UPDATE finance.clawback_objection SET upheld = :upheld, answer = :answer, answered_by = :by, answered_at = :at
                        WHERE clawback = :clawback AND answered_at IS NULL""")
                .param("upheld", upheld)
                .param("answer", answer.fields().get("answer").strip())
                .param("by", by)
                .param("at", rows.now())
                .param("clawback", clawback.id())
                .update();
        requireOne(answered, "没有待答复的异议");
        if (upheld) {
            reversing.reverse(clawback, "异议成立：" + answer.fields().get("answer").strip(), by);
        }
        return upheld;
    }

    boolean decideWriteOff(CaseKey key, UUID submission, String by) {
        Clawback clawback = lock(key);
        Submission decision = submissions.open(submission, key, Tasks.WRITE_OFF);
        boolean approved = "approve".equals(decision.fields().get("decision"));
        int decided = jdbc.sql("""
                        UPDATE finance.write_off SET approved = :approved, opinion = :opinion, decided_by = :by, decided_at = :at
                        WHERE clawback = :clawback AND decided_at IS NULL""")
                .param("approved", approved)
                .param("opinion", decision.fields().get("opinion"))
                .param("by", by)
                .param("at", rows.now())
                .param("clawback", clawback.id())
                .update();
        requireOne(decided, "没有待审批的核销");
        if (approved) {
            long outstanding = ClawbackClaims.total(claims.outstanding(clawback));
            claims.enter(clawback, outstanding, new ClawbackClaims.Cause("WRITTEN_OFF", null, "written-off", by));
        }
        return settledOr(clawback, Next.CONTINUE) == Next.SETTLED;
    }

    private Next settledOr(Clawback clawback, Next otherwise) {
        if (claims.outstanding(clawback).isEmpty()) {
            rows.end(clawback, ClawbackState.SETTLED);
            return Next.SETTLED;
        }
        return otherwise;
    }

    private Clawback lock(CaseKey key) {
        Clawback clawback = rows.lock(key);
        if (clawback.state() != ClawbackState.BOOKED) {
            throw refused("这件追缴现在是“" + clawback.state().label() + "”");
        }
        return clawback;
    }

    private static void requireOne(int rows, String otherwise) {
        if (rows != 1) {
            throw refused(otherwise);
        }
    }

    private static SubmissionRefused refused(String reason) {
        return new SubmissionRefused(List.of(Finding.ofSheet(reason, "请刷新后查看追缴的进展")));
    }
}
