package org.qingnuan.finance.subsidy;

import java.util.Map;
import org.qingnuan.shared.CaseKey;

/** Households of one village that a batch computes, by id with what their rates depend on. */
public record Grant(CaseKey village, long batch, Map<Long, Case> cases) {}
