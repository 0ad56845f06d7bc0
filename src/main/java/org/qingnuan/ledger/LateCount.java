package org.qingnuan.ledger;

import java.time.LocalDate;

/** How many cases of a body were late at the end of a day; {@code body} is the area's id. */
public record LateCount(LocalDate day, String body, int late) {}
