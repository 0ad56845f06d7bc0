package org.qingnuan.ledger;

import java.time.LocalDate;
import java.util.Set;

/** What a person writes into the work record; {@code summary} names no households' persons. */
public record WorkEntry(WorkKind kind, LocalDate doneOn, String title, String summary, Set<WorkPartner> partners) {

    public WorkEntry {
        partners = partners == null ? Set.of() : Set.copyOf(partners);
    }
}
