package org.qingnuan.process;

import org.qingnuan.shared.PlanId;

/** The heating seasons of a plan's bodies, each started on its first day (ZC-10). */
public interface SeasonStarts {

    /** Starts every season that has begun and was not started, in turn, and orders the next; idempotent, nothing for a plan without seasons. */
    void begin(PlanId plan);
}
