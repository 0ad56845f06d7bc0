package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;

/** What each body has done beside its villages, such as {@code power-supply} (LZ-07); the body ends only with all of it. */
public interface Tracks {

    /** True exactly once per body and track: for whoever starts its process. */
    boolean claimStart(CaseKey body, String track);

    /** Ends a track once and publishes {@link TrackFinished}; idempotent. */
    void finished(CaseKey body, String track);

    /** Whether all tracks that were started for the body have ended. */
    boolean allFinished(CaseKey body);
}
