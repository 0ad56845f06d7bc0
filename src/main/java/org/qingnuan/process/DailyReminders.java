package org.qingnuan.process;

import org.qingnuan.shared.PlanId;

/** Reminders of dates that come and of dates that have passed: one job per body and day, and one for the dates of the plan itself where it has any (B5). */
public interface DailyReminders {

    /**
     * Has a daily job stand ready for each body of the plan, and for the plan where it has dates of its own; idempotent. Throws
     * {@link org.qingnuan.startup.StartupRefused} when the plan wants a reminder that nobody would receive.
     */
    void begin(PlanId plan);
}
