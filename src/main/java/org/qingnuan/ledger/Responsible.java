package org.qingnuan.ledger;

import java.time.Instant;

/**
 * Who answers for a duty in a town.
 *
 * @param post such as 副镇长
 * @param account whose tasks of the duty are handed to this person; null where the group works them
 */
public record Responsible(TownDuty duty, String post, String name, String account, String by, Instant at) {}
