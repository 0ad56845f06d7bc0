package org.qingnuan.ledger;

import java.time.Instant;
import org.qingnuan.shared.CaseKey;

/** A user task that is open; {@code group} is the candidate group, {@code holder} and {@code due} may be null. */
public record OpenTask(
        String taskId,
        CaseKey subject,
        String definition,
        String taskKey,
        String name,
        String group,
        String holder,
        Instant due,
        Instant created) {}
