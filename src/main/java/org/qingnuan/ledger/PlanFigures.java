package org.qingnuan.ledger;

import java.util.List;
import org.qingnuan.shared.PlanId;

/** What is asked of a plan as a whole, for reports and rehearsals. */
public interface PlanFigures {

    /** All open tasks of the plan, oldest first. */
    List<OpenTask> openTasks(PlanId plan);

    /** Those of them that one candidate group works on. */
    List<OpenTask> openTasks(PlanId plan, String group);

    /** All supervision orders of the plan in the order they were opened. */
    List<Order> orders(PlanId plan);

    /** How many times a household of the plan failed its inspection and had to be rectified. */
    int rectifications(PlanId plan);
}
