package org.qingnuan.ledger;

import java.time.Instant;

/**
 * Who decided for a village's route.
 *
 * @param reason why another one than the table suggests, null where it is the suggested one
 */
public record RouteChoice(String suggested, String chosen, String clause, String reason, String by, Instant at) {}
