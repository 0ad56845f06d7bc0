package org.qingnuan.rehearsal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.qingnuan.process.ChangedPlans;
import org.qingnuan.shared.PlanId;

/**
 * Rehearsals in the background. Each runs in a process of its own on a scratch database, because it moves the clock of its
 * whole JVM; nothing of it reaches the live database. They are kept as files and survive a restart.
 */
public interface Rehearsals {

    /** So many run at the same time, the others wait for their turn. */
    int AT_ONCE = 2;

    /**
     * Checks the plan as it would be and has it rehearsed; returns at once.
     *
     * @throws org.qingnuan.process.PlanRefused with everything that is wrong with the changed plan
     * @throws RehearsalRefused when anything else of the order cannot be
     */
    Run begin(Order order, String by);

    /** The plan's rehearsals, the newest first. */
    List<Run> of(PlanId plan);

    /** {@link java.util.NoSuchElementException} when the plan has no such rehearsal. */
    Run get(PlanId plan, String id);

    /** Stops a rehearsal that waits or runs; one that has ended stays as it is. */
    void cancel(PlanId plan, String id);

    /** Stops the rehearsal if need be and removes everything that was kept of it. */
    void delete(PlanId plan, String id);

    /** The folder with the {@link Results} of a rehearsal. */
    Path folder(PlanId plan, String id);

    /**
     * What is to be rehearsed: the plan as it is deployed now, with changes.
     *
     * @param files changed models and other files, none for none
     * @param days new last days by {@code <model>/<frame>} as models write them, see {@link ChangedPlans}
     */
    record Order(
            PlanId plan,
            List<ChangedPlans.File> files,
            Map<String, String> days,
            int households,
            long seed,
            Pace pace,
            boolean heatingSeason) {}

    /** Where a rehearsal stands. */
    enum State {
        QUEUED("排队等候"),
        RUNNING("正在演练"),
        DONE("已完成"),
        FAILED("没有完成"),
        CANCELLED("已取消"),
        INTERRUPTED("已中断");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public boolean isOpen() {
            return this == QUEUED || this == RUNNING;
        }
    }

    /**
     * A rehearsal that was ordered; times are by the machine's clock.
     *
     * @param source where the plan's files come from, in Chinese
     * @param moved what dates are moved, in Chinese
     * @param files names of the files that were handed in
     * @param endedAt null before
     * @param problem why it did not come to its end, in Chinese; null when it did or has not ended
     */
    record Run(
            String id,
            String plan,
            String source,
            String moved,
            List<String> files,
            int households,
            long seed,
            String pace,
            boolean heatingSeason,
            String orderedBy,
            Instant orderedAt,
            Instant endedAt,
            State state,
            String problem) {

        /** The same in another state. */
        public Run now(State state, Instant endedAt, String problem) {
            return new Run(
                    id,
                    plan,
                    source,
                    moved,
                    files,
                    households,
                    seed,
                    pace,
                    heatingSeason,
                    orderedBy,
                    orderedAt,
                    endedAt,
                    state,
                    problem);
        }
    }
}
