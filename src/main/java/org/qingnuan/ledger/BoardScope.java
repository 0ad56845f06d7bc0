package org.qingnuan.ledger;

import java.util.List;
import org.qingnuan.shared.PlanId;

/**
 * What part of a plan the board is about.
 *
 * @param bodies ids of the bodies' areas; {@link #WHOLE_PLAN} for the plan's own milestones
 * @param stage only villages that stand in this stage, null for all
 * @param contractor only villages whose lot this company won, null for all
 */
public record BoardScope(PlanId plan, List<String> bodies, String stage, String contractor) {

    /** Stands among the bodies for the plan itself, whose milestones belong to none of them. */
    public static final String WHOLE_PLAN = "";

    public BoardScope {
        bodies = List.copyOf(bodies);
    }

    /** Whether it is everything of its bodies, which tallies are kept of. */
    boolean unfiltered() {
        return stage == null && contractor == null;
    }

    /** Everything of these bodies. */
    public static BoardScope of(PlanId plan, List<String> bodies) {
        return new BoardScope(plan, bodies, null, null);
    }
}
