package org.qingnuan.finance.bank;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingnuan.finance.BankStatements.As;
import org.qingnuan.finance.BankStatements.Direction;
import org.qingnuan.finance.BankStatements.Proposal;
import org.qingnuan.finance.BankStatements.Settlement;
import org.qingnuan.finance.LineState;
import org.qingnuan.finance.bank.Judgement.Fits;
import org.qingnuan.finance.bank.Known.PaidLine;
import org.qingnuan.finance.bank.Matching.Said;
import org.qingnuan.finance.payment.Reversals;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Settles the queue by two persons: one says what an entry is, another agrees or not. */
@Component
class Settlements {

    private final JdbcClient jdbc;
    private final Entries entries;
    private final KnownRows rows;
    private final Matching matching;
    private final Reversals reversals;
    private final Clock clock;

    Settlements(JdbcClient jdbc, Entries entries, KnownRows rows, Matching matching, Reversals reversals, Clock clock) {
        this.jdbc = jdbc;
        this.entries = entries;
        this.rows = rows;
        this.matching = matching;
        this.reversals = reversals;
        this.clock = clock;
    }

    void propose(PlanId plan, long id, Settlement settlement, String by) {
        entries.lock(plan);
        Entry entry = entries.queued(plan, id);
        if (open(id).isPresent()) {
            throw refused("这笔流水已有认定等待另一人确认", "请等待确认结果");
        }
        if (settlement.reason() == null || settlement.reason().isBlank()) {
            throw refused("没有写明认定的理由", "请写明与银行核对的结果");
        }
        require(plan, entry, settlement);
        jdbc.sql("""
                        INSERT INTO finance.bank_proposal (entry, kind, line, reason, proposed_by, proposed_at)
                        VALUES (:entry, :kind, :line, :reason, :by, :at)""")
                .param("entry", id)
                .param("kind", settlement.as().name())
                .param("line", settlement.line())
                .param("reason", settlement.reason().strip())
                .param("by", by)
                .param("at", now())
                .update();
    }

    void decide(PlanId plan, long id, boolean approve, String opinion, String by) {
        entries.lock(plan);
        Entry entry = entries.queued(plan, id);
        Proposal proposal = open(id).orElseThrow(() -> refused("这笔流水没有等待确认的认定", "请先由一人提出认定"));
        if (by.equals(proposal.by())) {
            throw refused("认定须由另一人确认，您是提出认定的人", "请由财政部门其他人员确认");
        }
        if (!approve && (opinion == null || opinion.isBlank())) {
            throw refused("不同意时没有写明原因", "请填写原因");
        }
        jdbc.sql("""
                        UPDATE finance.bank_proposal SET approved = :approved, opinion = :opinion, decided_by = :by, decided_at = :at
                        WHERE entry = :entry AND decided_at IS NULL""")
                .param("approved", approve)
                .param("opinion", opinion)
                .param("by", by)
                .param("at", now())
                .param("entry", id)
                .update();
        if (approve) {
            require(plan, entry, proposal.settlement());
            settle(entry, proposal, by);
        }
    }

    private void settle(Entry entry, Proposal proposal, String by) {
        Settlement settlement = proposal.settlement();
        long of = settlement.line() == null ? entry.id() : settlement.line();
        matching.explain(entry, new Fits(settlement.as().name(), of), new Said(settlement.reason(), proposal.by(), by));
        if (settlement.as() == As.REVERSAL) {
            reversals.reverse(List.of(Matching.reversal(entry, of, by)));
        }
    }

    /** Refused unless the payment could be what the entry is: a person vouches for a name or an account, never for another amount. */
    private void require(PlanId plan, Entry entry, Settlement settlement) {
        if (settlement.as() == As.OTHER) {
            return;
        }
        PaidLine line = settlement.line() == null ? null : rows.line(plan, settlement.line());
        if (line == null) {
            throw refused("没有付款编号为%s、送过银行的付款".formatted(settlement.line()), "请在批次的审计表里查付款编号");
        }
        if (line.fen() != entry.fen()) {
            throw refused(
                    "付款编号%d的金额是%s元，流水是%s元".formatted(line.id(), Money.ofFen(line.fen()), Money.ofFen(entry.fen())),
                    "金额不同的不能认定为同一笔，请由银行更正");
        }
        if (settlement.as() == As.LINE) {
            boolean paid = entry.direction() == Direction.OUT && (line.reversed() || line.state() == LineState.PAID);
            if (!paid || line.matched()) {
                throw refused(paid ? "这笔付款已有另一笔流水付出" : "只有银行结果登记为已付的付款才能对应付款流水", "请核对付款编号");
            }
            return;
        }
        if (entry.direction() != Direction.BACK) {
            throw refused("这不是冲正的流水", "付款和收款的流水不能冲回一笔付款");
        }
        reversals.obstacle(line.id()).ifPresent(why -> {
            throw refused(why, "请核对付款编号");
        });
    }

    Optional<Proposal> open(long entry) {
        return Optional.ofNullable(open().get(entry));
    }

    /** The proposals that wait for another person, by entry. */
    Map<Long, Proposal> open() {
        Map<Long, Proposal> open = new HashMap<>();
        jdbc.sql("SELECT * FROM finance.bank_proposal WHERE decided_at IS NULL").query(row -> {
            open.put(
                    row.getLong("entry"),
                    new Proposal(
                            new Settlement(
                                    As.valueOf(row.getString("kind")),
                                    row.getObject("line", Long.class),
                                    row.getString("reason")),
                            row.getString("proposed_by"),
                            row.getTimestamp("proposed_at").toInstant()));
        });
        return open;
    }

    private static SubmissionRefused refused(String reason, String remedy) {
        return new SubmissionRefused(List.of(Finding.ofSheet(reason, remedy)));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
