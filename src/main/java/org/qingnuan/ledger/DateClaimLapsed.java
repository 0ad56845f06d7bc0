package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;

/** An actual date needs no confirmation any more, because its stage was sent back. */
public record DateClaimLapsed(CaseKey claim) {}
