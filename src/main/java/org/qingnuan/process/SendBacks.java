package org.qingnuan.process;

import java.time.LocalDate;
import java.util.List;
import org.qingnuan.shared.CaseKey;

/**
 * A finished stage of a village goes back to its people, with a reason, while nothing of the village is being paid. The
 * stages behind it are passed through once more; what the ledger holds stays and can be corrected.
 */
public interface SendBacks {

    /** What may be sent back now, and why nothing may. */
    Choice of(CaseKey village);

    /** Sends the stage back in {@code by}'s name; all or nothing. */
    Outcome sendBack(CaseKey village, String stage, String reason, String by);

    /**
     * @param refusal why nothing can be sent back, in Chinese; null when something can
     * @param stages the finished stages in the model's order
     */
    record Choice(String refusal, List<Finished> stages) {}

    /**
     * A finished stage and what sending it back would mean.
     *
     * @param finishedOn the actual last day of its work
     * @param again the names of the stages behind it that were begun and will be passed through once more
     * @param closing the names of the open tasks that will be closed
     * @param lateAtOnce the names of the dated frames that will be overdue at once
     * @param refusal why this stage cannot be sent back, in Chinese; null when it can
     */
    record Finished(
            String stage,
            String name,
            LocalDate finishedOn,
            List<String> again,
            List<String> closing,
            List<String> lateAtOnce,
            String refusal) {}

    sealed interface Outcome {

        /** @param name the stage's Chinese name */
        record SentBack(String name) implements Outcome {}

        /** Nothing has changed; the reason is for the person, in Chinese. */
        record Refused(String reason) implements Outcome {}
    }
}
