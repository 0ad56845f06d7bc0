package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;

/** A household's rectification was verified, so that it may be inspected again. */
public record RectificationClosed(CaseKey village, CaseKey household) {}
