package org.qingnuan.ledger;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A word of the ecology office on a body's full coverage (JY-10).
 *
 * @param documentNo the office's own number, null for none
 * @param opinion null for none
 * @param measure what the body did about a refusal, null while nothing
 */
public record CoverageAssessment(
        boolean covered,
        LocalDate assessedOn,
        String documentNo,
        String opinion,
        String by,
        Instant at,
        String measure) {}
