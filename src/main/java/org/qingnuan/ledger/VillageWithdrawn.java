package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;

/** A village has left the plan, so that its process has to end. */
public record VillageWithdrawn(CaseKey village) {}
