package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;

/** A village's acceptance has ended; its body may be complete by now. */
public record VillageAccepted(CaseKey village) {}
