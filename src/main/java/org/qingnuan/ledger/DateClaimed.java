package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;

/** An actual date waits for the office's confirmation. */
public record DateClaimed(CaseKey claim) {}
