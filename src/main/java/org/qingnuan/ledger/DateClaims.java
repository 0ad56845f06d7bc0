package org.qingnuan.ledger;

import java.util.List;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;

/**
 * Actual dates that lay further back than the plan's {@code backdatingDays} when they were entered: the day of entry
 * counts until the district office confirms the actual one (default, B5). Keys are {@code <village>/date.<id>}.
 */
public interface DateClaims {

    /** {@link java.util.NoSuchElementException} for an unknown key. */
    DateClaim get(CaseKey claim);

    /** The village's claims, oldest first. */
    List<DateClaim> of(CaseKey village);

    /** The office's decision (task {@code confirmDate}); true when the actual date counts from now on, false when it was denied or its stage was sent back meanwhile. */
    boolean decide(CaseKey claim, UUID submission, String by);
}
