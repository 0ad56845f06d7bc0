package org.qingnuan.finance;

import org.qingnuan.shared.CaseKey;

/** The bank answered what was paid in advance; the season's batch waited for that and may be computed. */
public record AdvanceAnswered(CaseKey seasonBatch) {}
