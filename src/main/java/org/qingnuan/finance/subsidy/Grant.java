package org.qingnuan.finance.subsidy;

import java.util.Map;
import org.qingnuan.shared.CaseKey;

/** Households of one village, or of a body in a season, that a batch computes, by id with what their rates depend on. */
public record Grant(CaseKey place, long batch, Map<Long, Case> cases) {}
