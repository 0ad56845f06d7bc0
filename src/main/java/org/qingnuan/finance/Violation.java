package org.qingnuan.finance;

import java.time.LocalDate;
import org.qingnuan.shared.CaseKey;

/**
 * A confirmed violation in the use of funds, which bars the body from the city's later payments until that is lifted (HZ-34).
 *
 * @param id null before it is recorded
 * @param lift what was proposed or done about the bar, null for nothing
 */
public record Violation(
        Long id, CaseKey body, String documentNo, LocalDate confirmedOn, String finding, String by, Lift lift) {

    /** One to be recorded. */
    public Violation(CaseKey body, String documentNo, LocalDate confirmedOn, String finding, String by) {
        this(null, body, documentNo, confirmedOn, finding, by, null);
    }

    /** @param approvedBy null while it waits for a second person, and bars on */
    public record Lift(String documentNo, String reason, String proposedBy, String approvedBy) {}
}
