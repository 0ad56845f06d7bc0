package org.qingnuan.finance.clawback;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.finance.ClawbackState;
import org.qingnuan.finance.Clawbacks.Agreement;
import org.qingnuan.finance.Instalment;
import org.qingnuan.ledger.LastDayChanged;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was agreed on repaying in parts: equal ones, a month apart, the last one with what does not divide. */
@Component
class Instalments {

    private static final int MOST = 36;
    private static final String FRAME = "receivable";

    private final JdbcClient jdbc;
    private final ClawbackClaims claims;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Instalments(JdbcClient jdbc, ClawbackClaims claims, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.claims = claims;
        this.events = events;
        this.clock = clock;
    }

    /** Keeps an agreement on what a locked clawback still owes; its receivable's last day is then that of the last part. */
    void agree(Clawback clawback, Agreement agreement, String by) {
        long owed = ClawbackClaims.total(claims.outstanding(clawback));
        List<Finding> findings = findings(clawback, agreement, owed);
        if (!findings.isEmpty()) {
            throw new SubmissionRefused(findings);
        }
        long part = owed / agreement.parts();
        for (int no = 1; no <= agreement.parts(); no++) {
            jdbc.sql("""
                            INSERT INTO finance.instalment (clawback, agreement, no, due_on, amount, repaid_before, reason, by_user, at)
                            SELECT :clawback,
                                (SELECT coalesce(max(agreement), 0) FROM finance.instalment WHERE clawback = :clawback) + (:no = 1)::int,
                                :no, :due, :amount, (SELECT coalesce(sum(amount), 0) FROM finance.repayment WHERE clawback = :clawback),
                                :reason, :by, :at""")
                    .param("clawback", clawback.id())
                    .param("no", no)
                    .param("due", Date.valueOf(agreement.first().plusMonths(no - 1L)))
                    .param("amount", no == agreement.parts() ? owed - part * (agreement.parts() - 1L) : part)
                    .param("reason", agreement.reason().strip())
                    .param("by", by)
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
        }
        events.publishEvent(new LastDayChanged(clawback.key(), FRAME));
    }

    private List<Finding> findings(Clawback clawback, Agreement agreement, long owed) {
        List<Finding> findings = new ArrayList<>();
        LocalDate today = ChinaTime.today(clock);
        if (clawback.state() != ClawbackState.BOOKED) {
            findings.add(Finding.ofSheet("这件追缴现在是“" + clawback.state().label() + "”", "追缴中的才能约定分期还款"));
        }
        if (agreement.parts() < 2 || agreement.parts() > MOST || owed < agreement.parts()) {
            findings.add(Finding.ofField("期数", Integer.toString(agreement.parts()), "应是2到36期", "请填写约定的期数"));
        }
        if (agreement.first() == null
                || !agreement.first().isAfter(today)
                || agreement.first().isAfter(today.plusYears(1))) {
            findings.add(Finding.ofColumn("首期日期", "应在明天到一年以内", "请填写第一期的还款日期"));
        }
        if (agreement.reason() == null || agreement.reason().isBlank()) {
            findings.add(Finding.ofColumn("约定的依据", "没有填写", "请写明分期还款协议或批准文件"));
        }
        return findings;
    }

    /** The parts of the last agreement with what was repaid since, empty where there is none. */
    List<Instalment> of(Clawback clawback) {
        List<Agreed> agreed = jdbc.sql("""
                        SELECT i.no, i.due_on, i.amount,
                            (SELECT coalesce(sum(r.amount), 0) FROM finance.repayment r WHERE r.clawback = i.clawback) - i.repaid_before AS repaid
                        FROM finance.instalment i WHERE i.clawback = :clawback
                          AND i.agreement = (SELECT max(agreement) FROM finance.instalment WHERE clawback = :clawback) ORDER BY i.no""")
                .param("clawback", clawback.id())
                .query((row, n) -> new Agreed(
                        row.getInt("no"),
                        row.getDate("due_on").toLocalDate(),
                        row.getLong("amount"),
                        row.getLong("repaid")))
                .list();
        List<Instalment> instalments = new ArrayList<>();
        long left = agreed.isEmpty() ? 0 : agreed.get(0).repaid();
        for (Agreed one : agreed) {
            long covered = Math.min(left, one.fen());
            instalments.add(new Instalment(one.no(), one.dueOn(), Money.ofFen(one.fen()), Money.ofFen(covered)));
            left -= covered;
        }
        return List.copyOf(instalments);
    }

    /** The last part's day, empty where nothing was agreed. */
    Optional<LocalDate> lastDay(Clawback clawback) {
        List<Instalment> all = of(clawback);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.get(all.size() - 1).dueOn());
    }

    private record Agreed(int no, LocalDate dueOn, long fen, long repaid) {}
}
