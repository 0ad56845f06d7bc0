package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;

/** A wage issue of the village was closed, so that its settlement may go on (JY-14). */
public record WagesPaid(CaseKey village) {}
