package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;

/** A running case that an adjustment reaches; {@code model} is the name without its plan. */
public record AdjustedCase(CaseKey subject, String model) {}
