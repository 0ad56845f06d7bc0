package org.qingnuan.finance.clawback;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.qingnuan.calendar.DueDate;
import org.qingnuan.finance.ClawbackCause;
import org.qingnuan.finance.ClawbackOrder;
import org.qingnuan.finance.ClawbackState;
import org.qingnuan.finance.ClawbackView;
import org.qingnuan.finance.Clawbacks;
import org.qingnuan.finance.Instalment;
import org.qingnuan.finance.subsidy.Bars;
import org.qingnuan.ledger.Submission;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one door to clawbacks: opens the transaction and hands each step to who knows it. */
@Component
@Transactional
class StoredClawbacks implements Clawbacks {

    private final JdbcClient jdbc;
    private final ClawbackRows rows;
    private final ClawbackClaims claims;
    private final Dues dues;
    private final Booking booking;
    private final Recovering recovering;
    private final Reversing reversing;
    private final Instalments instalments;
    private final ClawbackViews views;
    private final Bars bars;
    private final Submissions submissions;

    StoredClawbacks(
            JdbcClient jdbc,
            ClawbackRows rows,
            ClawbackClaims claims,
            Dues dues,
            Booking booking,
            Recovering recovering,
            Reversing reversing,
            Instalments instalments,
            ClawbackViews views,
            Bars bars,
            Submissions submissions) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.claims = claims;
        this.dues = dues;
        this.booking = booking;
        this.recovering = recovering;
        this.reversing = reversing;
        this.instalments = instalments;
        this.views = views;
        this.bars = bars;
        this.submissions = submissions;
    }

    @Override
    public CaseKey open(ClawbackOrder order) {
        requireWrongPayment(order);
        Clawback clawback = rows.insert(order);
        if (clawback.cause().whole() && clawback.state() == ClawbackState.OPENED) {
            bars.impose(
                    clawback.village(),
                    clawback.household(),
                    clawback.bar(),
                    clawback.id(),
                    clawback.reason(),
                    clawback.openedBy());
        }
        return clawback.key();
    }

    @Override
    public CaseKey reopen(CaseKey key, String reason, String by) {
        Clawback settled = rows.lock(key);
        long writtenOff = ClawbackClaims.total(claims.writtenOff(settled.id()));
        if (settled.state() != ClawbackState.SETTLED || writtenOff == 0) {
            throw new SubmissionRefused(List.of(Finding.ofSheet("这件追缴没有核销过的金额", "只有已核销的才能重新追缴")));
        }
        if (rows.reopened(settled)) {
            throw new SubmissionRefused(List.of(Finding.ofSheet("这件追缴核销的金额已重新追缴", "请在重新提起的追缴里办理")));
        }
        if (reason == null || reason.isBlank()) {
            throw new SubmissionRefused(List.of(Finding.ofColumn("理由", "没有填写", "请写明为什么又能追回")));
        }
        return rows.reopen(settled, writtenOff, reason.strip(), by).key();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean reopenable(CaseKey key) {
        Clawback settled = rows.find(key);
        return settled.state() == ClawbackState.SETTLED
                && !claims.writtenOff(settled.id()).isEmpty()
                && !rows.reopened(settled);
    }

    /** The payment is the household's, was paid, and is not claimed back for more than it was; of one in advance only the surplus is, when its season settles it. */
    private void requireWrongPayment(ClawbackOrder order) {
        if (order.wrongLine() == null) {
            return;
        }
        List<Finding> findings = new ArrayList<>();
        long paid = jdbc.sql("""
                        SELECT coalesce(sum(l.amount), 0) FROM finance.line l
                        WHERE l.id = :line AND l.household = :household AND l.village = :place AND l.state = 'PAID' AND (l.item <> 'RUNNING_ADVANCE' OR :surplus)""")
                .param("line", Long.valueOf(order.wrongLine().item()))
                .param("household", order.household())
                .param("place", order.wrongLine().place().toString())
                .param("surplus", order.cause() == ClawbackCause.ADVANCE_SURPLUS)
                .query(Long.class)
                .single();
        if (paid == 0) {
            findings.add(Finding.ofColumn("付款编号", "不是该户已付的款项", "请核对付款编号；预拨的在采暖季结算时多退少补，不在这里追缴"));
        } else if (order.wrongAmount().fen() <= 0 || order.wrongAmount().fen() > paid) {
            findings.add(Finding.ofField(
                    "多付金额", order.wrongAmount().toYuan(), "应大于0且不超过该笔已付的" + Money.ofFen(paid) + "元", "请核对多付的金额"));
        }
        if (!findings.isEmpty()) {
            throw new SubmissionRefused(findings);
        }
    }

    @Override
    public boolean claimStart(CaseKey clawback) {
        return rows.claimStart(rows.find(clawback));
    }

    @Override
    public boolean reclaimable(CaseKey key) {
        Clawback clawback = rows.lock(key);
        boolean anything = !claims.claimable(clawback).isEmpty()
                || clawback.whole() && dues.open(clawback.household()) + dues.withBank(clawback.household()) > 0;
        if (!anything && clawback.state() == ClawbackState.OPENED) {
            rows.end(clawback, ClawbackState.NOTHING);
            if (clawback.whole()) {
                booking.endPayments(clawback, clawback.openedBy());
            }
        }
        return anything;
    }

    @Override
    public boolean decide(CaseKey key, UUID submission, String by) {
        Clawback clawback = rows.lock(key);
        Submission decision = submissions.open(submission, key, Tasks.DECIDE);
        boolean approved = "approve".equals(decision.fields().get("decision"));
        String opinion = decision.fields().get("opinion");
        rows.decide(clawback, approved, decision.fields().get("documentNo"), opinion, by);
        if (!approved) {
            reversing.reverse(rows.find(key), "不予追缴：" + opinion, by);
        }
        return approved;
    }

    @Override
    public Booked book(CaseKey clawback) {
        return booking.book(clawback);
    }

    @Override
    public Next record(CaseKey clawback, UUID submission, String by) {
        return recovering.record(clawback, submission, by);
    }

    @Override
    public boolean answerObjection(CaseKey clawback, UUID submission, String by) {
        return recovering.answerObjection(clawback, submission, by);
    }

    @Override
    public void agree(CaseKey key, Agreement agreement, String by) {
        instalments.agree(rows.lock(key), agreement, by);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Instalment> instalments(CaseKey key) {
        return instalments.of(rows.find(key));
    }

    @Override
    public boolean decideWriteOff(CaseKey clawback, UUID submission, String by) {
        return recovering.decideWriteOff(clawback, submission, by);
    }

    @Override
    @Transactional(readOnly = true)
    public DueDate due(CaseKey key) {
        Clawback clawback = rows.find(key);
        return instalments
                .lastDay(clawback)
                .map(day -> new DueDate(day, false))
                .orElseGet(() -> new DueDate(clawback.dueOn(), clawback.dueProvisional()));
    }

    @Override
    @Transactional(readOnly = true)
    public List<CaseKey> waitingFor(CaseKey batch) {
        return jdbc
                .sql("""
                        SELECT c.* FROM finance.clawback c JOIN finance.batch_household h ON h.household = c.household
                        WHERE h.batch = :batch AND c.state = 'DECIDED' ORDER BY c.id""")
                .param("batch", Long.valueOf(batch.item()))
                .query((row, n) -> ClawbackRows.row(row))
                .list()
                .stream()
                .map(Clawback::key)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public ClawbackView get(CaseKey clawback) {
        return views.of(rows.find(clawback));
    }

    @Override
    @Transactional(readOnly = true)
    public List<ClawbackView> of(CaseKey body) {
        return rows.ofBody(body).stream().map(views::of).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Money recovered(PlanId plan) {
        return Money.ofFen(
                jdbc.sql("""
                        SELECT coalesce(sum(e.amount), 0) FROM finance.clawback_entry e
                        JOIN finance.clawback c ON c.id = e.clawback
                        WHERE c.plan = :plan AND e.kind IN ('OFFSET', 'REPAID')""").param("plan", plan.value()).query(Long.class).single());
    }

    @Override
    @Transactional(readOnly = true)
    public boolean barred(long household) {
        return !bars.among(Set.of(household)).isEmpty();
    }
}
