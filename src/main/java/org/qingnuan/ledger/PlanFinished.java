package org.qingnuan.ledger;

import org.qingnuan.shared.PlanId;

/** The last body of a plan has finished. */
public record PlanFinished(PlanId plan) {}
