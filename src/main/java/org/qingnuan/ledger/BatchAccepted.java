package org.qingnuan.ledger;

import java.util.List;
import org.qingnuan.shared.CaseKey;

/** These households passed their inspection together, so that they may be paid. */
public record BatchAccepted(CaseKey village, long batch, List<Long> households) {}
