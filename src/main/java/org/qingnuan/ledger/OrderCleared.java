package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;

/** The last item of a supervision order has ended. */
public record OrderCleared(CaseKey order) {}
