package org.qingnuan.process;

import java.time.Instant;
import java.util.Optional;

/** Runs the engine by hand on a simulated clock: no threads of the engine's own, a fixed order within each working area, so that the same season repeats itself. */
public interface Playback {

    /** Lets the clock stand at {@code now}, for the engine and for every module. */
    void setTime(Instant now);

    /** Lets the clock run on from {@code now} with the machine's, and keeps the offset for the next start. */
    void runFrom(Instant now);

    /** Whether {@link #runFrom} was ever called on this database. */
    boolean runsFromStoredTime();

    /** Executes every job that is due, those that follow from them included; returns how many. */
    int runDueJobs();

    /** The same for one working area alone, such as {@code zichuan-2021.xihe}; different areas may be run at the same time. */
    int runDueJobs(String tenant);

    /** When the next job falls due, empty when none is left. */
    Optional<Instant> nextJob();

    /** Jobs that failed for good. */
    long incidents();

    /** Starts the engine's own threads; from then on jobs run by themselves. */
    void startJobExecutor();
}
