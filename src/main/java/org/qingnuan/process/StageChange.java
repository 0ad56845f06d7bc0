package org.qingnuan.process;

import java.util.List;

/**
 * Which stages a plan shall not have any more, and which it shall have.
 *
 * @param without ids as {@link PlanStage} has them
 * @param with in the order in which they are put in
 */
public record StageChange(List<String> without, List<Added> with) {

    public StageChange {
        without = List.copyOf(without);
        with = List.copyOf(with);
    }

    /** @param after the stage that comes before it; null for its usual place, which one of the plan's own has not */
    public record Added(String stage, String after) {}

    public boolean isEmpty() {
        return without.isEmpty() && with.isEmpty();
    }
}
