package org.qingnuan.finance.payment;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.qingnuan.finance.LineState;
import org.qingnuan.finance.PayoutWay;
import org.qingnuan.ledger.Households;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.Submission;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.ledger.UtilityCards;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happens to a returned line: corrected by one person, confirmed by another, issued again or closed. */
@Component
class Returns {

    private final JdbcClient jdbc;
    private final Lines lines;
    private final Batches batches;
    private final Settling settling;
    private final Recipients recipients;
    private final AdvanceClaims claims;
    private final AdvanceJournal advances;
    private final Submissions submissions;
    private final Households households;
    private final UtilityCards cards;
    private final PersonalData personal;
    private final Clock clock;

    Returns(
            JdbcClient jdbc,
            Lines lines,
            Batches batches,
            Settling settling,
            Recipients recipients,
            AdvanceClaims claims,
            AdvanceJournal advances,
            Submissions submissions,
            Households households,
            UtilityCards cards,
            PersonalData personal,
            Clock clock) {
        this.jdbc = jdbc;
        this.lines = lines;
        this.batches = batches;
        this.settling = settling;
        this.recipients = recipients;
        this.claims = claims;
        this.advances = advances;
        this.submissions = submissions;
        this.households = households;
        this.cards = cards;
        this.personal = personal;
        this.clock = clock;
    }

    void correct(CaseKey key, UUID submission, String by) {
        Line line = lines.lock(key);
        Submission correction = submissions.open(submission, key, Tasks.CORRECT);
        requireReturned(line);
        if (pending(line).isPresent()) {
            throw Refusal.of("这笔退票已有更正在等待复核", "请等待复核结果");
        }
        insert(line, correction.fields(), submission, by);
    }

    boolean confirm(CaseKey key, UUID submission, String by) {
        Line line = lines.lock(key);
        Submission decision = submissions.open(submission, key, Tasks.VERIFY);
        requireReturned(line);
        Correction correction = pending(line).orElseThrow(() -> Refusal.of("这笔退票没有等待复核的更正", "请先更正收款信息"));
        if (by.equals(correction.by())) {
            throw Refusal.of("更正和复核须由不同的人办理", "请由其他有权限的人员复核");
        }
        boolean confirmed = "approve".equals(decision.fields().get("decision"));
        record(line, correction, confirmed, decision.fields().get("opinion"), by);
        if (confirmed && way(line) == PayoutWay.CARD) {
            cards.correct(line.household(), correction.account(), correction.reason(), by);
        } else if (confirmed && recipients.paysHousehold(line)) {
            households.correctPayee(
                    line.household(),
                    correction.name(),
                    correction.bank(),
                    correction.account(),
                    correction.reason(),
                    by);
        }
        return confirmed;
    }

    CaseKey reissue(CaseKey key) {
        Line line = lines.lock(key);
        Optional<CaseKey> again = jdbc.sql("SELECT id FROM finance.batch WHERE replaces = :line")
                .param("line", line.id())
                .query((rows, n) -> Batch.keyOf(line.village(), rows.getLong("id")))
                .optional();
        if (again.isPresent()) {
            return again.get();
        }
        if (line.state() != LineState.RETURNED || !confirmed(line)) {
            throw new IllegalStateException(
                    "Line %s is %s or has no confirmed correction".formatted(key, line.state()));
        }
        lines.move(line, LineState.REISSUED);
        return batches.reissue(line.village(), line.id(), line.household(), line.entitlement());
    }

    void close(CaseKey key, String reason, String by) {
        Line line = lines.lock(key);
        if (line.state() == LineState.CLOSED) {
            return;
        }
        requireReturned(line);
        if (reason == null || reason.isBlank()) {
            throw Refusal.of("终止付款没有写明原因", "请填写原因");
        }
        lines.move(line, LineState.CLOSED);
        jdbc.sql("""
                        INSERT INTO finance.closure (entitlement, kind, reason, by_user, at)
                        VALUES (:entitlement, 'CLOSED', :reason, :by, :at)
                        ON CONFLICT (entitlement) DO NOTHING""")
                .param("entitlement", line.entitlement())
                .param("reason", reason)
                .param("by", by)
                .param("at", now())
                .update();
        claims.behind(line).ifPresent(claim -> advances.reduceClosed(claim, line, by));
        settling.conclude(batches.find(Batch.keyOf(line.village(), line.batch())));
    }

    /** The person whose correction of the line awaits the second look. */
    Optional<String> corrector(CaseKey key) {
        return pending(lines.find(key)).map(Correction::by);
    }

    private PayoutWay way(Line line) {
        return batches.find(Batch.keyOf(line.village(), line.batch())).way();
    }

    private Optional<Correction> pending(Line line) {
        return jdbc.sql("SELECT * FROM finance.correction WHERE line = :line AND confirmed_by IS NULL")
                .param("line", line.id())
                .query((rows, n) -> new Correction(
                        rows.getInt("no"),
                        personal.open(rows.getBytes("name_sealed")),
                        personal.open(rows.getBytes("account_sealed")),
                        rows.getString("bank"),
                        rows.getString("reason"),
                        rows.getString("corrected_by")))
                .optional();
    }

    private boolean confirmed(Line line) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM finance.correction WHERE line = :line AND confirmed)")
                .param("line", line.id())
                .query(Boolean.class)
                .single();
    }

    private void insert(Line line, Map<String, String> fields, UUID submission, String by) {
        jdbc.sql("""
                        INSERT INTO finance.correction (line, no, name_sealed, account_sealed, bank, reason, submission, corrected_by, corrected_at)
                        SELECT :line, count(*) + 1, :name, :account, :bank, :reason, :submission, :by, :at
                        FROM finance.correction WHERE line = :line""")
                .param("line", line.id())
                .param("name", personal.seal(fields.get("payeeName")))
                .param("account", personal.seal(fields.get("account")))
                .param("bank", fields.get("bank"))
                .param("reason", fields.get("reason"))
                .param("submission", submission)
                .param("by", by)
                .param("at", now())
                .update();
    }

    private void record(Line line, Correction correction, boolean confirmed, String opinion, String by) {
        jdbc.sql("""
                        UPDATE finance.correction
                        SET confirmed_by = :by, confirmed = :confirmed, opinion = :opinion, confirmed_at = :at
                        WHERE line = :line AND no = :no""")
                .param("by", by)
                .param("confirmed", confirmed)
                .param("opinion", opinion)
                .param("at", now())
                .param("line", line.id())
                .param("no", correction.no())
                .update();
    }

    private static void requireReturned(Line line) {
        if (line.state() != LineState.RETURNED) {
            throw Refusal.of("这笔付款现在是“" + line.state().label() + "”，不是待处理的退票", "请刷新后查看付款的进展");
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /** A correction that awaits the second look, in clear. */
    private record Correction(int no, String name, String account, String bank, String reason, String by) {}
}
