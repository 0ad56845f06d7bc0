package org.qingnuan.ledger;

import java.time.Instant;
import java.time.LocalDate;
import org.qingnuan.shared.CaseKey;

/**
 * A subject in a stage.
 *
 * @param frame null outside of any
 * @param finishedOn the actual last day of its work, known once reported; null before
 * @param recordedAt when its end was recorded, null while open
 * @param reopened how often it was sent back since it was first reached
 */
public record StageState(
        CaseKey subject,
        String frame,
        String stage,
        String name,
        Instant startedAt,
        LocalDate finishedOn,
        Instant recordedAt,
        String waitingFor,
        int reopened) {}
