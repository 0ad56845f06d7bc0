package org.qingnuan.ledger;

import java.util.List;

/**
 * A model of milestones and for whom it runs.
 *
 * @param model its name without the plan, such as {@code city-milestones}
 * @param bodies the areas of the bodies that have an instance each; empty where the plan has the one instance
 */
public record MilestoneTrack(String model, List<String> bodies) {

    public MilestoneTrack {
        bodies = bodies == null ? List.of() : List.copyOf(bodies);
    }
}
