package org.qingnuan.ledger;

/** What the eligibility table proposed: how many households were screened, of these eligible and not. */
public record Screening(int screened, int eligible, int rejected) {}
