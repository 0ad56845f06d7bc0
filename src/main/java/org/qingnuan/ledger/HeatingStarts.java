package org.qingnuan.ledger;

import java.time.LocalDate;
import java.util.Optional;
import org.qingnuan.shared.PlanId;

/** The start of heating as an event of the plan; nothing is late by it (LZ-24, D-12). */
public interface HeatingStarts {

    /** Heating will start on this day; another one is taken until it has started. */
    void expected(PlanId plan, LocalDate on);

    /** The day has come: recorded once, then publishes {@link HeatingStarted}; {@link IllegalStateException} for a plan without a day. */
    void started(PlanId plan);

    /** Empty for a plan that says no day. */
    Optional<HeatingStart> of(PlanId plan);
}
