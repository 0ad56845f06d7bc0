package org.qingnuan.ledger;

import java.time.Instant;
import org.qingnuan.shared.CaseKey;

/**
 * One entry of the work record.
 *
 * @param place plan, body or village
 * @param supersedes the entry that this one puts right, null for none
 * @param superseded another entry has put this one right
 */
public record WorkRecord(
        long id, CaseKey place, WorkEntry entry, Long supersedes, boolean superseded, String by, Instant at) {}
