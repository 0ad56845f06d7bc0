package org.qingnuan.finance;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.qingnuan.ledger.CheckedSheet;
import org.qingnuan.shared.CaseKey;

/**
 * Payment batches from acceptance to the bank's answer, and returned payments until they are paid again.
 *
 * <p>Keys are {@code <village>/batch.<id>} and {@code <village>/line.<id>}; an unknown one is a
 * {@link java.util.NoSuchElementException}, a step out of order an {@link IllegalStateException}.
 */
public interface Payments {

    /** Opens the batch of an acceptance batch; the same again gives the same key. */
    CaseKey open(CaseKey village, long acceptanceBatch, List<Long> households);

    /** Opens the one batch of a body's heating season (ZC-10, LZ-39), key {@code <body>/batch.<id>}; the same again gives the same key. */
    CaseKey openSeasonBatch(CaseKey season);

    /** Opens the one batch of what a body's season pays before it (预拨), of the households that take part so far; the same again gives the same key. */
    CaseKey openAdvanceBatch(CaseKey season);

    /** Whether everything due for the season is paid or closed; what was paid in advance is not waited for. */
    boolean checkSeasonPayout(CaseKey season);

    /** True exactly once per batch: for whoever starts its process. */
    boolean claimStart(CaseKey batch);

    /** Decides what is due to the confirmed and accepted households of the batch (ZC-09); computed before, it answers the same. */
    Computation compute(CaseKey batch);

    /** Consumes the note of task provideRates; the table is asked again by {@link #compute}. */
    void ratesProvided(CaseKey batch, UUID submission, String by);

    /** Takes the snapshot of payees, amounts and rules that will be approved. */
    void prepare(CaseKey batch, UUID submission, String by);

    /** The approval that comes next, empty when all have been given. */
    Optional<ApprovalStep> nextStep(CaseKey batch);

    /** Records a decision; true when the step is approved, false when the batch goes back to preparing, also because its content has changed. */
    boolean decide(CaseKey batch, UUID submission, String by);

    /** Reserves an approved batch's money by source; all or nothing. */
    Reservation reserve(CaseKey batch);

    /** Produces the bank's file once; households no longer entitled are withheld and their money released. */
    void file(CaseKey batch);

    /** Writes the file that was produced, the same bytes every time. */
    void bankFile(CaseKey batch, OutputStream out);

    /** The layout of the file that was produced. */
    BankLayout bankFileLayout(CaseKey batch);

    /** Writes the sheet that the bank's answer comes in, with the lines filled in. */
    void bankResultTemplate(CaseKey batch, OutputStream out);

    /** Checks a bank's answer as a whole; nothing is stored when anything is wrong. */
    CheckedSheet checkResult(CaseKey batch, String fileName, InputStream in, String by);

    /** Applies a checked answer: paid money leaves, returned money is free again, {@link LineReturned} for each returned line; the same answer again changes nothing. */
    ResultSummary recordResult(CaseKey batch, UUID submission, String by);

    /** Closes the batch, tells the ledger who is paid; publishes {@link VillageSettled} when that was the last. */
    void settle(CaseKey batch);

    /** Records the corrected payee of a returned line, without effect until another person confirms it. */
    void correct(CaseKey line, UUID submission, String by);

    /** The second look: true when the correction now counts, false when it has to be made anew. */
    boolean confirmCorrection(CaseKey line, UUID submission, String by);

    /** Opens a batch for a returned line whose correction is confirmed; the same again gives the same key. */
    CaseKey reissue(CaseKey line);

    /** Ends a returned line for good, with its reason. */
    void closeLine(CaseKey line, String reason, String by);

    /** Whether every accepted household of the village is paid or closed; locks out a settlement until the asking transaction ends. */
    boolean settled(CaseKey village);

    /** Whether a batch of the village was ever prepared or is settled; holds off both until the asking transaction ends. */
    boolean begun(CaseKey village);

    BatchView get(CaseKey batch);

    LineView line(CaseKey line);

    /** What a computed batch will pay, with the payees as they are now, in the order in which it will be prepared. */
    List<DueView> due(CaseKey batch);

    /** What the system has checked in a prepared batch, and what it leaves to whoever approves. */
    List<BatchCheck> checks(CaseKey batch);

    /** All payments to a household in the order they were prepared, void ones left out. */
    List<LineView> linesOf(long household);

    /** The lines of a batch by number, void ones left out. */
    List<LineView> lines(CaseKey batch);
}
