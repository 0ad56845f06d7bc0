package org.qingnuan.finance.subsidy;

import java.util.Map;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;

/**
 * Households of one village that a batch computes, by id with what their rates depend on.
 *
 * @param ceiling the most that a household is due on acceptance, null for no such rule
 */
public record Grant(CaseKey village, long batch, Map<Long, Case> cases, Money ceiling) {

    public Grant(CaseKey village, long batch, Map<Long, Case> cases) {
        this(village, batch, cases, null);
    }
}
