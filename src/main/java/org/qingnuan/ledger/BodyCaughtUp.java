package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;

/** A body's share of the plan's own milestones may have changed: whoever supervises it for one looks again. */
record BodyCaughtUp(CaseKey body) {}
