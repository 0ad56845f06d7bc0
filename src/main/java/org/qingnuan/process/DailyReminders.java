package org.qingnuan.process;

import org.qingnuan.shared.PlanId;

/** Reminders of dates that come and of dates that have passed: one job per body and day (B5). */
public interface DailyReminders {

    /**
     * Has a daily job stand ready for each body of the plan; idempotent. Throws
     * {@link org.qingnuan.startup.StartupRefused} when the plan wants a reminder that nobody would receive.
     */
    void begin(PlanId plan);
}
