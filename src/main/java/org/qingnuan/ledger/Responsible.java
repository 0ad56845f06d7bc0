package org.qingnuan.ledger;

import java.time.Instant;

/** Who answers for a duty in a town: the post, such as 副镇长, and the person's name. */
public record Responsible(TownDuty duty, String post, String name, String by, Instant at) {}
