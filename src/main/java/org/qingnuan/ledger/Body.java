package org.qingnuan.ledger;

import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Region;

/** A responsible body (责任主体) with its present quota, in {@code unit}. */
public record Body(CaseKey key, Region area, int target, String unit) {}
