package org.qingnuan.ledger;

import java.time.Instant;
import java.time.LocalDate;

/**
 * When a plan's heating starts (LZ-24).
 *
 * @param startedAt when that was recorded, null before the day
 */
public record HeatingStart(LocalDate on, Instant startedAt) {}
