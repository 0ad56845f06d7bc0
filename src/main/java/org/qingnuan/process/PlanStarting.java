package org.qingnuan.process;

import java.util.List;
import java.util.Optional;
import org.qingnuan.ledger.PlanStarts;
import org.qingnuan.shared.PlanId;

/** The one way a plan starts: by a person, once, and only when nothing required is missing. */
public interface PlanStarting {

    /** Who started the plan when, empty while it waits. */
    Optional<PlanStarts.Start> started(PlanId plan);

    /**
     * Starts the plan's programme unless something is missing, asked in the same transaction. Daily reminders and seasons
     * ({@link DailyReminders}, {@link SeasonStarts}) are begun by whoever calls: a rehearsal has none.
     *
     * @param by the person who starts it
     */
    Outcome start(PlanId plan, String by);

    /** What became of it. */
    sealed interface Outcome {

        /** The programme begins with the next job. */
        record Started() implements Outcome {}

        /** It was started before; nothing happened. */
        record AlreadyStarted(PlanStarts.Start start) implements Outcome {}

        /** Nothing happened; every line that is {@link ReadinessState#MISSING}. */
        record Refused(List<ReadinessLine> missing) implements Outcome {

            /** All that is missing as one Chinese sentence per line. */
            public List<String> sentences() {
                return missing.stream()
                        .map(line -> "%s：%s".formatted(line.topic().label(), line.text())
                                + (line.missing().isEmpty() ? "" : "（" + String.join("；", line.missing()) + "）"))
                        .toList();
            }
        }
    }
}
