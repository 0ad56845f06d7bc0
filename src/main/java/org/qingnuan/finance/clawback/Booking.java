package org.qingnuan.finance.clawback;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.calendar.DueDate;
import org.qingnuan.calendar.WorkingDays;
import org.qingnuan.finance.Awards;
import org.qingnuan.finance.ClawbackState;
import org.qingnuan.finance.Clawbacks.Booked;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.clawback.Dues.Due;
import org.qingnuan.finance.fund.ClawbackMoney;
import org.qingnuan.finance.fund.Journal;
import org.qingnuan.finance.fund.Movement;
import org.qingnuan.finance.payment.Settling;
import org.qingnuan.finance.subsidy.Proportion;
import org.qingnuan.ledger.Households;
import org.qingnuan.ledger.Plans;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.springframework.stereotype.Component;

/** Books a decided clawback: claims what was paid, then cancels what is still due or sets it off; the rest is owed to us. */
@Component
class Booking {

    private final ClawbackRows rows;
    private final ClawbackClaims claims;
    private final Dues dues;
    private final Journal journal;
    private final Awards awards;
    private final Households households;
    private final Settling settling;
    private final Plans plans;
    private final WorkingDays workingDays;
    private final Clock clock;

    Booking(
            ClawbackRows rows,
            ClawbackClaims claims,
            Dues dues,
            Journal journal,
            Awards awards,
            Households households,
            Settling settling,
            Plans plans,
            WorkingDays workingDays,
            Clock clock) {
        this.rows = rows;
        this.claims = claims;
        this.dues = dues;
        this.journal = journal;
        this.awards = awards;
        this.households = households;
        this.settling = settling;
        this.plans = plans;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    Booked book(CaseKey key) {
        Clawback clawback = rows.lock(key);
        if (clawback.bookedOn() != null) {
            return clawback.state() == ClawbackState.BOOKED ? Booked.DUE : Booked.SETTLED;
        }
        if (clawback.state() != ClawbackState.DECIDED) {
            throw new IllegalStateException("Clawback %s is %s".formatted(key, clawback.state()));
        }
        dues.lockBatches(clawback.household());
        boolean whole = clawback.whole();
        if (whole && dues.withBank(clawback.household()) > 0) {
            return Booked.WITH_BANK;
        }
        claims.claim(clawback, claims.claimable(clawback));
        if (whole) {
            endPayments(clawback, clawback.decidedBy());
        } else {
            dues.offsettable(clawback.household()).forEach(due -> offset(clawback, due));
        }
        return conclude(clawback);
    }

    /** Nothing more is paid to the household; its village no longer waits for that. */
    void endPayments(Clawback clawback, String by) {
        dues.cancel(clawback, by);
        households.closePayment(List.of(clawback.household()), clawback.reason(), by);
        settling.reconsider(clawback.village());
    }

    private Booked conclude(Clawback clawback) {
        DueDate due = workingDays.plus(
                ChinaTime.today(clock), plans.get(clawback.plan()).rules().clawbackDays());
        boolean owed = !claims.outstanding(clawback).isEmpty();
        rows.booked(clawback, owed ? ClawbackState.BOOKED : ClawbackState.SETTLED, due);
        return owed ? Booked.DUE : Booked.SETTLED;
    }

    /**
     * The household keeps the money that it was paid too much, in place of what it is due: the claimed payment's sources get
     * it back, those of the entitlement pay it. Left alone where these have not enough.
     */
    private void offset(Clawback clawback, Due due) {
        Map<FundSource, Long> shares = dues.shares(due.entitlement());
        long owed = shares.values().stream().mapToLong(Long::longValue).sum();
        long fen = Math.min(owed, ClawbackClaims.total(claims.outstanding(clawback)));
        Map<FundSource, Long> parts = fen == 0 ? Map.of() : Proportion.split(shares, fen);
        if (fen == 0 || !covered(clawback, fen, parts)) {
            return;
        }
        String step = "offset." + due.entitlement();
        Map<FundSource, Long> back =
                claims.enter(clawback, fen, new ClawbackClaims.Cause("OFFSET", null, step, clawback.decidedBy()));
        journal.move(Movement.RECOVER, money(clawback, back, step + ":back", "抵扣追缴，退回原资金"));
        journal.move(Movement.OFFSET, money(clawback, parts, step, "以应追缴资金抵付应付补贴"));
        dues.offset(clawback, due.entitlement(), parts, clawback.decidedBy());
        if (fen < owed) {
            Map<FundSource, Long> rest = new EnumMap<>(shares);
            parts.forEach((source, part) -> rest.merge(source, -part, Long::sum));
            rest.values().removeIf(part -> part == 0);
            dues.dueAgain(due.entitlement(), due.batch(), rest, explanation(owed, fen));
        }
    }

    private static String explanation(long owed, long fen) {
        return "原核定%s元，抵扣应追缴的%s元，余%s元。".formatted(Money.ofFen(owed), Money.ofFen(fen), Money.ofFen(owed - fen));
    }

    private boolean covered(Clawback clawback, long fen, Map<FundSource, Long> parts) {
        Map<FundSource, Long> available = new EnumMap<>(FundSource.class);
        available.putAll(journal.lockAvailable(clawback.plan()));
        long left = fen;
        for (ClawbackClaims.Part part : claims.outstanding(clawback)) {
            long taken = Math.min(left, part.fen());
            available.merge(part.source(), taken, Long::sum);
            left -= taken;
        }
        if (awards.barred(clawback.village().body())) {
            available.remove(FundSource.CITY_AWARD);
        }
        return parts.entrySet().stream().allMatch(part -> part.getValue() <= available.getOrDefault(part.getKey(), 0L));
    }

    static ClawbackMoney money(Clawback clawback, Map<FundSource, Long> fen, String purpose, String reason) {
        return new ClawbackMoney(
                clawback.plan(), clawback.id(), fen, purpose, reason, clawback.clause(), clawback.decidedBy());
    }
}
