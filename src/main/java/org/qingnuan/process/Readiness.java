package org.qingnuan.process;

import java.util.List;
import org.qingnuan.shared.PlanId;

/** What a plan still lacks before it can start; what it needs follows from its plan.yaml and its models. */
public interface Readiness {

    /** One line for each topic, in their order; {@link java.util.NoSuchElementException} for a plan that was never brought in. */
    List<ReadinessLine> of(PlanId plan);
}
