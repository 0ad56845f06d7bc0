package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;

/**
 * A running case that an adjustment reaches.
 *
 * @param model the name without its plan
 * @param reference how the process finds the case again; the ledger only keeps it
 */
public record AdjustedCase(CaseKey subject, String model, String reference) {}
