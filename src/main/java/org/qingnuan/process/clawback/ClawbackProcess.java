package org.qingnuan.process.clawback;

import org.qingnuan.finance.AdvanceSurplus;
import org.qingnuan.finance.BatchAnswered;
import org.qingnuan.finance.ClawbackCause;
import org.qingnuan.finance.ClawbackOrder;
import org.qingnuan.finance.ClawbackWithdrawn;
import org.qingnuan.finance.Clawbacks;
import org.qingnuan.finance.Payments;
import org.qingnuan.ledger.CoalFindings;
import org.qingnuan.ledger.CoalUseConfirmed;
import org.qingnuan.ledger.HouseholdWithdrawnAfterPayment;
import org.qingnuan.process.ClawbackCases;
import org.qingnuan.process.engine.Relay;
import org.qingnuan.shared.CaseKey;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one door to clawbacks; a confirmed use of coal opens one where the plan says so (LZ-28), leaving after the payment and an advance beyond what is due everywhere. */
@Component
class ClawbackProcess implements ClawbackCases {

    private static final String FINDING = "finding";

    private final Clawbacks clawbacks;
    private final Payments payments;
    private final CoalFindings findings;
    private final Relay relay;

    ClawbackProcess(Clawbacks clawbacks, Payments payments, CoalFindings findings, Relay relay) {
        this.clawbacks = clawbacks;
        this.payments = payments;
        this.findings = findings;
        this.relay = relay;
    }

    @Override
    @Transactional
    public CaseKey open(ClawbackOrder order) {
        return started(clawbacks.open(order));
    }

    @Override
    @Transactional
    public CaseKey reopen(CaseKey settled, String reason, String by) {
        return started(clawbacks.reopen(settled, reason, by));
    }

    private CaseKey started(CaseKey clawback) {
        if (clawbacks.claimStart(clawback)) {
            relay.start("clawback", clawback);
        }
        return clawback;
    }

    @EventListener
    void on(CoalUseConfirmed confirmed) {
        switch (confirmed.consequence()) {
            case CLAWBACK -> open(of(confirmed, ClawbackCause.COAL_USE, "享受补贴后使用煤炭及其制品，取消并追缴已享受的补贴资金", "LZ-28"));
            case ZONE -> open(of(confirmed, ClawbackCause.NO_BURN_ZONE, "在禁燃区内使用散煤，停止享受以后的补贴，已付的不追缴", "JN-09"));
            case RECORD -> {
                // the finding itself is the record
            }
        }
    }

    private static ClawbackOrder of(CoalUseConfirmed confirmed, ClawbackCause cause, String reason, String clause) {
        return ClawbackOrder.whole(
                confirmed.finding().villageKey(),
                confirmed.household(),
                cause,
                FINDING + "." + confirmed.finding().item(),
                reason,
                clause,
                confirmed.by());
    }

    @EventListener
    void on(HouseholdWithdrawnAfterPayment withdrawn) {
        open(ClawbackOrder.whole(
                withdrawn.household().villageKey(),
                Long.parseLong(withdrawn.household().item()),
                ClawbackCause.WITHDRAWAL,
                withdrawn.change().kind() + "." + withdrawn.change().item(),
                "付款后退出改造：" + withdrawn.reason(),
                "默认",
                withdrawn.by()));
    }

    @EventListener
    void on(AdvanceSurplus surplus) {
        open(surplus.clawback());
    }

    @EventListener
    void on(BatchAnswered answered) {
        clawbacks.waitingFor(answered.batch()).forEach(clawback -> relay.message("finance.batchAnswered", clawback));
    }

    /** What it rested on no longer holds, and what it took is paid again. */
    @EventListener
    void on(ClawbackWithdrawn withdrawn) {
        if (withdrawn.origin().startsWith(FINDING + ".")) {
            String item = withdrawn.origin().substring(FINDING.length() + 1);
            findings.revoke(withdrawn.clawback().villageKey().with(FINDING, item), withdrawn.reason(), withdrawn.by());
        }
        if (withdrawn.reinstatement() != null && payments.claimStart(withdrawn.reinstatement())) {
            relay.start("subsidy-payout", withdrawn.reinstatement());
        }
    }
}
