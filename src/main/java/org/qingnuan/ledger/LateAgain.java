package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;

/** An overdue frame no longer waits for another office, so that its lateness is to be recorded. */
public record LateAgain(CaseKey subject, String frame) {}
