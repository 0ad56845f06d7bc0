package org.qingnuan.finance;

import java.time.Instant;

/**
 * The subsidy table of a plan as it stands, and the two persons behind it.
 *
 * @param fingerprint SHA-256 of the file, in hex
 * @param enteredBy null, as {@code enteredAt}, for a table that came with the plan's folder
 * @param checkedBy who of the finance office looked at it first, null, as {@code checkedAt}, before that and where it is known who
 *     brought it in
 * @param approvedBy null, as {@code approvedAt}, while it waits for its approval
 * @param opinion null for none
 */
public record RateTable(
        String fingerprint,
        String enteredBy,
        Instant enteredAt,
        String checkedBy,
        Instant checkedAt,
        String approvedBy,
        Instant approvedAt,
        String opinion) {

    public boolean approved() {
        return approvedBy != null;
    }
}
