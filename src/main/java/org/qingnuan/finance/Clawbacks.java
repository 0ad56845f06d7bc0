package org.qingnuan.finance;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.qingnuan.calendar.DueDate;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;

/**
 * Money claimed back from households (追缴, LZ-28): first set off against what they are still due, the rest is a
 * receivable; what comes back goes to the sources it came from.
 *
 * <p>Keys are {@code <village>/clawback.<id>}; an unknown one is a {@link java.util.NoSuchElementException}, a step out
 * of order an {@link IllegalStateException}.
 */
public interface Clawbacks {

    /** What booking a decision came to. */
    enum Booked {
        /** Something has to be repaid. */
        DUE,
        /** Nothing has: all was set off, or nothing was paid. */
        SETTLED,
        /** Payments are with the bank; nothing was booked, ask again after {@link BatchAnswered}. */
        WITH_BANK
    }

    /** What comes after a step of the receivable. */
    enum Next {
        CONTINUE,
        SETTLED,
        OBJECTION,
        WRITE_OFF
    }

    /** Opens a clawback; the same origin again gives the same key. One that claims everything bars the household from all later payments at once. */
    CaseKey open(ClawbackOrder order);

    /**
     * Takes up again what was written off of a settled one, by a clawback of its own that is decided, booked and repaid as any; a refusal
     * is a {@link org.qingnuan.ledger.SubmissionRefused}.
     */
    CaseKey reopen(CaseKey settled, String reason, String by);

    /** Whether there is anything to {@link #reopen}. */
    boolean reopenable(CaseKey clawback);

    /** True exactly once: for whoever starts its process. */
    boolean claimStart(CaseKey clawback);

    /** Whether there is anything to claim or to cancel; ends the clawback when there is not. */
    boolean reclaimable(CaseKey clawback);

    /** Records the decision of task decideClawback, never by who opened it; false drops the clawback and lifts its bar. */
    boolean decide(CaseKey clawback, UUID submission, String by);

    /** Books a decision: claims what was paid, cancels or sets off what is still due. Idempotent. */
    Booked book(CaseKey clawback);

    /** Applies task recordRecovery: a repayment, an objection of the household or a proposal to write off. */
    Next record(CaseKey clawback, UUID submission, String by);

    /** Answers the open objection; true withdraws the clawback and publishes {@link ClawbackWithdrawn}. */
    boolean answerObjection(CaseKey clawback, UUID submission, String by);

    /** Decides on the proposal to write off, never by who made it; true settles the clawback. */
    boolean decideWriteOff(CaseKey clawback, UUID submission, String by);

    /** Agrees with the household on repaying in parts; an earlier agreement counts no more. A refusal is a {@link org.qingnuan.ledger.SubmissionRefused}. */
    void agree(CaseKey clawback, Agreement agreement, String by);

    /** What was agreed last, with what is repaid of it; empty where nothing was. */
    List<Instalment> instalments(CaseKey clawback);

    /** @param parts equal ones, the {@code first} due on that day and each next one a month later; {@code reason} what the agreement rests on */
    record Agreement(int parts, LocalDate first, String reason) {}

    /** The last day to repay: of the last part where parts were agreed. */
    DueDate due(CaseKey clawback);

    /** Decided clawbacks of the batch's households that are not booked. */
    List<CaseKey> waitingFor(CaseKey batch);

    ClawbackView get(CaseKey clawback);

    /** The clawbacks of a body, newest first. */
    List<ClawbackView> of(CaseKey body);

    /** What came back in the plan, repaid or set off. */
    Money recovered(PlanId plan);

    /** Whether the household is barred from all payments now. */
    boolean barred(long household);
}
