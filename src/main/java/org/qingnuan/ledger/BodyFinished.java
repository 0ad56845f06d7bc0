package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;

/** The last village of a body has ended. */
public record BodyFinished(CaseKey body) {}
