package org.qingnuan.process;

import org.qingnuan.shared.PlanId;

/** Brings plans and their staff into an empty database. */
public interface PlanSeeds {

    /**
     * Seeds the shared models, the defaults and the plan, which then waits for its start ({@link PlanStarting}); what is there already stays.
     *
     * @param overlay a class path folder whose files replace the plan's own, such as demonstration rates; null for none
     * @throws RuntimeException with file, element and reason of everything that is wrong
     */
    void seed(PlanId plan, String overlay);

    /** Creates the person unless known, and lets them hold the role in the area. */
    void employ(String user, String name, String password, String role, String area);
}
