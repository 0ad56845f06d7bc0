package org.qingnuan.finance;

/** More was paid in advance than a season came to; whoever opens clawbacks claims it back (到期收回). */
public record AdvanceSurplus(ClawbackOrder clawback) {}
