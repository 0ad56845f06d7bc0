package org.qingnuan.ledger;

import java.time.LocalDate;
import org.qingnuan.shared.CaseKey;

/**
 * What a change of a gate would do to the cases of one body, as of today; extensions are kept.
 *
 * @param body the responsible body; the plan itself for a milestone of its own
 * @param notDue open, and on time both before and after
 * @param becomeOverdue on time now, late by the new date
 * @param stayOverdue late by both
 * @param ceaseOverdue late now, on time by the new date
 * @param finished ended, untouched
 */
public record PreviewRow(
        CaseKey body,
        String bodyName,
        String model,
        String frame,
        String name,
        LocalDate dueBefore,
        LocalDate dueAfter,
        int notDue,
        int becomeOverdue,
        int stayOverdue,
        int ceaseOverdue,
        int finished) {}
