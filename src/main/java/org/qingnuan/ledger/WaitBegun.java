package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;

/** The subject's work in this frame lies with another office now, so that the subject itself is not late with it. */
public record WaitBegun(CaseKey subject, String frame) {}
