package org.qingnuan.ledger;

import java.time.LocalDate;
import org.qingnuan.shared.CaseKey;

/** A household as lists show it, persons masked; states are the codes of the register, dates null until known. */
public record HouseholdRow(
        long id,
        CaseKey village,
        int no,
        String name,
        String identity,
        String phone,
        String route,
        int rooms,
        String eligibility,
        String reason,
        String retrofit,
        LocalDate installedOn,
        LocalDate commissionedOn,
        String acceptance,
        LocalDate inspectedOn,
        String failureReason,
        String payment) {

    /** The household's own key, {@code <village>/household.<id>}. */
    public CaseKey key() {
        return village.with("household", Long.toString(id));
    }
}
