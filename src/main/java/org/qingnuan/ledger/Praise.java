package org.qingnuan.ledger;

import java.time.Instant;
import java.time.LocalDate;
import org.qingnuan.shared.CaseKey;

/**
 * A praise circular as it was issued, whatever happens to the body's work afterwards (JY-21).
 *
 * @param due the gate's last day
 * @param finishedOn the actual day on which the last of the cases was finished
 * @param cases how many villages, or 1 for the body itself
 * @param number such as 表扬〔2021〕第1号, without gaps per plan and year
 * @param documentNo the office's own number, null for none
 * @param text what is praised, in Chinese
 */
public record Praise(
        long id,
        CaseKey body,
        String bodyName,
        String frame,
        String frameName,
        LocalDate due,
        LocalDate finishedOn,
        int cases,
        String number,
        String documentNo,
        String text,
        String by,
        Instant at) {

    /** A gate that a body has finished in time, all of its villages, and that it was not praised for yet. */
    public record Candidate(String frame, String frameName, LocalDate due, LocalDate finishedOn, int cases) {}
}
