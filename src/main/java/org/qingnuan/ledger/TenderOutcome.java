package org.qingnuan.ledger;

/** How a round of a tender ended. */
public enum TenderOutcome {
    AWARDED,
    FAILED
}
