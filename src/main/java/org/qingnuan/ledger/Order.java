package org.qingnuan.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.qingnuan.shared.CaseKey;

/**
 * A supervision order.
 *
 * @param round from 1, one more for each order of the same body and frame
 * @param correctionDue the last day of the correction order, null while none is issued
 * @param correctionProvisional whether that day will be counted again by a notice that is not out yet
 * @param clearedAt null while an item is open
 */
public record Order(
        CaseKey key,
        CaseKey body,
        String bodyName,
        String frame,
        String frameName,
        int round,
        Instant openedAt,
        Instant clearedAt,
        LocalDate correctionDue,
        boolean correctionProvisional,
        List<Item> items,
        List<Measure> measures) {

    /** One late village or body; reason and promised date are null until explained, {@code endedAt} while it is late. */
    public record Item(
            CaseKey subject,
            String subjectName,
            LocalDate due,
            int daysLate,
            String reason,
            LocalDate promisedOn,
            Instant recordedAt,
            Instant endedAt) {}

    /** One step taken; {@code text} says in Chinese what was ordered, answered or found. */
    public record Measure(String step, String text, String by, Instant at) {}
}
