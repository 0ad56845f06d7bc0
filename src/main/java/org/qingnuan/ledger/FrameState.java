package org.qingnuan.ledger;

import java.time.Instant;
import java.time.LocalDate;
import org.qingnuan.shared.CaseKey;

/**
 * A subject in a frame, as of today.
 *
 * @param subjectName the village's or body's Chinese name
 * @param due the last day that is on time
 * @param firedAt when the timer fired, null while it runs
 * @param finishedOn the actual last day of the work, null while open; lateness is judged by it
 * @param recordedAt when the end was recorded, null while open
 * @param waitingFor the other office it waits for, null for none
 * @param extendedUntil the last day by an approved extension, null unless {@code due} is that day
 * @param provisional whether {@code due} counts working days of a year that is not published
 * @param goal whether it is a goal (力争、基本) that nobody is supervised for
 * @param daysLate days after {@code due}, up to {@code finishedOn} or today; 0 when on time
 */
public record FrameState(
        CaseKey subject,
        String subjectName,
        String frame,
        String name,
        LocalDate due,
        Instant firedAt,
        LocalDate finishedOn,
        Instant recordedAt,
        String waitingFor,
        BoardColumn column,
        int daysLate,
        LocalDate extendedUntil,
        boolean provisional,
        boolean goal) {}
