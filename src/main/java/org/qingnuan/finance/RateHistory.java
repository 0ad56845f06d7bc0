package org.qingnuan.finance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.qingnuan.shared.PlanId;

/** What became of a plan's rates after its deployment: which were used, and who changed which why. */
public interface RateHistory {

    /**
     * By the rate's name, how many entitlements were computed by it. Until the caller's transaction ends, no further one of the
     * plan is computed, so that what was not used before a change is not used during it.
     */
    Map<String, Integer> used(PlanId plan);

    /** Keeps what changed for good. */
    void record(PlanId plan, List<Change> changes, String reason, String by);

    /** The newest first. */
    List<Recorded> of(PlanId plan);

    /**
     * A row of the table, its cells in words.
     *
     * @param before null for a row that came in
     */
    record Change(String before, String after) {}

    /** @param reason null for rows that only came in and for which none was given */
    record Recorded(Change change, String reason, String by, Instant at) {}
}
