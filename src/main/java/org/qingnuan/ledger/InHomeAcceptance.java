package org.qingnuan.ledger;

import java.util.UUID;
import org.qingnuan.shared.CaseKey;

/**
 * Acceptance in three steps: the contractor's for the whole village (LZ-30), the site inspector's in every home (LZ-33), then
 * the office's, of what the inspector passed (LZ-23).
 *
 * <p>Every method that takes a submission consumes it and is {@link SubmissionRefused} when it does not count or the world has
 * changed.
 */
public interface InHomeAcceptance {

    /** What is to be done next, after a send-back always the office's inspection; {@code RECTIFYING} while nothing but rectifications is open. */
    enum Stand {
        TO_REPORT,
        TO_INSPECT,
        RECTIFYING,
        PASSED
    }

    /** Records that everything heats as it should; from now on every confirmed home waits for the inspector. */
    void acceptPreliminarily(CaseKey village, UUID submission, String by);

    /** Records what the inspector found in the homes of a sheet, publishes {@link HouseholdFailed}; returns how many. */
    int recordInHome(CaseKey village, UUID submission, String by);

    /** Records who signed the promise not to burn coal (LZ-27); returns how many are new. */
    int recordCommitments(CaseKey village, UUID submission, String by);

    /** Records the office's inspection, as {@link Households#recordInspection} does. */
    long recordOfficeInspection(CaseKey village, UUID submission, String by);

    /** Records the office's conclusion, as {@link Households#concludeAcceptance} does. */
    void concludeOfficeAcceptance(CaseKey village, UUID submission, String by);

    /** Holds the village until the asking transaction ends, so that a rectification closed meanwhile finds it waiting. */
    Stand stand(CaseKey village);
}
