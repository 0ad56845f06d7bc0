package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;

/** A household of the village was closed without payment, so that the village may be settled. */
public record PaymentClosed(CaseKey village) {}
