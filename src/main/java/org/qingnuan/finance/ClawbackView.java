package org.qingnuan.finance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;

/**
 * A clawback as people see it, the household masked.
 *
 * @param key {@code <village>/clawback.<id>}
 * @param number of the decision's paper, null before it
 * @param dueOn the last day to repay, null before it is booked
 * @param paid what the household was paid and is not claimed by another clawback, as of now
 * @param withBank what the bank has not answered yet
 * @param stillDue what the household would still be paid
 * @param payments what is claimed of which payment; before it is booked, what would be
 */
public record ClawbackView(
        CaseKey key,
        long household,
        String payeeMasked,
        ClawbackCause cause,
        ClawbackState state,
        String origin,
        String reason,
        String clause,
        String number,
        String documentNo,
        String openedBy,
        Instant openedAt,
        String decidedBy,
        LocalDate bookedOn,
        LocalDate dueOn,
        boolean dueProvisional,
        Money paid,
        Money withBank,
        Money stillDue,
        List<Payment> payments,
        Money claimed,
        Money offset,
        Money repaid,
        Money writtenOff,
        Money outstanding,
        List<Repayment> repayments,
        List<Objection> objections,
        List<WriteOff> writeOffs) {

    /** One payment and source of a claim. */
    public record Payment(
            CaseKey line,
            SubsidyItem item,
            int season,
            LocalDate paidOn,
            FundSource source,
            Money paid,
            Money claimed) {}

    public record Repayment(Money amount, LocalDate receivedOn, String receiptNo, String by) {}

    /** {@code upheld}, {@code answer} and {@code answeredBy} are null while it waits. */
    public record Objection(
            String text, LocalDate raisedOn, String recordedBy, Boolean upheld, String answer, String answeredBy) {}

    /** {@code approved}, {@code opinion} and {@code decidedBy} are null while it waits. */
    public record WriteOff(String reason, String proposedBy, Boolean approved, String opinion, String decidedBy) {}
}
