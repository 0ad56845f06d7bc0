package org.qingnuan.ledger;

import java.time.Instant;
import org.qingnuan.shared.CaseKey;

/**
 * One entry about a condition.
 *
 * @param subject the plan, body, lot or village that brings it
 * @param supersedes the entry that this one replaces, null for none
 * @param superseded another entry has replaced this one
 * @param revoked this one takes the condition back, for the reason in the note
 */
public record ConditionRecord(
        long id,
        CaseKey subject,
        ConditionEntry entry,
        Long supersedes,
        boolean superseded,
        boolean revoked,
        String by,
        Instant at) {}
