package org.qingnuan.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.qingnuan.shared.CaseKey;

/**
 * What somebody asked for, and what came of it.
 *
 * @param key {@code <village>/extension.<id>}, or the body's
 * @param placeName the village's name, or the body's
 * @param decision null while it waits
 * @param gates whose last day moves, or would as of now while it waits
 */
public record ExtensionRequest(
        CaseKey key,
        String placeName,
        String frame,
        String frameName,
        LocalDate until,
        String reason,
        String requestedBy,
        Instant requestedAt,
        Decision decision,
        String opinion,
        String decidedBy,
        Instant decidedAt,
        List<Gate> gates) {

    public enum Decision {
        APPROVED,
        REJECTED
    }

    /**
     * The gate of one village or body.
     *
     * @param due the last day before the extension
     * @param extensions how many were approved before
     */
    public record Gate(CaseKey subject, String subjectName, LocalDate due, int extensions) {}
}
