package org.qingnuan.ledger;

import java.time.Instant;

/** One decision on a season's readings; {@code opinion} null where none was given. */
public record SeasonReview(int round, int no, String label, boolean approved, String opinion, String by, Instant at) {}
