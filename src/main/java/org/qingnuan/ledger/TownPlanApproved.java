package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;

/** A body's plan is approved (ZC-13). */
public record TownPlanApproved(CaseKey body) {}
