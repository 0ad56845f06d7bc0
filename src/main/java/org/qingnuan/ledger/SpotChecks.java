package org.qingnuan.ledger;

import java.time.LocalDate;
import java.util.List;
import org.qingnuan.shared.CaseKey;

/** Random spot checks of a body's accepted households (HZ-38; the share of 5 % is a default, B5.11). */
public interface SpotChecks {

    /** Draws a sample of the households that are accepted now; {@link SubmissionRefused} while there are none. */
    void draw(CaseKey body, String by);

    /** What was found at a household of a sample, once; {@link SubmissionRefused} for a failure without a finding, a day ahead, or a second result. */
    void found(CaseKey body, long check, long household, boolean passed, String finding, LocalDate on, String by);

    /** The body's checks, the latest first. */
    List<SpotCheck> of(CaseKey body);
}
