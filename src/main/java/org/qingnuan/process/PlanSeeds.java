package org.qingnuan.process;

import java.util.List;
import java.util.Map;
import org.qingnuan.shared.PlanId;

/** Brings plans and their staff into an empty database. */
public interface PlanSeeds {

    /** The plans that the settings name, those of directories outside included, each once and in order. */
    List<PlanId> named();

    /**
     * Seeds the shared models, the defaults and the plan, which then waits for its start ({@link PlanStarting}); what is there already stays.
     *
     * @param overlay a class path folder whose files replace the plan's own, such as demonstration rates; null for none
     * @throws RuntimeException with file, element and reason of everything that is wrong
     */
    void seed(PlanId plan, String overlay);

    /**
     * The same with these files of the plan, by path, in place of those that the application brought along.
     *
     * @param overlay a class path folder whose files stand in for those alone that are as the application brought them along
     */
    void seed(PlanId plan, Map<String, byte[]> files, String overlay);

    /** Creates the person unless known, and lets them hold the role in the area. */
    void employ(String user, String name, String password, String role, String area);
}
