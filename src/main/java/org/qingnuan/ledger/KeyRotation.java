package org.qingnuan.ledger;

import java.time.Instant;
import java.util.List;

/** Seals again by the present key what an earlier one sealed, while people go on working; until all is, the earlier key is needed for reading. */
public interface KeyRotation {

    /** How far each table is; counts rows, which takes as long as reading all of them. */
    List<Standing> standing();

    /** Seals some pages again, each table's after the other's; false when nothing is left. */
    boolean next();

    /** Goes on in the background on this node until nothing is left or it is told to stop; nothing when it runs already. */
    void start();

    /** Stops behind the present pages. */
    void stop();

    boolean running();

    /**
     * A table.
     *
     * @param left rows that an earlier key sealed
     * @param resealed rows done since this key came
     * @param finishedAt null while it is not through
     */
    record Standing(String table, long left, long resealed, Instant finishedAt) {}
}
