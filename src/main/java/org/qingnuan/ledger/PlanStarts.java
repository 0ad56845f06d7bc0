package org.qingnuan.ledger;

import java.time.Instant;
import java.util.Optional;
import org.qingnuan.shared.PlanId;

/** Which plans were started by whom; a plan that was only brought in waits. */
public interface PlanStarts {

    /** Who started a plan when; {@code by} is {@code system} for plans that began as they came in. */
    record Start(String by, Instant at) {}

    /** Empty while the plan waits to be started. */
    Optional<Start> of(PlanId plan);

    /** True once per plan, for whoever starts it; holds the plan's row until the transaction ends. {@link java.util.NoSuchElementException} if it was never registered. */
    boolean claim(PlanId plan, String by);
}
