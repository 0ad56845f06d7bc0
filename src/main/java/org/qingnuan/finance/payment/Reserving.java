package org.qingnuan.finance.payment;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.qingnuan.finance.Awards;
import org.qingnuan.finance.BatchState;
import org.qingnuan.finance.FundSource;
import org.qingnuan.finance.LineState;
import org.qingnuan.finance.Reservation;
import org.qingnuan.finance.fund.BatchMoney;
import org.qingnuan.finance.fund.Journal;
import org.qingnuan.finance.fund.Movement;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.springframework.stereotype.Component;

/** Sets an approved batch's money aside, each source for its share: all of it, or of as many households as the plan lets go ahead. */
@Component
class Reserving {

    private static final LineState[] ONCE_RESERVED =
            EnumSet.complementOf(EnumSet.of(LineState.VOID)).toArray(LineState[]::new);

    private final Batches batches;
    private final Approving approving;
    private final Journal journal;
    private final Awards awards;
    private final Splitting splitting;

    Reserving(Batches batches, Approving approving, Journal journal, Awards awards, Splitting splitting) {
        this.splitting = splitting;
        this.batches = batches;
        this.approving = approving;
        this.journal = journal;
        this.awards = awards;
    }

    Reservation reserve(CaseKey key) {
        Batch batch = batches.lock(key);
        if (batch.reached(BatchState.RESERVED)) {
            return new Reservation.Reserved(total(batches.shares(batch, ONCE_RESERVED)));
        }
        BatchGuard.require(batch, BatchState.RESERVED);
        batches.requireUnchanged(batch);
        Map<FundSource, Long> shares = batches.shares(batch, LineState.OPEN);
        Map<FundSource, Long> available = open(batch, journal.lockAvailable(batch.plan()));
        long lacking = lacking(shares, available);
        if (lacking > 0) {
            if (!splitting.toWhatIsThere(batch, available)) {
                return new Reservation.Refused(Money.ofFen(lacking));
            }
            shares = batches.shares(batch, LineState.OPEN);
        }
        journal.move(Movement.RESERVE, money(batch, shares, "reserve", "批次预留资金"));
        batches.move(batch, BatchState.RESERVED);
        return new Reservation.Reserved(total(shares));
    }

    /** The city's money is none for a body that a violation bars from it (HZ-34). */
    private Map<FundSource, Long> open(Batch batch, Map<FundSource, Long> available) {
        Map<FundSource, Long> open = new EnumMap<>(FundSource.class);
        open.putAll(available);
        if (awards.barred(batch.place().body())) {
            open.remove(FundSource.CITY_AWARD);
        }
        return open;
    }

    /** Sets free what withheld lines had reserved. */
    void releaseWithheld(Batch batch) {
        Map<FundSource, Long> shares = batches.shares(batch, LineState.WITHHELD);
        journal.move(Movement.RELEASE, money(batch, shares, "withheld", "停付释放预留资金"));
    }

    private BatchMoney money(Batch batch, Map<FundSource, Long> shares, String purpose, String reason) {
        return new BatchMoney(
                batch.plan(),
                batch.id(),
                shares,
                purpose,
                reason,
                batches.clauses(batch),
                approving.lastApprover(batch));
    }

    private static long lacking(Map<FundSource, Long> shares, Map<FundSource, Long> available) {
        return shares.entrySet().stream()
                .mapToLong(share -> Math.max(0, share.getValue() - available.getOrDefault(share.getKey(), 0L)))
                .sum();
    }

    private static Money total(Map<FundSource, Long> shares) {
        return shares.values().stream().map(Money::ofFen).collect(Money.sum());
    }
}
