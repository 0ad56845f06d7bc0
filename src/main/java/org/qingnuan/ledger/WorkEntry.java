package org.qingnuan.ledger;

import java.time.LocalDate;
import java.util.Set;

/**
 * What a person writes into the work record; {@code summary} names no households' persons.
 *
 * @param inspection of an inspection alone, otherwise null
 */
public record WorkEntry(
        WorkKind kind,
        LocalDate doneOn,
        String title,
        String summary,
        Set<WorkPartner> partners,
        InspectionNote inspection) {

    public WorkEntry {
        partners = partners == null ? Set.of() : Set.copyOf(partners);
    }

    /** Anything but an inspection. */
    public WorkEntry(WorkKind kind, LocalDate doneOn, String title, String summary, Set<WorkPartner> partners) {
        this(kind, doneOn, title, summary, partners, null);
    }
}
