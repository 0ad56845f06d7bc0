package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;

/** A confirmed household has left the plan; nothing of its village waits for it any more. */
public record HouseholdWithdrawn(CaseKey household) {}
