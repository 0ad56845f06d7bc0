package org.qingnuan.ledger;

import java.time.Instant;
import java.time.LocalDate;
import org.qingnuan.shared.CaseKey;

/**
 * Coal that somebody found in use at a household (LZ-28, JN-09); it changes nothing until it is confirmed.
 *
 * @param key {@code <village>/finding.<id>}
 * @param householdName masked
 * @param noBurnZone whether the place was a no-burn zone, where coal is a violation for everybody (JN-09)
 * @param statement what the household said, null before it was heard
 * @param confirmed null before the office has decided
 * @param revokedAt null while it holds
 */
public record CoalFinding(
        CaseKey key,
        String villageName,
        long household,
        String householdName,
        LocalDate foundOn,
        String text,
        boolean noBurnZone,
        String reportedBy,
        Instant reportedAt,
        String statement,
        LocalDate heardOn,
        String heardBy,
        Boolean confirmed,
        String opinion,
        String decidedBy,
        Instant decidedAt,
        Instant revokedAt,
        String revokeReason) {

    /** Whether it is confirmed and was not taken back. */
    public boolean holds() {
        return Boolean.TRUE.equals(confirmed) && revokedAt == null;
    }
}
