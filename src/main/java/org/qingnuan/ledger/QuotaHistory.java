package org.qingnuan.ledger;

import java.time.Instant;
import java.util.List;
import org.qingnuan.shared.CaseKey;

/** All versions of a body's quota, oldest first; the last one holds. */
public record QuotaHistory(CaseKey body, List<Version> versions) {

    /** One version in households; {@code other} is the body at the other end of a transfer, null for the plan's own figure. */
    public record Version(int no, int households, CaseKey other, String reason, String by, Instant at) {}

    public int current() {
        return versions.get(versions.size() - 1).households();
    }
}
