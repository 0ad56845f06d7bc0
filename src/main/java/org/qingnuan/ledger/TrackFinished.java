package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;

/** One of a body's tracks beside its villages has ended. */
public record TrackFinished(CaseKey body, String track) {}
