package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;

/** A condition of the plan, body, lot or village has been recorded, so that whoever waits for it may look again. */
public record ConditionRecorded(CaseKey subject) {}
