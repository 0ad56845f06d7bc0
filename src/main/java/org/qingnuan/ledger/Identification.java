package org.qingnuan.ledger;

import java.time.LocalDate;

/**
 * A dated record that a household is in hardship.
 *
 * @param id 0 before it is recorded
 * @param name masked, null before it is recorded
 * @param validUntil its last day, null for no end
 * @param note needed for category OTHER
 * @param revokedOn null while it stands
 */
public record Identification(
        long id,
        long household,
        String name,
        String village,
        HardshipCategory category,
        HardshipAuthority authority,
        String documentNo,
        LocalDate identifiedOn,
        LocalDate validUntil,
        String note,
        String by,
        LocalDate revokedOn,
        String revokedReason) {

    /** Whether it counts on that day. */
    public boolean holds(LocalDate day) {
        return !identifiedOn.isAfter(day)
                && (validUntil == null || !validUntil.isBefore(day))
                && (revokedOn == null || revokedOn.isAfter(day));
    }
}
