package org.qingnuan.ledger;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.qingnuan.calendar.DueDate;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;

/**
 * The household register: who is heated how, and how far it is.
 *
 * <p>Every method that takes a submission consumes it and is {@link SubmissionRefused} when it does not count or the
 * world has changed; counts are of households that changed, 0 for the same sheet again.
 */
public interface Households {

    /** Records the survey's roster (ZC-05); a corrected one replaces the earlier until households are confirmed. */
    int recordSurvey(CaseKey village, UUID submission, String by);

    /** Records that the town sent the survey back. */
    void returnSurvey(CaseKey village, String reason, String by);

    /** Proposes by the plan's eligibility table; distinct inputs are decided once; decided households stay as they are. */
    Screening screen(CaseKey village, PlanId plan);

    /** Records which households are confirmed, at most the village's quota; departures from the proposal carry a reason. */
    int recordConfirmation(CaseKey village, UUID submission, String by);

    /** Records what was installed so far; the stage stays open. */
    int recordProgress(CaseKey village, UUID submission, String by);

    /** Records the last progress, if a sheet came with it, and the actual day of completion (ZC-22); refused while a confirmed household is not installed. */
    void closeConstruction(CaseKey village, UUID submission, String by);

    /** Records what was commissioned, and the actual day once nothing is left; the old stove goes afterwards (ZC-16). */
    int recordCommissioning(CaseKey village, UUID submission, String by);

    /** Records an inspection and returns its acceptance batch, 0 when nothing changed; publishes {@link BatchAccepted} and {@link HouseholdFailed}. */
    long recordInspection(CaseKey village, UUID submission, String by);

    /** Records the joint acceptance with its units and standard (ZC-20); refused unless all passed and the records are complete (ZC-21). */
    void concludeAcceptance(CaseKey village, UUID submission, String by);

    /** Whether every confirmed household is installed. */
    boolean allInstalled(CaseKey village);

    /** Whether every confirmed household is commissioned. */
    boolean allCommissioned(CaseKey village);

    /** Whether every confirmed household passed its inspection. */
    boolean allInspectedPassed(CaseKey village);

    /** Records that a failing household was rectified; again until it is verified, the last report counts. */
    void recordRectification(CaseKey household, UUID submission, String by);

    /** True closes the rectification and publishes {@link RectificationClosed}, false sends it back. */
    boolean verifyRectification(CaseKey household, UUID submission, String by);

    /** The last day of a household's open rectification by the plan's term; {@link java.util.NoSuchElementException} without one. */
    DueDate rectificationDue(CaseKey household);

    /** Whether a household of the village is still to be rectified; holds the village until the asking transaction ends. */
    boolean openRectifications(CaseKey village);

    /** Holds households until the caller's transaction ends, so that no change of one comes between what a batch reads of it and what it writes. */
    void hold(Collection<Long> households);

    /** Marks accepted households as being in a payment batch; those already further stay. */
    void markInBatch(Collection<Long> households, String by);

    /** Marks households as paid; again changes nothing. */
    void markPaid(Collection<Long> households, String by);

    /** Marks households as closed without payment. */
    void closePayment(Collection<Long> households, String reason, String by);

    /** Marks paid households as being in a batch again, because the bank took their payment back. */
    void takeBackPayment(Collection<Long> households, String reason, String by);

    /** Opens the payments of households again that were closed without payment by mistake. */
    void reopenPayment(Collection<Long> households, String reason, String by);

    /** What the subsidies of these households depend on, as they are now. */
    List<SubsidyCase> subsidyCases(Collection<Long> households);

    /** The same of all confirmed households of a plan whose payments are not closed. */
    List<SubsidyCase> confirmedCases(PlanId plan);

    /** The present payee; {@link java.util.NoSuchElementException} without one. */
    Payee payee(long household);

    /** The present payees by household; those without one are absent. */
    List<Payee> payees(Collection<Long> households);

    /** Ends the present payee and begins another; {@link SubmissionRefused} for an account that another household of the plan uses. */
    void correctPayee(long household, String name, String bank, String account, String reason, String by);

    /** Finds by name, id, phone, meter, device serial or number, exact and masked; all of the scope for a blank text. */
    HouseholdPage search(CaseKey scope, String text, int page);

    /** The same and by what several households may share: 370302********1234, the last four of an id, an address with or without its village. */
    HouseholdPage find(CaseKey scope, String text, int page);
}
